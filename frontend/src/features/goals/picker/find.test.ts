import { expect, it } from 'vitest';
import { findGoals } from './find';

const goals = new Map([
  ['a', { title: 'Et godt sted at arbejde' }],
  ['b', { title: 'Færre FALD' }],
  ['c', { title: '' }],
]);
const codes: Record<string, string> = { a: '1', b: '1.1', c: '2' };
const tree = { order: ['a', 'b', 'c'], code: (id: string) => codes[id] ?? '' };

it('finds goals by words of the title or by their number, in the order of the tree', () => {
  expect(findGoals(tree, goals, '').found).toEqual(['a', 'b', 'c']);
  expect(findGoals(tree, goals, ' fald færre').found).toEqual(['b']);
  expect(findGoals(tree, goals, '1').found).toEqual(['a', 'b']);
  expect(findGoals(tree, goals, 'fald sted').found).toEqual([]);
});

it('says how many more there are than it shows', () => {
  const order = Array.from({ length: 100 }, (_, i) => String(i));
  const found = findGoals({ order, code: () => '' }, new Map(), '');
  expect([found.found.length, found.left]).toEqual([60, 40]);
});
