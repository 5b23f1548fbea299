import { SelectField } from '@/design';
import { useTranslation } from '@/i18n';
import { useGoalName } from '../inputs';
import { type Plan, useGoals, useIndicators, useTree } from '../model';
import type { GoalViewProps } from '../view';

interface MembersProps extends GoalViewProps {
  plan: Plan;
  of: 'goals' | 'indicators';
}

/** The goals a plan works for, or the indicators that show whether it does. */
export function Members({ store, plan, of, writing, onSelect }: MembersProps) {
  const { t } = useTranslation('goalviews');
  const goals = useGoals(store);
  const tree = useTree(store);
  const indicators = useIndicators(store);
  const goalName = useGoalName(store);
  const nameOf = (id: string) =>
    of === 'goals'
      ? `${tree.code(id)} ${goalName(id)}`
      : indicators.get(id)?.name || t('indicators.nameless');
  const there = of === 'goals' ? goals : indicators;
  const own = (of === 'goals' ? plan.goalIds : plan.indicatorIds).filter((id) => there.has(id));
  // Indicators of the plan's goals first: those are what is meant most often.
  const near = new Set(plan.goalIds);
  const offered =
    of === 'goals'
      ? tree.order.filter((id) => !own.includes(id))
      : [...indicators.values()]
          .filter(({ id }) => !own.includes(id))
          .sort((a, b) => Number(near.has(b.goalId)) - Number(near.has(a.goalId)))
          .map(({ id }) => id);
  const open = (id: string) => onSelect([of === 'goals' ? id : (indicators.get(id)?.goalId ?? '')]);
  return (
    <div className="plan__members">
      <p className="ds-label">{t(`plans.${of}`)}</p>
      {own.length === 0 && <p className="quiet small">{t(`plans.no.${of}`)}</p>}
      <ul>
        {own.map((id) => (
          <li key={id}>
            <button type="button" className="stale__one" onClick={() => open(id)}>
              {nameOf(id)}
            </button>
            {writing && (
              <button
                type="button"
                className="plain-button"
                aria-label={t('plans.takeOut', { name: nameOf(id) })}
                onClick={() => store.putInPlan(plan.id, of, id, false)}
              >
                <span aria-hidden="true">×</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {writing && offered.length > 0 && (
        <SelectField
          label={t(`plans.put.${of}`)}
          value=""
          onChange={(event) =>
            event.target.value && store.putInPlan(plan.id, of, event.target.value, true)
          }
        >
          <option value="">{t('plans.choose')}</option>
          {offered.map((id) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
