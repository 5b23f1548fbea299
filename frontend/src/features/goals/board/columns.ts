import { healths, statuses } from '../model';

// The board's columns: one for each value of what goals are grouped by, and one
// for those that have none.

export const groupings = ['status', 'health', 'owner', 'municipality'] as const;
export type Grouping = (typeof groupings)[number];

/** What the board needs to know of a goal. */
export interface BoardGoal {
  readonly id: string;
  readonly status: string | null;
  readonly health: string | null;
  readonly ownerId: string | null;
  readonly municipalityId: string | null;
}

/** The key of the column of those without a value. */
export const notSet = '';

export interface Column {
  readonly key: string;
  readonly ids: readonly string[];
}

const fieldOf: Record<Grouping, keyof BoardGoal> = {
  status: 'status',
  health: 'health',
  owner: 'ownerId',
  municipality: 'municipalityId',
};

export function columnOf(goal: BoardGoal, grouping: Grouping): string {
  const value = goal[fieldOf[grouping]] ?? notSet;
  if (grouping === 'status') return known(statuses, value, 'draft');
  return grouping === 'health' ? known(healths, value, 'unknown') : value;
}

const known = (all: readonly string[], value: string, otherwise: string) =>
  all.includes(value) ? value : otherwise;

/** What must be written for a goal to stand in the column. */
export function patchFor(
  grouping: Grouping,
  key: string,
): Partial<Record<keyof BoardGoal, string | null>> {
  return { [fieldOf[grouping]]: key === notSet ? null : key };
}

/**
 * The columns in their order, goals in the order they come in. `people` are the
 * keys that may stand beside those in use (members, municipalities), in order;
 * a column nobody is in is left out, unless it is one of a fixed list.
 */
export function columnsOf(
  goals: readonly BoardGoal[],
  grouping: Grouping,
  people: readonly string[] = [],
): Column[] {
  const fixed: readonly string[] =
    grouping === 'status' ? statuses : grouping === 'health' ? healths : [];
  const heaps = new Map<string, string[]>(fixed.map((key) => [key, []]));
  for (const goal of goals) {
    const key = columnOf(goal, grouping);
    const heap = heaps.get(key);
    if (heap) heap.push(goal.id);
    else heaps.set(key, [goal.id]);
  }
  const place = new Map(people.map((key, i) => [key, i]));
  const rank = (key: string) => (key === notSet ? -1 : (place.get(key) ?? people.length));
  const columns = [...heaps].map(([key, ids]) => ({ key, ids }));
  return fixed.length > 0 ? columns : columns.sort((a, b) => rank(a.key) - rank(b.key));
}

/** The columns before where nothing differs, so that what did not change is not drawn again. */
export function keepColumns(before: readonly Column[], now: readonly Column[]): readonly Column[] {
  const known = new Map(before.map((column) => [column.key, column]));
  const kept = now.map((column) => {
    const was = known.get(column.key);
    const same = was?.ids.length === column.ids.length;
    return was && same && was.ids.every((id, i) => id === column.ids[i]) ? was : column;
  });
  const all = kept.length === before.length && kept.every((column, i) => column === before[i]);
  return all ? before : kept;
}

/** Where an arrow key leads: same height in the next column that has anything, or one further. */
export function neighbour(
  columns: readonly Column[],
  id: string,
  key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End',
): string | null {
  const at = columns.findIndex((column) => column.ids.includes(id));
  const ids = columns[at]?.ids ?? [];
  const row = ids.indexOf(id);
  switch (key) {
    case 'ArrowUp':
      return ids[row - 1] ?? null;
    case 'ArrowDown':
      return ids[row + 1] ?? null;
    case 'Home':
      return ids[0] ?? null;
    case 'End':
      return ids.at(-1) ?? null;
    default: {
      const step = key === 'ArrowLeft' ? -1 : 1;
      for (let i = at + step; i >= 0 && i < columns.length; i += step) {
        const there = columns[i]?.ids ?? [];
        if (there.length > 0) return there[Math.min(row, there.length - 1)] ?? null;
      }
      return null;
    }
  }
}
