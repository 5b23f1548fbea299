import { expect, it } from 'vitest';
import { sheetsOf } from './paper';
import { dayOf, fitScale, scaleFor } from './scale';

it('puts every row on one sheet, in order', () => {
  expect(sheetsOf(0)).toEqual([]);
  expect(sheetsOf(15)).toEqual([{ from: 0, to: 15 }]);
  expect(sheetsOf(32)).toEqual([
    { from: 0, to: 15 },
    { from: 15, to: 31 },
    { from: 31, to: 32 },
  ]);
});

it('fits all years into the paper, the first day at its edge', () => {
  const screen = scaleFor(3, 900, dayOf('2026-11-23'), [dayOf('2024-05-01'), dayOf('2030-02-01')]);
  const paper = fitScale(screen, 780);
  expect([paper.x(screen.from), Math.round(paper.x(screen.to)), paper.width]).toEqual([
    0, 780, 780,
  ]);
  expect(paper.dayAt(paper.x(dayOf('2027-03-04')))).toBe(dayOf('2027-03-04'));
});
