import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import type { GoalWords } from '../fields/useGoalWords';
import { type GoalStore, goalSpecs } from '../model';

const settable = ['status', 'ownerId', 'municipalityId', 'level', 'health'] as const;
type Settable = (typeof settable)[number];

interface BulkBarProps {
  store: GoalStore;
  ids: readonly string[];
  words: GoalWords;
  onMoveTo: () => void;
  onRemove: () => void;
  onClear: () => void;
}

/** What can be done with all that are chosen. */
export default function BulkBar({ store, ids, words, onMoveTo, onRemove, onClear }: BulkBarProps) {
  const { t } = useTranslation('goals');
  const [field, setField] = useState<Settable>('status');
  const spec = goalSpecs[field];
  const set = (value: string) => {
    if (value === '') return;
    store.setMany(ids, { [field]: value === 'none' ? null : value });
    announce(t('bulk.set', { count: ids.length }));
  };
  return (
    <section className="tree__bulk" aria-label={t('bulk.label')}>
      <b>{t('bulk.chosen', { count: ids.length })}</b>
      <select
        className="ds-input"
        aria-label={t('bulk.field')}
        value={field}
        onChange={(event) => setField(event.target.value as Settable)}
      >
        {settable.map((one) => (
          <option key={one} value={one}>
            {t(`fields.${one}`)}
          </option>
        ))}
      </select>
      <select
        className="ds-input"
        aria-label={t('bulk.value')}
        value=""
        onChange={(event) => set(event.target.value)}
      >
        <option value="">{t('bulk.setTo')}</option>
        <option value="none">{t('notSet')}</option>
        {(words.choices(spec) ?? []).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Button variant="secondary" data-size="sm" onClick={onMoveTo}>
        {t('acts.moveTo')}
      </Button>
      <Button variant="secondary" data-size="sm" onClick={onRemove}>
        {t('acts.remove')}
      </Button>
      <Button variant="tertiary" data-size="sm" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
    </section>
  );
}
