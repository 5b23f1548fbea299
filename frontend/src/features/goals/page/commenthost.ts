import type { EntityHost } from '@/features/comments/model';
import type { GoalStore } from '../model';

interface Ways {
  select: (ids: readonly string[]) => void;
  openPlan: (id: string) => void;
}

/** Lets comments name and open what they are about in a goal list. */
export function hostOf(store: GoalStore, { select, openPlan }: Ways): EntityHost {
  const goalOf = (kind: string, id: string) =>
    kind === 'goal' ? id : kind === 'indicator' ? store.indicator(id)?.goalId : undefined;
  return {
    nameOf: ({ kind, id = '' }) => {
      if (kind === 'goal') return store.goal(id)?.title ?? null;
      if (kind === 'plan') return store.plan(id)?.title ?? null;
      return kind === 'indicator' ? (store.indicator(id)?.name ?? null) : null;
    },
    show: ({ kind, id = '' }) => {
      const goal = goalOf(kind, id);
      if (kind === 'plan' && store.plan(id)) openPlan(id);
      else if (goal && store.goal(goal)) select([goal]);
    },
  };
}
