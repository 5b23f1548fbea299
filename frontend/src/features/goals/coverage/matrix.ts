// Which goals cover what: goals by departments, target groups, steps or national
// goals. A goal covers directly, or through what stands below it.

export type Cover = 'own' | 'below' | null;

export interface CoverRow {
  readonly id: string;
  readonly depth: number;
  readonly parent: string | null;
  /** The columns this goal names itself. */
  readonly own: readonly string[];
}

export interface Matrix {
  readonly columns: readonly string[];
  readonly rows: readonly CoverRow[];
  cover(row: string, column: string): Cover;
  /** How many goals name the column themselves. */
  readonly counts: ReadonlyMap<string, number>;
  /** Columns that no goal names. */
  readonly empty: readonly string[];
  /** Goals that name nothing, neither they nor anything above or below them. */
  readonly bare: readonly string[];
}

/** Rows come in the order of the tree, parents before their children. */
export function matrixOf(rows: readonly CoverRow[], columns: readonly string[]): Matrix {
  const known = new Set(columns);
  const own = new Map(
    rows.map((row) => [row.id, new Set(row.own.filter((one) => known.has(one)))]),
  );
  const below = new Map<string, Set<string>>();
  for (const row of [...rows].reverse()) {
    if (row.parent === null) continue;
    const up = below.get(row.parent) ?? new Set<string>();
    for (const one of own.get(row.id) ?? []) up.add(one);
    for (const one of below.get(row.id) ?? []) up.add(one);
    below.set(row.parent, up);
  }
  const counts = new Map(columns.map((column) => [column, 0]));
  for (const set of own.values())
    for (const one of set) counts.set(one, (counts.get(one) ?? 0) + 1);
  const above = new Map<string, boolean>();
  const bare: string[] = [];
  for (const row of rows) {
    const covered = (own.get(row.id)?.size ?? 0) > 0;
    const fromAbove = row.parent !== null && (above.get(row.parent) ?? false);
    above.set(row.id, covered || fromAbove);
    if (!covered && !fromAbove && (below.get(row.id)?.size ?? 0) === 0) bare.push(row.id);
  }
  return {
    columns,
    rows,
    counts,
    bare,
    empty: columns.filter((column) => counts.get(column) === 0),
    cover: (row, column) =>
      own.get(row)?.has(column) ? 'own' : below.get(row)?.has(column) ? 'below' : null,
  };
}

/** All values in use, in the order of the alphabet. */
export function columnsInUse(all: Iterable<readonly string[]>, language: string): string[] {
  const seen = new Set<string>();
  for (const some of all) for (const one of some) seen.add(one);
  return [...seen].sort((a, b) => a.localeCompare(b, language));
}
