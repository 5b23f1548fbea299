// Which rows a table shows, in which order. Computed when somebody sorts,
// filters or groups; after that rows stay where they are while values change
// under the reader, new ones come at the end of their group, and `stale` says
// that sorting again would move something.

export type SortValue = string | number | null;

export interface Group {
  key: string;
  label: string;
  /** Where it stands among the others; not-set comes last. */
  rank: SortValue;
}

export interface Rules<T> {
  passes: (one: T) => boolean;
  groupOf: ((one: T) => Group) | null;
  sortValue: (one: T) => SortValue;
  /** Between equal ones. */
  name: (one: T) => string;
  down: boolean;
  language: string;
}

export type Row =
  | { readonly kind: 'group'; readonly key: string; readonly label: string; readonly count: number }
  | { readonly kind: 'row'; readonly id: string };

interface Placed {
  id: string;
  group: Group | null;
}

export interface Arranged<T> {
  readonly rules: Rules<T>;
  readonly all: ReadonlyMap<string, T>;
  readonly placed: readonly Placed[];
  readonly rows: readonly Row[];
  readonly stale: boolean;
}

export function arrange<T>(all: ReadonlyMap<string, T>, rules: Rules<T>): Arranged<T> {
  const { groupOf, sortValue, name, down, language } = rules;
  const collator = new Intl.Collator(language, { numeric: true });
  const entries = [...all]
    .filter(([, one]) => rules.passes(one))
    .map(([id, one]) => ({
      id,
      group: groupOf?.(one) ?? null,
      value: sortValue(one),
      name: name(one),
    }));
  entries.sort(
    (a, b) =>
      compareGroups(a.group, b.group, collator) ||
      compare(a.value, b.value, collator, down) ||
      collator.compare(a.name, b.name) ||
      (a.id < b.id ? -1 : 1),
  );
  return { rules, all, placed: entries, rows: rowsOf(entries), stale: false };
}

/** The same rows after a change: nothing jumps. */
export function follow<T>(before: Arranged<T>, all: ReadonlyMap<string, T>): Arranged<T> {
  if (all === before.all) return before;
  const { rules } = before;
  const added: Placed[] = [];
  let { stale } = before;
  for (const [id, one] of all) {
    const was = before.all.get(id);
    if (one === was) continue;
    if (was === undefined) {
      if (rules.passes(one) || rules.name(one) === '')
        added.push({ id, group: rules.groupOf?.(one) ?? null });
    } else if (!stale && moves(rules, was, one)) stale = true;
  }
  const gone = before.placed.some(({ id }) => !all.has(id));
  if (!gone && added.length === 0) return { ...before, all, stale };
  const placed = before.placed.filter(({ id }) => all.has(id));
  for (const one of added) {
    const last = placed.findLastIndex(({ group }) => group?.key === one.group?.key);
    placed.splice(last < 0 ? placed.length : last + 1, 0, one);
  }
  return { rules, all, placed, rows: rowsOf(placed), stale };
}

function moves<T>(rules: Rules<T>, was: T, one: T): boolean {
  return (
    rules.passes(was) !== rules.passes(one) ||
    rules.sortValue(was) !== rules.sortValue(one) ||
    rules.groupOf?.(was).key !== rules.groupOf?.(one).key
  );
}

function rowsOf(placed: readonly Placed[]): Row[] {
  const counts = new Map<string, number>();
  for (const { group } of placed)
    if (group) counts.set(group.key, (counts.get(group.key) ?? 0) + 1);
  const rows: Row[] = [];
  let last: string | null = null;
  for (const { id, group } of placed) {
    if (group && group.key !== last) {
      const { key, label } = group;
      rows.push({ kind: 'group', key, label, count: counts.get(key) ?? 0 });
      last = key;
    }
    rows.push({ kind: 'row', id });
  }
  return rows;
}

function compareGroups(a: Group | null, b: Group | null, collator: Intl.Collator): number {
  if (!a || !b) return 0;
  return compare(a.rank, b.rank, collator, false) || collator.compare(a.key, b.key);
}

/** What is not set comes last, whichever way one sorts. */
function compare(a: SortValue, b: SortValue, collator: Intl.Collator, down: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return down ? -order : order;
}
