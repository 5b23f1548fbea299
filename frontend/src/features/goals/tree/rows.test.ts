import { describe, expect, it } from 'vitest';
import { plant, storeOf } from '../model/testdocs';
import { landingAt, rowsOf } from './rows';

const store = storeOf();
plant(store, ['A', '  B', '    C', '  D', 'E']);
const tree = store.tree();
const none = new Set<string>();
const lines = (rows: ReturnType<typeof rowsOf>) => rows.map(({ id }) => id).join('');

describe('the lines of the outline', () => {
  it('leave out what is folded, whatever is folded below it', () => {
    expect(lines(rowsOf(tree, none, null))).toBe('ABCDE');
    const rows = rowsOf(tree, new Set(['B', 'A']), null);
    expect(lines(rows)).toBe('AE');
    expect(rows[0]?.expanded).toBe(false);
    expect(rows[1]?.expanded).toBeUndefined();
    expect(lines(rowsOf(tree, new Set(['B']), null))).toBe('ABDE');
  });

  it('of a search are those found and the way to them, folded or not', () => {
    expect(lines(rowsOf(tree, new Set(['A']), new Set(['C'])))).toBe('ABC');
    expect(lines(rowsOf(tree, none, new Set()))).toBe('');
  });

  it('know how many digits their numbers have, also where lines are left out', () => {
    const long = storeOf();
    plant(long, ['A', ...Array.from({ length: 12 }, (_, i) => `  B${i}`), '    C', 'D']);
    const wide = long.tree();
    const found = new Set([wide.order.at(-2) ?? '']);
    for (const rows of [rowsOf(wide, none, null), rowsOf(wide, none, found)])
      expect(rows.map(({ digits }) => digits)).toEqual(
        rows.map(({ id }) => wide.code(id).replaceAll('.', '').length),
      );
  });

  it('are the same objects as long as they are as they were', () => {
    const many = storeOf();
    plant(many, ['A', '  B', '    C', '  D', 'E', 'F']);
    const [a, b] = many.tree().order;
    const was = rowsOf(many.tree(), none, null);
    const kept = (rows: ReturnType<typeof rowsOf>) =>
      rows.filter((row) => was.includes(row)).map(({ id }) => id);
    many.add({ parent: a ?? null, after: b ?? null, title: 'new' });
    const more = rowsOf(many.tree(), none, null, was);
    expect(more).toEqual(rowsOf(many.tree(), none, null));
    expect(kept(more)).toEqual(was.map(({ id }) => id));
    many.remove([b ?? '']);
    const less = rowsOf(many.tree(), none, null, was);
    expect(less).toEqual(rowsOf(many.tree(), none, null));
    expect(kept(less).at(-1)).toBe(was.at(-1)?.id);
  });
});

describe('where a dragged goal lands', () => {
  const rows = rowsOf(tree, none, null);
  const at = (gap: number, depth: number, moving = 'E') => {
    const { parent, after, depth: to } = landingAt(tree, rows, gap, depth, new Set([moving]));
    return `${parent ?? '-'} ${after ?? '-'} ${to}`;
  };

  it.each([
    [0, 3, '- - 0'],
    // Before B there is one place: first below A.
    [1, 0, 'A - 1'],
    [1, 2, 'A - 1'],
    [2, 0, 'B - 2'],
    // Between C and D: below C, beside it, or beside B.
    [3, 9, 'C - 3'],
    [3, 2, 'B C 2'],
    [3, 0, 'A B 1'],
    // At the end: below D, beside it, or beside A.
    [4, 2, 'D - 2'],
    [5, 1, 'A D 1'],
    [5, -4, '- A 0'],
  ])('before line %d, at depth %d: %s', (gap, depth, want) => expect(at(gap, depth)).toBe(want));

  it('looks past what is dragged itself', () => {
    expect(at(2, 2, 'B')).toBe('A - 1');
    expect(at(3, 9, 'B')).toBe('A - 1');
    expect(at(4, 9, 'B')).toBe('D - 2');
    expect(at(0, 0, 'A')).toBe('- - 0');
  });

  it('goes to the end of what is folded', () => {
    const folded = rowsOf(tree, new Set(['A']), null);
    const { parent, after } = landingAt(tree, folded, 1, 1, new Set(['E']));
    expect([parent, after]).toEqual(['A', 'D']);
  });
});
