import { Button } from '@digdir/designsystemet-react';
import { TrashIcon } from '@navikt/aksel-icons';
import { type FormEvent, useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { parseField } from '../fields/parse';
import { allSpecs, chosen as chosenValue, type FieldWords } from '../fields/useFieldWords';
import { type MapStore, type StakeholderField, stakeholderSpecs } from '../model';

interface BulkBarProps {
  store: MapStore;
  words: FieldWords;
  chosen: ReadonlySet<string>;
  onRemove: (ids: readonly string[]) => void;
  onDone: () => void;
}

const offered = allSpecs
  .map(([field]) => field)
  .filter(
    (field) => !['name', 'personalData', 'relevantSteps', 'tags', 'parentId'].includes(field),
  );

/** One change to all chosen rows at once; each is one step of undo. */
export function BulkBar({ store, words, chosen, onRemove, onDone }: BulkBarProps) {
  const { t } = useTranslation('stakeholders');
  const ids = [...chosen];
  return (
    <section className="table__bulk" aria-label={t('bulk.label')}>
      <strong>{t('bulk.chosen', { count: ids.length })}</strong>
      <SetField store={store} words={words} ids={ids} />
      <AddTag store={store} ids={ids} />
      <Button
        variant="secondary"
        data-size="sm"
        onClick={() => {
          onRemove(ids);
          onDone();
        }}
      >
        <TrashIcon aria-hidden />
        {t('bulk.remove')}
      </Button>
      <Button variant="tertiary" data-size="sm" onClick={onDone}>
        {t('bulk.none')}
      </Button>
    </section>
  );
}

interface ManyProps {
  store: MapStore;
  ids: readonly string[];
}

function SetField({ store, words, ids }: ManyProps & { words: FieldWords }) {
  const { t } = useTranslation('stakeholders');
  const [field, setField] = useState<StakeholderField>('ownerId');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const spec = stakeholderSpecs[field];
  const choices = words.choices(spec);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const parsed = choices ? { value: chosenValue(spec, text) } : parseField(spec, text);
    if ('wrong' in parsed) return setWrong(parsed.wrong);
    store.setMany(ids, { [field]: parsed.value });
    announce(t('bulk.done', { count: ids.length }));
  };
  const range = spec.type === 'number' ? { min: spec.min, max: spec.max } : {};
  return (
    <form className="table__bulk-form" onSubmit={apply}>
      <select
        className="ds-input"
        aria-label={t('bulk.field')}
        value={field}
        onChange={(event) => {
          setField(event.target.value as StakeholderField);
          setText('');
          setWrong(null);
        }}
      >
        {offered.map((one) => (
          <option key={one} value={one}>
            {t(`fields.${one}`)}
          </option>
        ))}
      </select>
      {choices ? (
        <select
          className="ds-input"
          aria-label={t('bulk.value')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        >
          <option value="">{t('notSet')}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          className="ds-input"
          aria-label={t('bulk.value')}
          aria-invalid={wrong !== null}
          placeholder={t('notSet')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(null);
          }}
        />
      )}
      <Button type="submit" variant="secondary" data-size="sm">
        {t('bulk.apply')}
      </Button>
      {wrong && (
        <p className="ds-validation-message" role="alert">
          {t(`wrong.${wrong}`, range)}
        </p>
      )}
    </form>
  );
}

function AddTag({ store, ids }: ManyProps) {
  const { t } = useTranslation('stakeholders');
  const [tag, setTag] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (tag.trim() === '') return;
    store.addTag(ids, tag);
    announce(t('bulk.done', { count: ids.length }));
    setTag('');
  };
  return (
    <form className="table__bulk-form" onSubmit={add}>
      <input
        className="ds-input"
        aria-label={t('bulk.tag')}
        placeholder={t('bulk.tag')}
        value={tag}
        onChange={(event) => setTag(event.target.value)}
      />
      <Button type="submit" variant="secondary" data-size="sm">
        {t('bulk.addTag')}
      </Button>
    </form>
  );
}
