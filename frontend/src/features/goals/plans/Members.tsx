import { useDeferredValue, useState } from 'react';
import { announce } from '@/design';
import { found, SearchField } from '@/features/listbox';
import { useTranslation } from '@/i18n';
import { useGoalName } from '../inputs';
import { type GoalStore, type Plan, useGoals, useIndicators, useTree } from '../model';
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
      {writing && there.size > own.length && <AddMember {...{ store, plan, of, own, nameOf }} />}
    </div>
  );
}

interface AddMemberProps extends Pick<MembersProps, 'store' | 'plan' | 'of'> {
  own: readonly string[];
  nameOf: (id: string) => string;
}

/** One more, found by typing. */
function AddMember({ store, plan, of, own, nameOf }: AddMemberProps) {
  const { t } = useTranslation('goalviews');
  const [typed, setTyped] = useState<string | null>(null);
  const query = useDeferredValue(typed ?? '');
  const goalName = useGoalName(store);
  const offered = typed === null ? [] : offeredTo(store, plan, of, own);
  const { options, left } = found(offered, query, nameOf);
  return (
    <SearchField<string>
      label={t(`plans.put.${of}`)}
      placeholder={t('find.hint')}
      {...{ typed, options }}
      onTyped={setTyped}
      keyOf={(id) => id}
      name={nameOf}
      hint={(id) => (of === 'goals' ? '' : goalName(store.indicator(id)?.goalId ?? ''))}
      none={t('find.none')}
      more={left > 0 ? t('find.more', { count: left }) : undefined}
      onTake={(id) => {
        store.putInPlan(plan.id, of, id, true);
        announce(t('plans.added', { name: nameOf(id) }));
      }}
    />
  );
}

/** Indicators of the plan's goals first: those are what is meant most often. */
function offeredTo(
  store: GoalStore,
  plan: Plan,
  of: 'goals' | 'indicators',
  own: readonly string[],
) {
  const taken = new Set(own);
  if (of === 'goals') return store.tree().order.filter((id) => !taken.has(id));
  const near = new Set(plan.goalIds);
  return [...store.indicators().values()]
    .filter(({ id }) => !taken.has(id))
    .sort((a, b) => Number(near.has(b.goalId)) - Number(near.has(a.goalId)))
    .map(({ id }) => id);
}
