import { useDeferredValue, useId, useMemo, useState } from 'react';
import { TextField } from '@/design';
import { useTranslation } from '@/i18n';
import { type GoalStore, useGoals, useTree } from '../model';
import { findGoals } from './find';
import './picker.css';

interface GoalChoiceProps {
  store: GoalStore;
  legend: string;
  /** What choosing no goal means; without it one must be chosen. */
  none?: string;
  /** A goal's id, '' for none, null as long as nothing is chosen. */
  value: string | null;
  onChange: (goalId: string) => void;
}

/** One goal of an open list, found by typing. */
export function GoalChoice({ store, legend, none, value, onChange }: GoalChoiceProps) {
  const { t } = useTranslation('goalwork');
  const name = useId();
  const tree = useTree(store);
  const goals = useGoals(store);
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const { found, left } = useMemo(() => findGoals(tree, goals, wanted), [tree, goals, wanted]);
  return (
    <fieldset className="goal-choice">
      <legend className="ds-label" data-weight="medium">
        {legend}
      </legend>
      {goals.size > 8 && (
        <TextField
          label={t('picker.search')}
          type="search"
          value={query}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <div className="goal-choice__list">
        {none !== undefined && (
          <Option {...{ name, value, onChange }} id="" depth={0} words={none} quiet />
        )}
        {found.map((id) => (
          <Option
            key={id}
            {...{ name, value, onChange, id }}
            depth={wanted ? 0 : tree.depth(id)}
            words={`${tree.code(id)} ${goals.get(id)?.title || t('block.untitled')}`}
          />
        ))}
        {found.length === 0 && goals.size > 0 && <p className="quiet">{t('picker.none')}</p>}
        {left > 0 && <p className="quiet">{t('picker.more', { count: left })}</p>}
      </div>
    </fieldset>
  );
}

interface OptionProps {
  name: string;
  id: string;
  value: string | null;
  depth: number;
  words: string;
  quiet?: boolean;
  onChange: (goalId: string) => void;
}

function Option({ name, id, value, depth, words, quiet, onChange }: OptionProps) {
  return (
    <label data-depth={Math.min(depth, 5)} data-quiet={quiet}>
      <input type="radio" name={name} checked={value === id} onChange={() => onChange(id)} />
      <span>{words}</span>
    </label>
  );
}
