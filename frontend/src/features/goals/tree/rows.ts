import type { GoalTree } from '../model';

/** A goal as a line of the outline. */
export interface Row {
  readonly id: string;
  readonly depth: number;
  /** Digits of its number "1.2.3", which has a dot less than it has levels. */
  readonly digits: number;
  /** Undefined: nothing is below it. */
  readonly expanded: boolean | undefined;
}

/**
 * The lines to show: nothing below what is folded; with `wanted`, only those and the
 * way to them. Those that are as they were in `before` are the same objects.
 */
export function rowsOf(
  tree: GoalTree,
  folded: ReadonlySet<string>,
  wanted: ReadonlySet<string> | null,
  before: readonly Row[] = [],
): Row[] {
  const rows: Row[] = [];
  const shown = wanted && withAncestors(tree, wanted);
  // Of the goal that was passed last at each depth.
  const digitsAt: number[] = [];
  let was = 0;
  tree.walk((id, depth, index, children) => {
    if (shown && !shown.has(id)) return false;
    const digits = (digitsAt[depth - 1] ?? 0) + String(index + 1).length;
    digitsAt[depth] = digits;
    const expanded = children > 0 ? shown !== null || !folded.has(id) : undefined;
    was = passOver(before, was, id);
    const known = before[was];
    if (known?.id === id) was += 1;
    rows.push(
      known?.id === id &&
        known.depth === depth &&
        known.digits === digits &&
        known.expanded === expanded
        ? known
        : { id, depth, digits, expanded },
    );
    return expanded === true;
  });
  return rows;
}

/**
 * Where to look in `before` for a line, when `was` is behind the one before it: what
 * went, with all below it, is passed over; what came leaves the place as it is.
 */
export function passOver(before: readonly Row[], was: number, id: string): number {
  const left = before[was];
  if (!left || left.id === id) return was;
  let next = was + 1;
  while ((before[next]?.depth ?? 0) > left.depth) next += 1;
  return before[next]?.id === id ? next : was;
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
