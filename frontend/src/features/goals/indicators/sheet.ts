import type { IndicatorValue } from '../model';
import { type Period, periodKey } from './periods';

/** The value that counts, and what stood there before, newest first. */
export interface Cell<V extends IndicatorValue> {
  readonly current: V;
  readonly before: readonly V[];
}

const noMunicipality = '';

export const periodOfValue = ({ periodStart, periodEnd }: IndicatorValue): Period => ({
  start: periodStart,
  end: periodEnd,
});

export const cellKey = (municipalityId: string | null, period: Period) =>
  `${municipalityId ?? noMunicipality} ${periodKey(period)}`;

/** Values by municipality and period. */
export function cellsOf<V extends IndicatorValue>(
  values: readonly V[],
): ReadonlyMap<string, Cell<V>> {
  const heaps = new Map<string, V[]>();
  for (const value of values) {
    const key = cellKey(value.municipalityId ?? null, periodOfValue(value));
    const heap = heaps.get(key);
    if (heap) heap.push(value);
    else heaps.set(key, [value]);
  }
  const cells = new Map<string, Cell<V>>();
  for (const [key, heap] of heaps) {
    heap.sort((a, b) => Number(!!a.correctedBy) - Number(!!b.correctedBy) || newest(a, b));
    const [current, ...before] = heap;
    if (current) cells.set(key, { current, before });
  }
  return cells;
}

const newest = (a: IndicatorValue, b: IndicatorValue) => {
  const [at, bt] = [a.at ?? '', b.at ?? ''];
  return at === bt ? (a.id < b.id ? 1 : -1) : at < bt ? 1 : -1;
};

/** Those that count: what was corrected is left out. */
export function counting<V extends IndicatorValue>(values: readonly V[]): V[] {
  return [...cellsOf(values).values()].map(({ current }) => current);
}

/** One point of a curve. */
export interface Point {
  readonly day: string;
  readonly value: number;
}

/**
 * How the indicator stood at the end of each period that has a value, by the
 * rule that says how it stands now.
 */
export function seriesOf<V extends IndicatorValue>(
  values: readonly V[],
  current: (known: readonly V[]) => number | null,
): Point[] {
  const all = counting(values);
  const days = [...new Set(all.map(({ periodEnd }) => periodEnd))].sort();
  return days.flatMap((day) => {
    const value = current(all.filter(({ periodEnd }) => periodEnd <= day));
    return value === null ? [] : [{ day, value }];
  });
}
