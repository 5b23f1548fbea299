import type { GoalStore } from '../model';
import { type CheckedList, planHeadings } from './rules';

/** What the rules look at in an open list. */
export function checkedList(store: GoalStore): CheckedList {
  const tree = store.tree();
  return {
    goals: tree.order.flatMap((id) => {
      const goal = store.goal(id);
      if (!goal) return [];
      const hasEthicsNote = store.words(id, 'ethicsNote').trim() !== '';
      return [{ ...goal, level: store.levelOf(id), parent: tree.parent(id), hasEthicsNote }];
    }),
    links: [...store.links().values()],
    plans: [...store.plans().values()].map((plan) => ({
      id: plan.id,
      goalIds: plan.goalIds,
      status: plan.status,
      written: new Set(
        planHeadings.filter((heading) => store.words(plan.id, heading).trim() !== ''),
      ),
    })),
    meta: store.meta(),
  };
}
