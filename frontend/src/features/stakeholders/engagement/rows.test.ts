import { expect, it } from 'vitest';
import type { Stakeholder } from '../model';
import { nextRow, rowsOf } from './rows';

const one = (id: string, more: Partial<Stakeholder>): Stakeholder =>
  ({
    id,
    name: id,
    mainCategory: null,
    engagementNow: null,
    engagementWanted: null,
    ...more,
  }) as Stakeholder;

const people = [
  one('zoe', { mainCategory: 'user', engagementNow: 'neutral' }),
  one('ada', { mainCategory: 'user', engagementWanted: 'leading' }),
  one('bo', { mainCategory: 'management', engagementNow: 'leading' }),
  one('nn', {}),
];

it('groups by category in the order of names, and keeps the rest folded', () => {
  expect(rowsOf(people, false).map((row) => row.key)).toEqual([
    'category management',
    'bo',
    'category user',
    'ada',
    'zoe',
    'rest',
  ]);
  expect(rowsOf(people, true).at(-1)?.key).toBe('nn');
  expect(rowsOf([], true)).toEqual([]);
});

it('goes from one stakeholder to the next over what stands between', () => {
  const rows = rowsOf(people, true);
  expect(nextRow(rows, 1, 1)).toBe(3);
  expect(nextRow(rows, 3, -1)).toBe(1);
  expect(nextRow(rows, 1, -1)).toBe(-1);
  expect(nextRow(rows, rows.length, -1)).toBe(rows.length - 1);
});
