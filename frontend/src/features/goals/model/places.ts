import { keysBetween } from './order';
import type { GoalTree, Place } from './tree';
import { limits } from './vocabulary';

// Where goals go: the arithmetic of moving, apart from writing it down.

/** A place among the children of `parent` (null: the top). Without a sibling: last. */
export interface Target {
  parent: string | null;
  after?: string | null;
  before?: string | null;
}

export type Refusal = 'circle' | 'depth' | 'gone' | 'full';

/** Without those below another one of them, in the order of the tree. */
export function topmost(tree: GoalTree, ids: readonly string[]): string[] {
  const chosen = new Set(ids);
  return tree.order.filter((id) => {
    if (!chosen.has(id)) return false;
    for (let at = tree.parent(id); at !== null; at = tree.parent(at))
      if (chosen.has(at)) return false;
    return true;
  });
}

/** The topmost of these, by runs of neighbours: what moves together. */
export function runsOf(tree: GoalTree, ids: readonly string[]): string[][] {
  const runs: string[][] = [];
  for (const id of topmost(tree, ids)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && siblingBeside(tree, [id], -1) === last) run.push(id);
    else runs.push([id]);
  }
  return runs;
}

/** The sibling before (−1) or behind (1) a run of neighbours. */
export function siblingBeside(
  tree: GoalTree,
  run: readonly string[],
  by: -1 | 1,
): string | undefined {
  const edge = by < 0 ? run[0] : run.at(-1);
  if (edge === undefined) return undefined;
  return tree.children(tree.parent(edge))[tree.index(edge) + by];
}

/** Why these may not stand under `parent`; null when they may. */
export function refusalOf(
  tree: GoalTree,
  ids: readonly string[],
  parent: string | null,
): Refusal | null {
  if (parent === null) return null;
  if (!tree.has(parent)) return 'gone';
  if (ids.some((id) => tree.isWithin(parent, id))) return 'circle';
  const under = tree.depth(parent) + 1;
  return ids.some((id) => under + heightOf(tree, id) >= limits.depth) ? 'depth' : null;
}

/** Levels below it. */
export function heightOf(tree: GoalTree, id: string): number {
  const from = tree.depth(id);
  let deepest = from;
  for (const one of tree.descendants(id)) deepest = Math.max(deepest, tree.depth(one));
  return deepest - from;
}

/**
 * Orders for `count` goals at `target`, and new ones for siblings where there
 * was no room (equal or odd orders that others wrote). `moving` do not count as
 * siblings.
 */
export function ordersAt(
  tree: GoalTree,
  places: ReadonlyMap<string, Place>,
  target: Target,
  count: number,
  moving: ReadonlySet<string> = new Set(),
): { orders: string[]; others: ReadonlyMap<string, string> } {
  const siblings = tree.children(target.parent).filter((id) => !moving.has(id));
  const at = positionOf(siblings, target);
  const orderOf = (id: string | undefined) =>
    id === undefined ? null : (places.get(id)?.order ?? '');
  const orders = keysBetween(orderOf(siblings[at - 1]), orderOf(siblings[at]), count);
  if (orders) return { orders, others: new Map() };
  // All siblings get new orders: rare, and nothing else helps.
  const all = keysBetween(null, null, siblings.length + count) ?? [];
  const others = new Map<string, string>();
  for (const [i, id] of siblings.entries()) others.set(id, all[i < at ? i : i + count] ?? 'a0');
  return { orders: all.slice(at, at + count), others };
}

function positionOf(siblings: readonly string[], { after, before }: Target): number {
  if (after) {
    const at = siblings.indexOf(after);
    if (at >= 0) return at + 1;
  }
  if (before) {
    const at = siblings.indexOf(before);
    if (at >= 0) return at;
  }
  return after === null ? 0 : siblings.length;
}
