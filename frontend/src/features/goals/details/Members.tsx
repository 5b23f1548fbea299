import { type FormEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from '@/i18n';
import { type Goal, type GoalSet, type GoalStore, limits, steps, useGoals } from '../model';

interface MembersProps {
  store: GoalStore;
  goal: Goal;
  set: Exclude<GoalSet, 'steps'>;
}

/** A set of words, each with a way off, and a field that offers those of the other goals. */
export function Members({ store, goal, set }: MembersProps) {
  const { t } = useTranslation('goals');
  const id = useId();
  const [typed, setTyped] = useState('');
  const members = goal[set];
  const goals = useGoals(store);
  const known = useMemo(() => {
    const all = new Set<string>();
    for (const one of goals.values()) for (const member of one[set]) all.add(member);
    for (const member of members) all.delete(member);
    return [...all].sort((a, b) => a.localeCompare(b));
  }, [goals, set, members]);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const wanted = typed.split(/[,;\n]/).filter((one) => one.trim() !== '');
    store.transact(() => {
      for (const member of wanted) store.addTo([goal.id], set, member);
    });
    setTyped('');
  };
  return (
    <form className="field" data-field={set} onSubmit={add}>
      <label className="ds-label" data-weight="medium" htmlFor={id}>
        {t(`fields.${set}`)}
      </label>
      {members.length > 0 && (
        <ul className="goal-details__members">
          {members.map((member) => (
            <li key={member} className="tag">
              {member}
              <button
                type="button"
                className="goal-details__off"
                aria-label={t('members.remove', { member })}
                onClick={() => store.removeFrom([goal.id], set, member)}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        className="ds-input"
        list={`${id}-known`}
        value={typed}
        maxLength={limits.member * 8}
        placeholder={t('members.add')}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={(event) => typed.trim() !== '' && add(event)}
      />
      <datalist id={`${id}-known`}>
        {known.map((member) => (
          <option key={member} value={member} />
        ))}
      </datalist>
    </form>
  );
}

/** The nine steps, each on or off, so that two people can each add one. */
export function StepChoice({ store, goal }: { store: GoalStore; goal: Goal }) {
  const { t } = useTranslation(['goals', 'connect']);
  return (
    <fieldset className="goal-details__steps" data-field="steps">
      <legend className="ds-label" data-weight="medium">
        {t('fields.steps')}
      </legend>
      {steps.map((step) => {
        const on = goal.steps.includes(step);
        return (
          <button
            key={step}
            type="button"
            className="goal-details__step"
            aria-pressed={on}
            onClick={() =>
              on
                ? store.removeFrom([goal.id], 'steps', step)
                : store.addTo([goal.id], 'steps', step)
            }
          >
            <span aria-hidden="true">{on ? '✓' : step}</span>
            {t(`connect:steps.${step}.title`)}
          </button>
        );
      })}
    </fieldset>
  );
}
