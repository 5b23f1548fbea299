import { Button } from '@digdir/designsystemet-react';
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons';
import { type FormEvent, useMemo, useState } from 'react';
import { CommentButton } from '@/features/comments/button';
import { useTranslation } from '@/i18n';
import { FieldControl } from '../details/FieldControl';
import type { FieldWords } from '../fields/useFieldWords';
import {
  type MapStore,
  mutualTypes,
  type RelationType,
  relationSpecs,
  relationTypes,
  useRelation,
  useRelations,
} from '../model';
import type { ViewProps } from '../view';
import { useRelationColumns } from './columns';
import { DataGrid } from './DataGrid';
import { relationRules } from './rules';
import { useRelationSource } from './source';
import { useArranged } from './useArranged';
import { useChosen } from './useChosen';
import type { Sort } from './useGridKeys';
import { useNarrow } from './useNarrow';

/** The network as a list: from whom, to whom, of what sort. */
export function RelationsTable({ store, room, words, writing }: ViewProps & { words: FieldWords }) {
  const { t } = useTranslation('stakeholders');
  const all = useRelations(store);
  const [text, setText] = useState('');
  const [sort, setSort] = useState<Sort | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  const rules = useMemo(() => relationRules(store, words, text, sort), [store, words, text, sort]);
  const { rows } = useArranged(all, rules);
  const { chosen, choose, chooseNone } = useChosen(all);
  const columns = useRelationColumns();
  const source = useRelationSource(store, words);
  const narrow = useNarrow();
  const ids = rows.flatMap((row) => (row.kind === 'row' ? [row.id] : []));
  return (
    <>
      <div className="table__tools">
        <input
          type="search"
          className="ds-input table__search"
          aria-label={t('table.searchRelations')}
          placeholder={t('table.searchRelations')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {writing && <NewRelation store={store} words={words} onAdded={setFresh} />}
        {chosen.size > 0 && writing && (
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() => {
              store.removeRelations([...chosen]);
              chooseNone();
            }}
          >
            <TrashIcon aria-hidden />
            {t('relations.removeMany', { count: chosen.size })}
          </Button>
        )}
      </div>
      {all.size === 0 ? (
        <div className="table__none">
          <p>{t(writing ? 'relations.start' : 'relations.none')}</p>
        </div>
      ) : narrow ? (
        <div className="table__scroller">
          {ids.map((id) => (
            <RelationCard key={id} {...{ id, store, words, writing }} />
          ))}
        </div>
      ) : (
        <DataGrid
          label={t('table.relations')}
          {...{ source, room, rows, columns, writing, chosen, sort }}
          onChoose={choose}
          onSort={setSort}
          openId={null}
          goTo={fresh}
        />
      )}
    </>
  );
}

interface NewRelationProps {
  store: MapStore;
  words: FieldWords;
  onAdded: (id: string) => void;
}

function NewRelation({ store, words, onAdded }: NewRelationProps) {
  const { t } = useTranslation('stakeholders');
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const [type, setType] = useState<RelationType>('collaborates');
  const [to, setTo] = useState('');
  const ready = from !== '' && to !== '' && from !== to;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const directed = !mutualTypes.includes(type);
    const rest = { strength: 2, quality: 'unknown', state: 'current' } as const;
    onAdded(store.addRelation({ fromId: from, toId: to, type, directed, ...rest }));
    setTo('');
  };
  if (!open) {
    return (
      <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
        <PlusIcon aria-hidden />
        {t('relations.new')}
      </Button>
    );
  }
  const people = words.choices(relationSpecs.fromId) ?? [];
  const Who = ({
    label,
    value,
    set,
  }: {
    label: string;
    value: string;
    set: (id: string) => void;
  }) => whoSelect({ label, value, set, people, choose: t('relations.choose') });
  return (
    <form className="table__bulk-form" onSubmit={add}>
      {Who({ label: t('relationFields.fromId'), value: from, set: setFrom })}
      <select
        className="ds-input"
        aria-label={t('relationFields.type')}
        value={type}
        onChange={(event) => setType(event.target.value as RelationType)}
      >
        {relationTypes.map((one) => (
          <option key={one} value={one}>
            {t(`values.relationType.${one}`)}
          </option>
        ))}
      </select>
      {Who({ label: t('relationFields.toId'), value: to, set: setTo })}
      <Button type="submit" data-size="sm" disabled={!ready}>
        {t('relations.add')}
      </Button>
    </form>
  );
}

interface WhoProps {
  label: string;
  value: string;
  set: (id: string) => void;
  people: { value: string; label: string }[];
  choose: string;
}

function whoSelect({ label, value, set, people, choose }: WhoProps) {
  return (
    <select
      className="ds-input"
      aria-label={label}
      value={value}
      onChange={(event) => set(event.target.value)}
    >
      <option value="">
        {label}: {choose}
      </option>
      {people.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}

interface RelationCardProps {
  id: string;
  store: MapStore;
  words: FieldWords;
  writing: boolean;
}

function RelationCard({ id, store, words, writing }: RelationCardProps) {
  const { t } = useTranslation('stakeholders');
  const [open, setOpen] = useState(false);
  const relation = useRelation(store, id);
  if (!relation) return null;
  const say = (key: 'fromId' | 'type' | 'toId') => words.say(relationSpecs[key], relation[key]);
  return (
    <details
      className="details__contact cards__relation"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {say('fromId')} <em>{say('type') || t('relations.untyped')}</em> {say('toId')}
      </summary>
      <CommentButton
        anchor={{
          kind: 'relation',
          id,
          quote: `${say('fromId')} ${say('type')} ${say('toId')}`,
        }}
      />
      {open &&
        Object.entries(relationSpecs).map(([key, spec]) => {
          const value = relation[key as keyof typeof relation];
          const label = t(`relationFields.${key}`);
          if (!writing) {
            return (
              <p key={key} className="small">
                <span className="quiet">{label}: </span>
                {words.say(spec, value) || t('notSet')}
              </p>
            );
          }
          return (
            <FieldControl
              key={key}
              {...{ spec, label, value, words }}
              onSet={(next) => store.setRelation(id, { [key]: next })}
            />
          );
        })}
      {open && writing && (
        <button type="button" className="plain-button" onClick={() => store.removeRelations([id])}>
          <TrashIcon aria-hidden />
          {t('relations.removeMany', { count: 1 })}
        </button>
      )}
    </details>
  );
}
