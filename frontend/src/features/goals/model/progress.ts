import type { Action, Goal, Indicator, IndicatorValue, Plan } from './entities';
import type { GoalTree } from './tree';
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

/** What progress is made of. */
export interface Counted {
  tree: () => GoalTree;
  goal: (id: string) => Goal | null;
  indicatorsOf: (goalId: string) => readonly Indicator[];
  indicator: (id: string) => Indicator | null;
  plans: () => ReadonlyMap<string, Plan>;
  actionsOf: (planId: string) => readonly Action[];
  reportedValues: () => readonly IndicatorValue[];
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
function weighted(parts: readonly (readonly [value: number, weight: number])[]): number | null {
  const total = parts.reduce((sum, [, weight]) => sum + weight, 0);
  if (total <= 0) return null;
  return parts.reduce((sum, [value, weight]) => sum + value * weight, 0) / total;
}

type Result = Pick<GoalProgress, 'value' | 'measured' | 'of'>;
const nothing: Result = { value: null, measured: 0, of: 0 };

/** Progress of a whole list, each part computed when it is first asked for. */
export class ProgressTable {
  private readonly goals = new Map<string, GoalProgress>();
  private readonly indicators = new Map<string, IndicatorProgress>();
  private valuesBy: Map<string, IndicatorValue[]> | null = null;
  private plansBy: Map<string, Plan[]> | null = null;

  constructor(
    private readonly of: Counted,
    /** What was known before: results that are the same stay the same objects. */
    private readonly before: ProgressTable | null = null,
  ) {}

  /** For after a change. */
  next(): ProgressTable {
    return new ProgressTable(this.of, new ProgressTable(this.of, null).holding(this));
  }

  private holding(other: ProgressTable): this {
    const { goals, indicators } = other;
    for (const [id, one] of [...(other.before?.goals ?? []), ...goals]) this.goals.set(id, one);
    for (const [id, one] of [...(other.before?.indicators ?? []), ...indicators])
      this.indicators.set(id, one);
    return this;
  }

  ofIndicator(id: string): IndicatorProgress {
    const found = this.indicators.get(id);
    if (found) return found;
    const one = this.of.indicator(id);
    const now: IndicatorProgress = one
      ? indicatorProgress(one, this.valuesOf(id))
      : { value: null, current: null, reason: 'no_value', colour: null };
    const was = this.before?.indicators.get(id);
    const kept = was && same(was, now) ? was : now;
    this.indicators.set(id, kept);
    return kept;
  }

  ofGoal(id: string): GoalProgress {
    // Children first, without recursion: lists may be as deep as they like.
    const tree = this.of.tree();
    if (!this.goals.has(id)) {
      const below = [id, ...tree.descendants(id)];
      for (let i = below.length - 1; i >= 0; i -= 1) this.compute(below[i] ?? id);
    }
    return this.goals.get(id) as GoalProgress;
  }

  private compute(id: string) {
    if (this.goals.has(id)) return;
    const now = this.progress(id);
    const was = this.before?.goals.get(id);
    this.goals.set(id, was && same(was, now) ? was : Object.freeze(now));
  }

  private progress(id: string): GoalProgress {
    const goal = this.of.goal(id);
    const mode = this.modeOf(id, goal);
    if (mode !== 'manual') {
      const result = this.resultOf(id, mode);
      return { ...result, mode, computed: result.value, reason: reasonOf(result) };
    }
    const other = this.of.indicatorsOf(id).length > 0 ? 'indicators' : 'children_weighted';
    const { value: computed, measured, of } = this.resultOf(id, other);
    const value = goal?.progress ?? null;
    const reason = value === null ? 'no_value' : null;
    return { value, measured, of, mode, computed, reason };
  }

  private modeOf(id: string, goal: Goal | null): ProgressMode {
    if (goal?.progressMode) return goal.progressMode;
    if (this.of.indicatorsOf(id).length > 0) return 'indicators';
    return this.of.tree().children(id).length > 0 ? 'children_weighted' : 'manual';
  }

  private resultOf(id: string, mode: ProgressMode): Result {
    if (mode === 'indicators') return this.ofIndicators(id);
    if (mode === 'children_weighted') return this.ofChildren(id);
    return mode === 'actions' ? this.ofActions(id) : nothing;
  }

  private ofIndicators(id: string): Result {
    const counted = this.of.indicatorsOf(id).filter(({ kind }) => kind !== 'qualitative');
    const values = counted.map((one) => this.ofIndicator(one.id).value);
    const parts = values.flatMap((value) => (value === null ? [] : [[value, 1] as const]));
    return { value: weighted(parts), measured: parts.length, of: counted.length };
  }

  private ofChildren(id: string): Result {
    const parts: (readonly [number, number])[] = [];
    let of = 0;
    for (const child of this.of.tree().children(id)) {
      const goal = this.of.goal(child);
      if (!goal || goal.status === 'dropped') continue;
      of += 1;
      const value = this.goals.get(child)?.value ?? null;
      const weight = goal.weight !== null && goal.weight > 0 ? goal.weight : 1;
      if (value !== null) parts.push([value, weight]);
    }
    return { value: weighted(parts), measured: parts.length, of };
  }

  private ofActions(id: string): Result {
    const all = this.plansOf(id)
      .flatMap((plan) => this.of.actionsOf(plan.id))
      .filter(({ status }) => status !== 'dropped');
    const done = all.filter(({ status }) => status === 'done').length;
    const value = all.length > 0 ? (done / all.length) * 100 : null;
    return { value, measured: done, of: all.length };
  }

  private valuesOf(id: string): readonly IndicatorValue[] {
    if (!this.valuesBy) {
      this.valuesBy = new Map();
      for (const value of this.of.reportedValues()) {
        const list = this.valuesBy.get(value.indicatorId);
        if (list) list.push(value);
        else this.valuesBy.set(value.indicatorId, [value]);
      }
    }
    return this.valuesBy.get(id) ?? [];
  }

  private plansOf(goalId: string): readonly Plan[] {
    if (!this.plansBy) {
      this.plansBy = new Map();
      for (const plan of this.of.plans().values()) {
        for (const id of plan.goalIds) {
          const list = this.plansBy.get(id);
          if (list) list.push(plan);
          else this.plansBy.set(id, [plan]);
        }
      }
    }
    return this.plansBy.get(goalId) ?? [];
  }
}

function reasonOf({ value, of }: Result): string | null {
  if (value !== null) return null;
  return of === 0 ? 'nothing_to_measure' : 'unmeasured';
}

function same<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every((key) => a[key] === b[key]);
}
