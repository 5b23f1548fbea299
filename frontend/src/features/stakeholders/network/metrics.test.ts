import { expect, it } from 'vitest';
import { standings } from './metrics';

it('finds the bridge between two groups, the well-tied and the lonely', () => {
  const ids = ['a', 'b', 'c', 'bridge', 'd', 'e', 'f', 'alone'];
  const edges = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
    ['c', 'bridge'],
    ['bridge', 'd'],
    ['d', 'e'],
    ['e', 'f'],
    ['f', 'd'],
  ].map(([from = '', to = '']) => ({ from, to }));
  const found = standings(ids, edges);
  expect(found.get('bridge')?.bridge).toBe(true);
  expect([...found.values()].filter((one) => one.bridge)).toHaveLength(1);
  expect(found.get('c')?.degree).toBe(3);
  expect(found.get('alone')).toEqual({ degree: 0, betweenness: 0, bridge: false });
});

it('counts two people once, however many relations they have, and passes over what is not there', () => {
  const found = standings(
    ['a', 'b'],
    [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
      { from: 'a', to: 'a' },
      { from: 'a', to: 'gone' },
    ],
  );
  expect(found.get('a')?.degree).toBe(1);
  expect(standings([], []).size).toBe(0);
});
