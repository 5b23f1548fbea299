import type { Point } from './sheet';

// Where a curve and what it is measured against stand in a box. Pure geometry.

export interface Against {
  readonly baseline: number | null;
  readonly target: number | null;
  readonly rangeLow: number | null;
  readonly rangeHigh: number | null;
  readonly milestones: readonly Point[];
  /** Days that belong on the axis besides those of the points. */
  readonly days: readonly (string | null)[];
}

export interface Placed extends Point {
  readonly x: number;
  readonly y: number;
}

export interface Trend {
  /** For a path's `d`; empty without points. */
  readonly line: string;
  readonly points: readonly Placed[];
  readonly milestones: readonly Placed[];
  readonly baseline: number | null;
  readonly target: number | null;
  /** Top and height of the wanted range. */
  readonly range: { readonly y: number; readonly height: number } | null;
  /** The numbers at the lower and upper edge. */
  readonly low: number;
  readonly high: number;
  readonly first: string;
  readonly last: string;
}

const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const tenth = (value: number) => Math.round(value * 10) / 10;

/** Null when there is nothing to draw: not one value. */
export function trendOf(
  points: readonly Point[],
  against: Against,
  box: { width: number; height: number; pad: number },
): Trend | null {
  const [start] = points;
  if (!start) return null;
  const days = [
    ...points.map(({ day }) => day),
    ...against.milestones.map(({ day }) => day),
    ...against.days.filter((day) => day !== null),
  ].sort();
  const first = days[0] ?? start.day;
  const last = days.at(-1) ?? start.day;
  const numbers = [
    ...points.map(({ value }) => value),
    ...against.milestones.map(({ value }) => value),
    ...[against.baseline, against.target, against.rangeLow, against.rangeHigh].filter(
      (value) => value !== null,
    ),
  ];
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const { width, height, pad } = box;
  const span = timeOf(last) - timeOf(first);
  const x = (day: string) =>
    tenth(pad + (span === 0 ? 0.5 : (timeOf(day) - timeOf(first)) / span) * (width - 2 * pad));
  const y = (value: number) =>
    tenth(height - pad - (high === low ? 0.5 : (value - low) / (high - low)) * (height - 2 * pad));
  const place = (point: Point): Placed => ({ ...point, x: x(point.day), y: y(point.value) });
  const placed = points.map(place);
  const [top, bottom] = [against.rangeHigh ?? high, against.rangeLow ?? low];
  const ranged = against.rangeLow !== null || against.rangeHigh !== null;
  return {
    line: placed.map((one, i) => `${i === 0 ? 'M' : 'L'}${one.x} ${one.y}`).join(''),
    points: placed,
    milestones: against.milestones.map(place),
    baseline: against.baseline === null ? null : y(against.baseline),
    target: against.target === null ? null : y(against.target),
    range: ranged ? { y: y(top), height: tenth(Math.max(0, y(bottom) - y(top))) } : null,
    low,
    high,
    first,
    last,
  };
}
