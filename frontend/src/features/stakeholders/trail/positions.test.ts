import { expect, it } from 'vitest';
import { readPositions, trailOf } from './positions';

it('reads the rows it understands, oldest first', () => {
  expect(
    readPositions([
      { day: '2026-03-01', interest: 2, influence: 1, source: 'edit' },
      { day: '2026-01-01T00:00:00Z', interest: 1, influence: 1 },
      { day: '2026-02-01', interest: null, influence: 1 },
      { day: 7, interest: 1, influence: 1 },
      null,
      { day: '2026-02-02', interest: 9, influence: 1 },
    ]),
  ).toEqual([
    { day: '2026-01-01', interest: 1, influence: 1 },
    { day: '2026-03-01', interest: 2, influence: 1 },
  ]);
  expect(readPositions({ items: [{ day: '2026-01-01', interest: 1, influence: 1 }] })).toHaveLength(
    1,
  );
  for (const answer of [null, undefined, 'x', {}, { items: 3 }]) {
    expect(readPositions(answer)).toEqual([]);
  }
});

it('is a way: without standing still, without the present place', () => {
  const at = (day: string, interest: number) => ({ day, interest, influence: 1 });
  const trail = trailOf([at('1', 1), at('2', 1), at('3', 2), at('4', 3)], { x: 3, y: 1 });
  expect(trail.map((one) => one.day)).toEqual(['1', '3']);
  expect(trailOf([], { x: 1, y: 1 })).toEqual([]);
});
