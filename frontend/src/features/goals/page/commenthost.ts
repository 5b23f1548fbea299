import type { EntityHost } from '@/features/comments/model';
import type { GoalStore } from '../model';

/** Lets comments name and open what they are about in a goal list. */
export function hostOf(store: GoalStore, select: (ids: readonly string[]) => void): EntityHost {
  const goalOf = (kind: string, id: string) =>
    kind === 'goal' ? id : kind === 'indicator' ? store.indicator(id)?.goalId : undefined;
  return {
    nameOf: ({ kind, id = '' }) => {
      if (kind === 'goal') return store.goal(id)?.title ?? null;
      return kind === 'indicator' ? (store.indicator(id)?.name ?? null) : null;
    },
    show: ({ kind, id = '' }) => {
      const goal = goalOf(kind, id);
      if (goal && store.goal(goal)) select([goal]);
    },
  };
}
