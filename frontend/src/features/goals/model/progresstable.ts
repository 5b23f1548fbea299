import type { Action, Goal, Indicator, IndicatorValue, Plan } from './entities';
import { type GoalProgress, type IndicatorProgress, indicatorProgress, weighted } from './progress';
import type { GoalTree } from './tree';
import type { ProgressMode } from './vocabulary';

/** What progress is made of. */
export interface Counted {
  tree: () => GoalTree;
  goal: (id: string) => Goal | null;
  indicatorsOf: (goalId: string) => readonly Indicator[];
  indicator: (id: string) => Indicator | null;
  plans: () => ReadonlyMap<string, Plan>;
  actionsOf: (planId: string) => readonly Action[];
  reportedValues: () => readonly IndicatorValue[];
  adoptedParts: (goalId: string) => readonly AdoptedPart[];
}

/** A goal that another list adopted from one of this list: it counts as a child. */
export interface AdoptedPart {
  goalId: string;
  progress: number | null;
  weight: number | null;
}

type Result = Pick<GoalProgress, 'value' | 'measured' | 'of'>;
const nothing: Result = { value: null, measured: 0, of: 0 };

/**
 * Progress of a whole list. Each part is computed when it is first asked for, and
 * again when it is asked for after `forget…` said that it may be another one; what
 * comes out the same stays the same object.
 */
export class ProgressTable {
  private readonly goals = new Map<string, GoalProgress>();
  private readonly staleGoals = new Set<string>();
  private readonly indicators = new Map<string, IndicatorProgress>();
  private readonly staleIndicators = new Set<string>();
  private valuesBy: Map<string, IndicatorValue[]> | null = null;
  private plansBy: Map<string, Plan[]> | null = null;

  constructor(private readonly of: Counted) {}

  /** Something of this goal changed: it counts for all above it, in this tree. */
  forgetGoal(id: string, tree: GoalTree) {
    for (let at: string | null = id; at !== null; at = tree.parent(at)) this.staleGoals.add(at);
  }

  forgetIndicator(id: string) {
    this.staleIndicators.add(id);
  }

  /** Which plans there are, or what they hold, changed. */
  forgetPlans() {
    this.plansBy = null;
  }

  /** Everything is looked at again: values came, or goals with all that belongs to them. */
  forgetAll() {
    this.valuesBy = null;
    this.plansBy = null;
    for (const id of this.goals.keys()) this.staleGoals.add(id);
    for (const id of this.indicators.keys()) this.staleIndicators.add(id);
  }

  ofIndicator(id: string): IndicatorProgress {
    const was = this.indicators.get(id);
    if (was && !this.staleIndicators.has(id)) return was;
    const one = this.of.indicator(id);
    const now: IndicatorProgress = one
      ? indicatorProgress(one, this.valuesOf(id))
      : { value: null, current: null, reason: 'no_value', colour: null };
    const kept = was && same(was, now) ? was : now;
    this.indicators.set(id, kept);
    this.staleIndicators.delete(id);
    return kept;
  }

  ofGoal(id: string): GoalProgress {
    // Children first, without recursion: lists may be as deep as they like.
    const tree = this.of.tree();
    const waiting = this.isKnown(id) ? [] : [id];
    for (let i = 0; i < waiting.length; i += 1) {
      for (const child of tree.children(waiting[i] ?? null))
        if (!this.isKnown(child)) waiting.push(child);
    }
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) this.compute(next);
    return this.goals.get(id) as GoalProgress;
  }

  private isKnown(id: string): boolean {
    return this.goals.has(id) && !this.staleGoals.has(id);
  }

  private compute(id: string) {
    const now = this.progress(id);
    const was = this.goals.get(id);
    this.goals.set(id, was && same(was, now) ? was : Object.freeze(now));
    this.staleGoals.delete(id);
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
    const parts = this.of.tree().children(id).length + this.of.adoptedParts(id).length;
    return parts > 0 ? 'children_weighted' : 'manual';
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
    const count = (value: number | null, weight: number | null) => {
      of += 1;
      if (value !== null) parts.push([value, weight !== null && weight > 0 ? weight : 1]);
    };
    for (const { progress, weight } of this.of.adoptedParts(id)) count(progress, weight);
    for (const child of this.of.tree().children(id)) {
      const goal = this.of.goal(child);
      if (goal && goal.status !== 'dropped')
        count(this.goals.get(child)?.value ?? null, goal.weight);
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
