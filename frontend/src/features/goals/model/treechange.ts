import { type GoalTree, type Place, Tree, treeOf } from './tree';
import { bySiblings } from './treerules';

// The tree after a few goals changed their places, from the one before: the same
// as all of it made anew (`treechange.test.ts` compares them), for what changed alone.

/** With more changes at once, a tree is made anew. */
const atMost = 200;

export function treeAfter(
  before: GoalTree | null,
  places: ReadonlyMap<string, Place>,
  changed: ReadonlySet<string>,
): GoalTree {
  if (!(before instanceof Tree) || changed.size > atMost) return treeOf(places);
  return changedTree(before, places, changed) ?? treeOf(places);
}

/**
 * Whether a change of this goal's place leaves the progress of all goals that are
 * neither it nor above it, before or after, as it was.
 */
export function isLocal(id: string, before: GoalTree, after: GoalTree): boolean {
  if (!(before instanceof Tree && after instanceof Tree)) return false;
  if (before.standing.cycles || after.standing.cycles) return false;
  const [was, now] = [before.places.has(id), after.places.has(id)];
  if (was && now) return before.has(id) === after.has(id);
  return before.below(id).length === 0 && after.below(id).length === 0;
}

/** Null when more than these goals may be concerned: cycles, and parents that come or go. */
function changedTree(
  before: Tree,
  places: ReadonlyMap<string, Place>,
  changed: ReadonlySet<string>,
): Tree | null {
  if (before.standing.cycles) return null;
  const above = [...changed].every((id) => isUnderTheSame(id, before, places))
    ? before.standing
    : parentsAfter(before, places, changed);
  if (!above) return null;
  const { parents, orphans } = above;
  const children = childrenAfter(before, places, changed, parents);
  const removed = [...changed].some(
    (id) => (before.places.get(id)?.removedAt ?? null) !== (places.get(id)?.removedAt ?? null),
  );
  const standing = { parents, orphans, children, cycles: false };
  return new Tree(places, standing, removed ? null : before.knownRemoved);
}

/** It was there and is, and what is written of its parent did not change. */
function isUnderTheSame(id: string, before: Tree, places: ReadonlyMap<string, Place>): boolean {
  const [was, now] = [before.places.get(id), places.get(id)];
  return was !== undefined && now !== undefined && was.parentId === now.parentId;
}

/** Null when more than these goals may be concerned. */
function parentsAfter(
  before: Tree,
  places: ReadonlyMap<string, Place>,
  changed: ReadonlySet<string>,
) {
  const parents = new Map(before.standing.parents);
  const orphans = new Set(before.standing.orphans);
  for (const id of changed) {
    const [was, now] = [before.places.get(id), places.get(id)];
    if (!was && now && isMissed(id, orphans, places)) return null;
    if (was && !now && before.standing.children.has(id)) return null;
    parents.delete(id);
    orphans.delete(id);
    const parent = now?.parentId ?? null;
    if (parent === null) continue;
    if (places.has(parent)) parents.set(id, parent);
    else orphans.add(id);
  }
  // A new cycle passes somebody whose parent changed.
  for (const id of changed) if (isBelowItself(id, parents)) return null;
  return { parents, orphans };
}

/** Somebody at the top has been waiting for it. */
function isMissed(
  id: string,
  orphans: ReadonlySet<string>,
  places: ReadonlyMap<string, Place>,
): boolean {
  for (const orphan of orphans) if (places.get(orphan)?.parentId === id) return true;
  return false;
}

function isBelowItself(id: string, parents: ReadonlyMap<string, string>): boolean {
  // Without a cycle the way up is no longer than there are parents.
  let steps = parents.size;
  for (let at = parents.get(id); at !== undefined && steps >= 0; at = parents.get(at)) {
    if (at === id) return true;
    steps -= 1;
  }
  return steps < 0;
}

/** Lists of siblings, of which only those that changed are other ones. */
function childrenAfter(
  before: Tree,
  places: ReadonlyMap<string, Place>,
  changed: ReadonlySet<string>,
  parents: ReadonlyMap<string, string>,
) {
  const leaving = new Set<string | null>();
  const coming = new Map<string | null, Place[]>();
  for (const id of changed) {
    if (before.places.has(id)) leaving.add(before.parent(id));
    const now = places.get(id);
    if (!now) continue;
    const parent = parents.get(id) ?? null;
    const list = coming.get(parent);
    if (list) list.push(now);
    else coming.set(parent, [now]);
  }
  const children = new Map(before.standing.children);
  for (const parent of new Set([...leaving, ...coming.keys()])) {
    const kept = (children.get(parent) ?? []).filter((id) => !changed.has(id));
    for (const place of coming.get(parent) ?? []) insert(kept, place, places);
    if (kept.length > 0) children.set(parent, kept);
    else children.delete(parent);
  }
  return children;
}

/** Into a list that is in order. */
function insert(list: string[], place: Place, places: ReadonlyMap<string, Place>) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = places.get(list[middle] ?? '');
    if (other && bySiblings(other, place) < 0) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, place.id);
}
