import { expect, it } from 'vitest';
import { type Against, trendOf } from './trend';

const box = { width: 100, height: 50, pad: 5 };
const nothing: Against = {
  baseline: null,
  target: null,
  rangeLow: null,
  rangeHigh: null,
  milestones: [],
  days: [],
};
const points = [
  { day: '2026-01-01', value: 10 },
  { day: '2026-07-02', value: 20 },
  { day: '2026-12-31', value: 15 },
];

it('goes from edge to edge, higher numbers higher up', () => {
  const trend = trendOf(points, nothing, box);
  expect(trend?.line).toBe('M5 45L50 5L95 25');
  expect(trend?.low).toBe(10);
  expect(trend?.high).toBe(20);
});

it('makes room for what it is measured against', () => {
  const trend = trendOf(
    points,
    { ...nothing, baseline: 0, target: 40, days: ['2025-01-01', null] },
    box,
  );
  expect(trend?.baseline).toBe(45);
  expect(trend?.target).toBe(5);
  expect(trend?.first).toBe('2025-01-01');
  expect(trend?.points[0]?.x).toBeCloseTo(50, 0);
});

it('one value, or the same one always, stands in the middle', () => {
  expect(trendOf(points.slice(0, 1), nothing, box)?.points[0]).toMatchObject({ x: 50, y: 25 });
});

it('draws a range that is open at one end', () => {
  expect(trendOf(points, { ...nothing, rangeLow: 15 }, box)?.range).toEqual({ y: 5, height: 20 });
});

it('is nothing without a value: a target alone is no curve', () => {
  expect(trendOf([], { ...nothing, target: 3 }, box)).toBeNull();
});
