import { expect, it } from 'vitest';
import { reviewCycles } from '../model';
import { afterCycle } from './cycle';

it('goes one cycle on, and stays in the month', () => {
  const day = '2026-08-31';
  expect(reviewCycles.map((cycle) => [cycle, afterCycle(day, cycle)])).toEqual([
    ['monthly', '2026-09-30'],
    ['tertial', '2026-12-31'],
    ['half_year', '2027-02-28'],
    ['yearly', '2027-08-31'],
    ['every_3_years', '2029-08-31'],
    ['none', null],
  ]);
  expect(afterCycle('2028-02-29', 'yearly')).toBe('2029-02-28');
  expect(afterCycle('2027-02-28', 'yearly')).toBe('2028-02-28');
  expect(afterCycle(day, null)).toBeNull();
});
