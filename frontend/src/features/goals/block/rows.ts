import type { GoalTree } from '../model';

/** More than that is read in the list itself. */
const shownAtMost = 100;

export interface BranchRows {
  /** Depth counts from the top of the branch. */
  rows: readonly { id: string; depth: number }[];
  /** So many more there are. */
  left: number;
}

/** A goal and all below it, in order; without a goal the whole list. */
export function branchOf(
  tree: Pick<GoalTree, 'order' | 'descendants' | 'depth' | 'has'>,
  goalId: string,
): BranchRows {
  const ids =
    goalId === '' ? tree.order : tree.has(goalId) ? [goalId, ...tree.descendants(goalId)] : [];
  const top = goalId === '' ? 0 : tree.depth(goalId);
  return {
    rows: ids.slice(0, shownAtMost).map((id) => ({ id, depth: tree.depth(id) - top })),
    left: Math.max(0, ids.length - shownAtMost),
  };
}
