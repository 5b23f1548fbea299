import type { GoalTree } from '../model';

/** A goal as a line of the outline. */
export interface Row {
  readonly id: string;
  readonly depth: number;
  /** "1.2.3", counted from 1. */
  readonly code: string;
  /** Undefined: nothing is below it. */
  readonly expanded: boolean | undefined;
}

/** On the way down to a goal: how many below it were passed. */
interface Step {
  readonly id: string;
  readonly code: string;
  below: number;
}

/** The lines to show: nothing below what is folded; with `wanted`, only those and the way to them. */
export function rowsOf(
  tree: GoalTree,
  folded: ReadonlySet<string>,
  wanted: ReadonlySet<string> | null,
): Row[] {
  const rows: Row[] = [];
  const shown = wanted && withAncestors(tree, wanted);
  let hiddenBelow = Number.POSITIVE_INFINITY;
  // The way down to the goal before: depths and numbers without asking the tree for each.
  const path: Step[] = [];
  let tops = 0;
  for (const id of tree.order) {
    const parent = tree.parent(id);
    while (path.length > 0 && path.at(-1)?.id !== parent) path.pop();
    const depth = path.length;
    const above = path.at(-1);
    const number = above ? ++above.below : ++tops;
    const code = above ? `${above.code}.${number}` : String(number);
    path.push({ id, code, below: 0 });
    if (depth > hiddenBelow) continue;
    hiddenBelow = Number.POSITIVE_INFINITY;
    if (shown && !shown.has(id)) continue;
    const children = tree.children(id).length > 0;
    const expanded = children ? shown !== null || !folded.has(id) : undefined;
    if (expanded === false) hiddenBelow = depth;
    rows.push({ id, depth, code, expanded });
  }
  return rows;
}

function withAncestors(tree: GoalTree, ids: ReadonlySet<string>): Set<string> {
  const all = new Set<string>();
  for (const id of ids)
    for (let at: string | null = id; at !== null && !all.has(at); at = tree.parent(at)) all.add(at);
  return all;
}

/** Where a dragged goal would land: how deep, and at which place of the tree. */
export interface Landing {
  readonly depth: number;
  readonly parent: string | null;
  /** The sibling before it; null: first. */
  readonly after: string | null;
}

/**
 * The place in the gap before line `gap` (the number of lines: the end) that comes
 * nearest to `wantedDepth`. Between two lines there may be several: below the line
 * before, beside it, or beside one of those above it. `moving` and what is below
 * it do not count as lines.
 */
export function landingAt(
  tree: GoalTree,
  rows: readonly Row[],
  gap: number,
  wantedDepth: number,
  moving: ReadonlySet<string>,
): Landing {
  const isMoving = (id: string) => {
    for (let at: string | null = id; at !== null; at = tree.parent(at))
      if (moving.has(at)) return true;
    return false;
  };
  let above = gap - 1;
  while (above >= 0 && isMoving(rows[above]?.id ?? '')) above -= 1;
  let below = gap;
  while (below < rows.length && isMoving(rows[below]?.id ?? '')) below += 1;
  const before = rows[above];
  if (!before) return { depth: 0, parent: null, after: null };
  const least = rows[below]?.depth ?? 0;
  const depth = Math.max(least, Math.min(before.depth + 1, wantedDepth));
  if (depth > before.depth) {
    const children = tree.children(before.id).filter((id) => !moving.has(id));
    // What is folded is not looked into: at its end.
    const after = before.expanded === false ? (children.at(-1) ?? null) : null;
    return { depth, parent: before.id, after };
  }
  let after = before.id;
  for (let at = before.depth; at > depth; at -= 1) after = tree.parent(after) ?? after;
  return { depth, parent: tree.parent(after), after };
}
