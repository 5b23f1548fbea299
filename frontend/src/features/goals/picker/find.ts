import type { Goal, GoalTree } from '../model';

/** More than that nobody reads in a list; typing narrows it. */
const shownAtMost = 60;

/** Goals whose title or code holds all that was typed, in the order of the tree. */
export function findGoals(
  tree: Pick<GoalTree, 'order' | 'code'>,
  goals: ReadonlyMap<string, Pick<Goal, 'title'>>,
  query: string,
): { found: readonly string[]; left: number } {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = (id: string) => {
    const title = goals.get(id)?.title.toLocaleLowerCase() ?? '';
    return words.every((word) => title.includes(word) || tree.code(id).startsWith(word));
  };
  const all = words.length === 0 ? tree.order : tree.order.filter(fits);
  return { found: all.slice(0, shownAtMost), left: Math.max(0, all.length - shownAtMost) };
}
