import { expect, it } from 'vitest';
import type { IndicatorValue } from '../model';
import { cellKey, cellsOf, counting, seriesOf } from './sheet';

const value = (id: string, day: string, number: number, more: Partial<IndicatorValue> = {}) => ({
  id,
  indicatorId: 'i',
  periodStart: day,
  periodEnd: day,
  value: number,
  at: `${day}T10:00:00Z`,
  ...more,
});

it('a correction counts and keeps what stood there', () => {
  const wrong = value('a', '2026-01-31', 100, { correctedBy: 'b' });
  const right = value('b', '2026-01-31', 10, { at: '2026-03-01T00:00:00Z' });
  const cell = cellsOf([wrong, right]).get(
    cellKey(null, { start: '2026-01-31', end: '2026-01-31' }),
  );
  expect(cell?.current.value).toBe(10);
  expect(cell?.before.map((one) => one.value)).toEqual([100]);
  expect(counting([wrong, right])).toEqual([right]);
});

it('the newest counts when the server has not yet said which was corrected', () => {
  const first = value('a', '2026-01-31', 1);
  const second = value('b', '2026-01-31', 2, { at: '2026-02-02T00:00:00Z' });
  expect(counting([second, first])).toEqual([second]);
});

it('municipalities stand apart', () => {
  const values = [
    value('a', '2026-01-31', 1, { municipalityId: 'odense' }),
    value('b', '2026-01-31', 2, { municipalityId: 'aarhus' }),
  ];
  expect(cellsOf(values).size).toBe(2);
});

it('a curve says at each time what was known then', () => {
  const values = [
    value('a', '2026-01-31', 1, { municipalityId: 'odense' }),
    value('b', '2026-02-28', 5, { municipalityId: 'aarhus' }),
    value('c', '2026-02-28', 3, { municipalityId: 'odense' }),
  ];
  const sum = (known: readonly IndicatorValue[]) => {
    const last = new Map(known.map((one) => [one.municipalityId, one.value]));
    return [...last.values()].reduce((a, b) => a + b, 0);
  };
  expect(seriesOf(values, sum)).toEqual([
    { day: '2026-01-31', value: 1 },
    { day: '2026-02-28', value: 8 },
  ]);
});
