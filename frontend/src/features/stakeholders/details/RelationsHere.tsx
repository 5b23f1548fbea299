import { Button } from '@digdir/designsystemet-react';
import { TrashIcon } from '@navikt/aksel-icons';
import { type FormEvent, useState } from 'react';
import { SelectField } from '@/design';
import { CommentButton } from '@/features/comments/button';
import { useTranslation } from '@/i18n';
import {
  type MapStore,
  mutualTypes,
  type Relation,
  type RelationType,
  relationTypes,
  useRelations,
  useStakeholders,
} from '../model';

interface RelationsHereProps {
  store: MapStore;
  id: string;
  writing: boolean;
  onSelect: (ids: readonly string[]) => void;
}

/** The relations of one stakeholder as sentences, and a way to add one. */
export function RelationsHere({ store, id, writing, onSelect }: RelationsHereProps) {
  const { t } = useTranslation('stakeholders');
  const relations = [...useRelations(store).values()].filter(
    (one) => one.fromId === id || one.toId === id,
  );
  return (
    <>
      {relations.length === 0 && <p className="quiet small">{t('relations.none')}</p>}
      <ul className="details__relations">
        {relations.map((relation) => (
          <RelationLine key={relation.id} {...{ store, id, relation, writing, onSelect }} />
        ))}
      </ul>
      {writing && <NewRelation store={store} id={id} />}
    </>
  );
}

function RelationLine(props: RelationsHereProps & { relation: Relation }) {
  const { store, id, relation, writing, onSelect } = props;
  const { t } = useTranslation('stakeholders');
  const otherId = relation.fromId === id ? relation.toId : relation.fromId;
  const nameOf = (one: string) => store.stakeholder(one)?.name || t('nameless');
  const type = relation.type ? t(`values.relationType.${relation.type}`) : t('relations.untyped');
  const sentence = `${nameOf(relation.fromId)} ${type} ${nameOf(relation.toId)}`;
  return (
    <li>
      <button type="button" className="details__relation" onClick={() => onSelect([otherId])}>
        {sentence}
        {relation.state === 'desired' && (
          <span className="quiet"> ({t('values.relationState.desired')})</span>
        )}
      </button>
      <CommentButton anchor={{ kind: 'relation', id: relation.id, quote: sentence }} small />
      {writing && (
        <button
          type="button"
          className="tool"
          title={t('relations.remove', { relation: sentence })}
          onClick={() => store.removeRelations([relation.id])}
        >
          <TrashIcon aria-hidden />
        </button>
      )}
    </li>
  );
}

function NewRelation({ store, id }: { store: MapStore; id: string }) {
  const { t, i18n } = useTranslation('stakeholders');
  const [type, setType] = useState<RelationType>('collaborates');
  const [to, setTo] = useState('');
  const others = [...useStakeholders(store).values()]
    .filter((one) => one.id !== id)
    .sort((a, b) => a.name.localeCompare(b.name, i18n.language));
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!store.stakeholder(to)) return;
    const directed = !mutualTypes.includes(type);
    store.addRelation({
      fromId: id,
      toId: to,
      type,
      directed,
      strength: 2,
      quality: 'unknown',
      state: 'current',
    });
    setTo('');
  };
  return (
    <form className="details__pair details__new" onSubmit={add}>
      <SelectField
        label={t('relationFields.type')}
        value={type}
        onChange={(event) => setType(event.target.value as RelationType)}
      >
        {relationTypes.map((one) => (
          <option key={one} value={one}>
            {t(`values.relationType.${one}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('relations.with')}
        value={to}
        onChange={(event) => setTo(event.target.value)}
      >
        <option value="">{t('relations.choose')}</option>
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name || t('nameless')}
          </option>
        ))}
      </SelectField>
      <Button type="submit" variant="secondary" data-size="sm">
        {t('relations.add')}
      </Button>
    </form>
  );
}
