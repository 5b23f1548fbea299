import type { Indicator, IndicatorValue } from './entities';
import type { Aggregate, ProgressMode } from './vocabulary';

// How far along things are: the same rules as server/goals/progress, both held
// to server/goals/testdata/progress.json. Percentages 0–100, not rounded. What
// cannot be said is null with a reason, never 0.

export interface IndicatorProgress {
  readonly value: number | null;
  /** What the indicator stands at, over all municipalities. */
  readonly current: number | null;
  readonly reason: string | null;
  /** By the thresholds; null when none is set or nothing is known. */
  readonly colour: 'green' | 'yellow' | 'red' | null;
}

export interface GoalProgress {
  readonly value: number | null;
  /** "4 of 6 measured". */
  readonly measured: number;
  readonly of: number;
  readonly mode: ProgressMode;
  /** What it would be if nobody had said a number. */
  readonly computed: number | null;
  readonly reason: string | null;
}

const clamp = (share: number) => Math.min(1, Math.max(0, share)) * 100;

export function indicatorProgress(
  one: Indicator,
  values: readonly IndicatorValue[],
): IndicatorProgress {
  const counted = values.filter((value) => !value.correctedBy);
  const current = currentOf(counted, one.aggregate ?? 'latest');
  const { value, reason } = shareOf(one, counted, current);
  return Object.freeze({ value, reason, current, colour: colourOf(one, value) });
}

type Share = { value: number | null; reason: string | null };
const unknown = (reason: string): Share => ({ value: null, reason });
const known = (value: number): Share => ({ value, reason: null });

function shareOf(one: Indicator, values: readonly IndicatorValue[], current: number | null): Share {
  if (one.kind === 'qualitative') return unknown('qualitative');
  if (one.kind === 'yes_no') {
    if (current === null) return unknown('no_value');
    return known(one.targetValue === 0 ? 100 - clamp(current) : clamp(current));
  }
  if (one.direction === 'keep' || one.direction === 'within_range') return inRange(one, values);
  const { baselineValue: from, targetValue: to } = one;
  if (from === null) return unknown('no_baseline');
  if (to === null) return unknown('no_target');
  if (from === to) return unknown('target_is_baseline');
  if (current === null) return unknown('no_value');
  return known(clamp((current - from) / (to - from)));
}

function inRange(one: Indicator, values: readonly IndicatorValue[]): Share {
  const { baselineValue: from, targetValue: to } = one;
  let [low, high] = [one.rangeLow, one.rangeHigh];
  if (low === null && high === null) {
    const ends = [from, to].filter((end) => end !== null);
    if (ends.length === 0) return unknown('no_target');
    low = Math.min(...ends);
    high = Math.max(...ends);
  }
  if (values.length === 0) return unknown('no_value');
  const inside = values.filter(
    ({ value }) => (low === null || value >= low) && (high === null || value <= high),
  );
  return known((inside.length / values.length) * 100);
}

function colourOf(one: Indicator, value: number | null): IndicatorProgress['colour'] {
  const { thresholdGreen: green, thresholdYellow: yellow } = one;
  if (value === null || (green === null && yellow === null)) return null;
  if (green !== null && value >= green) return 'green';
  if (yellow !== null && value >= yellow) return 'yellow';
  return 'red';
}

/** Over the latest value of each municipality; those without one count as one. */
function currentOf(values: readonly IndicatorValue[], aggregate: Aggregate): number | null {
  const latest = new Map<string, IndicatorValue>();
  for (const value of values) {
    const of = value.municipalityId ?? '';
    const before = latest.get(of);
    if (!before || isLater(value, before)) latest.set(of, value);
  }
  const all = [...latest.values()];
  if (all.length === 0) return null;
  const numbers = all.map(({ value }) => value);
  const sum = numbers.reduce((total, number) => total + number, 0);
  switch (aggregate) {
    case 'sum':
      return sum;
    case 'mean':
      return sum / numbers.length;
    case 'weighted_mean':
      return weighted(all.map(({ value, n }) => [value, n ?? 1])) ?? sum / numbers.length;
    case 'max':
      return Math.max(...numbers);
    case 'min':
      return Math.min(...numbers);
    default:
      return all.reduce((last, one) => (isLater(one, last) ? one : last)).value;
  }
}

function isLater(a: IndicatorValue, b: IndicatorValue): boolean {
  for (const key of ['periodEnd', 'periodStart', 'at', 'id'] as const) {
    const [one, other] = [a[key] ?? '', b[key] ?? ''];
    if (one !== other) return one > other;
  }
  return false;
}

/** Null when the weights are all nothing. */
export function weighted(
  parts: readonly (readonly [value: number, weight: number])[],
): number | null {
  const total = parts.reduce((sum, [, weight]) => sum + weight, 0);
  if (total <= 0) return null;
  return parts.reduce((sum, [value, weight]) => sum + value * weight, 0) / total;
}
