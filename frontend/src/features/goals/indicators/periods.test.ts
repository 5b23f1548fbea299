import { describe, expect, it } from 'vitest';
import { columnsOf, nameOf, periodOf, shifted } from './periods';

describe('periodOf', () => {
  it.each([
    ['weekly', '2026-11-22', '2026-11-16', '2026-11-22'],
    ['weekly', '2026-11-23', '2026-11-23', '2026-11-29'],
    ['monthly', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['quarterly', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['tertial', '2026-05-01', '2026-05-01', '2026-08-31'],
    ['half_year', '2026-06-30', '2026-01-01', '2026-06-30'],
    ['yearly', '2026-03-03', '2026-01-01', '2026-12-31'],
  ] as const)('%s of %s', (frequency, day, start, end) => {
    expect(periodOf(frequency, day)).toEqual({ start, end });
  });
});

it('goes from one to the next over the end of a year', () => {
  expect(shifted('tertial', periodOf('tertial', '2026-10-01'), 1).start).toBe('2027-01-01');
  expect(shifted('monthly', periodOf('monthly', '2026-01-31'), -1)).toEqual({
    start: '2025-12-01',
    end: '2025-12-31',
  });
  expect(shifted('weekly', periodOf('weekly', '2026-01-01'), -1).start).toBe('2025-12-22');
});

it('knows what a period is called', () => {
  expect(nameOf({ start: '2026-05-01', end: '2026-08-31' })).toEqual({
    frequency: 'tertial',
    number: 2,
    year: 2026,
  });
  // The week of New Year belongs to the year of its Thursday.
  expect(nameOf({ start: '2025-12-29', end: '2026-01-04' })).toEqual({
    frequency: 'weekly',
    number: 1,
    year: 2026,
  });
  expect(nameOf({ start: '2026-05-02', end: '2026-08-31' })).toBeNull();
});

describe('columns of a sheet', () => {
  const ends = (...args: Parameters<typeof columnsOf>) => columnsOf(...args).map(({ end }) => end);

  it('are the last periods when nothing is measured', () => {
    expect(ends('quarterly', '2026-11-22', [])).toEqual([
      '2026-03-31',
      '2026-06-30',
      '2026-09-30',
      '2026-12-31',
    ]);
  });

  it('reach back to the first value without a hole, and on to a later one', () => {
    const measured = [
      { start: '2024-01-01', end: '2024-12-31' },
      { start: '2027-01-01', end: '2027-12-31' },
    ];
    expect(ends('yearly', '2026-11-22', measured)).toEqual([
      '2024-12-31',
      '2025-12-31',
      '2026-12-31',
      '2027-12-31',
    ]);
  });

  it('keep a period that is none of the usual ones', () => {
    const odd = { start: '2026-02-03', end: '2026-02-20' };
    expect(columnsOf('quarterly', '2026-11-22', [odd])).toContainEqual(odd);
  });

  it('end, whatever a file said', () => {
    const wild = [{ start: '0001-01-01', end: '9999-12-31' }];
    expect(columnsOf('weekly', '2026-11-22', wild).length).toBeLessThan(900);
  });
});
