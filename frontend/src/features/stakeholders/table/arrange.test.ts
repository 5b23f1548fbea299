import { describe, expect, it } from 'vitest';
import { arrange, follow, type Row, type Rules } from './arrange';

interface One {
  name: string;
  level: number | null;
  kind: string | null;
}

const rules: Rules<One> = {
  passes: () => true,
  groupOf: null,
  sortValue: (one) => one.level,
  name: (one) => one.name,
  down: false,
  language: 'en',
};
const byKind: Rules<One> = {
  ...rules,
  groupOf: ({ kind }) => ({ key: kind ?? '', label: kind ?? 'Not set', rank: kind }),
};

const map = (...all: [string, number | null, (string | null)?][]) =>
  new Map(all.map(([name, level, kind = null]) => [name, { name, level, kind }] as const));

const shown = (rows: readonly Row[]) =>
  rows.map((row) => (row.kind === 'group' ? `${row.label} (${row.count})` : row.id));

describe('arranging', () => {
  it('sorts either way, what is not set last, equal ones by name', () => {
    const all = map(['c', null], ['b', 2], ['a', 2], ['d', 0.5]);
    expect(shown(arrange(all, rules).rows)).toEqual(['d', 'a', 'b', 'c']);
    expect(shown(arrange(all, { ...rules, down: true }).rows)).toEqual(['a', 'b', 'd', 'c']);
  });

  it('groups, with counts, what is not set last', () => {
    const all = map(['c', 1, 'x'], ['b', 2], ['a', 2, 'w'], ['d', 0.5, 'x']);
    expect(shown(arrange(all, byKind).rows)).toEqual([
      'w (1)',
      'a',
      'x (2)',
      'd',
      'c',
      'Not set (1)',
      'b',
    ]);
  });
});

describe('following', () => {
  const start = arrange(map(['a', 1, 'x'], ['b', 2, 'x'], ['c', 3, 'y']), byKind);
  const changed = (...entries: [string, number | null, (string | null)?][]) =>
    new Map([...start.all, ...map(...entries)]);

  it('keeps rows where they are, and says when sorting would move them', () => {
    const next = follow(start, changed(['a', 9, 'x']));
    expect(next.rows).toBe(start.rows);
    expect(next.stale).toBe(true);
    expect(follow(start, changed(['a', 1, 'x'])).stale).toBe(false);
    expect(follow(start, changed(['a', 1, 'y'])).stale).toBe(true);
    expect(follow(start, start.all)).toBe(start);
  });

  it('puts new ones at the end of their group and lets those go that are gone', () => {
    const next = follow(start, changed(['0', 0, 'x'], ['z', 0]));
    expect(shown(next.rows)).toEqual(['x (3)', 'a', 'b', '0', 'y (1)', 'c', 'Not set (1)', 'z']);
    const all = new Map(next.all);
    all.delete('c');
    expect(shown(follow(next, all).rows)).toEqual(['x (3)', 'a', 'b', '0', 'Not set (1)', 'z']);
  });

  it('shows a new one that does not pass only while it has no name', () => {
    const none = { ...rules, passes: () => false };
    const empty = arrange(map(), none);
    expect(shown(follow(empty, map(['', 1], ['named', 1])).rows)).toEqual(['']);
  });
});
