import type { Action, Goal, GoalLink, Plan } from '../model';
import type { Link } from './bars';

/** One line: a goal, or an activity of a plan for it. */
export interface Row {
  readonly id: string;
  readonly kind: 'goal' | 'action';
  readonly depth: number;
  readonly code: string;
  readonly title: string;
  readonly start: string | null;
  readonly due: string | null;
  /** Nothing more to do: achieved, dropped, done. */
  readonly over: boolean;
  /** The goal to open for it; null for an activity without one. */
  readonly goalId: string | null;
  /** The flag of an activity: drawn as a diamond. */
  readonly milestone: boolean;
}

interface Source {
  /** In the order of the tree. */
  readonly goals: readonly Goal[];
  readonly depthOf: (id: string) => number;
  readonly codeOf: (id: string) => string;
  readonly plans: Iterable<Plan>;
  readonly actionsOf: (planId: string) => readonly Action[];
}

const over = new Set(['achieved', 'not_achieved', 'dropped', 'done']);

/** Goals in their order; below each the activities of plans that it is the first goal of. */
export function rowsOf(source: Source, withActions: boolean, onlyDated: boolean): Row[] {
  const there = new Set(source.goals.map(({ id }) => id));
  const plansAt = new Map<string | null, Plan[]>();
  for (const plan of withActions ? source.plans : []) {
    const first = source.goals.find(({ id }) => plan.goalIds.includes(id))?.id ?? null;
    const list = plansAt.get(first);
    if (list) list.push(plan);
    else plansAt.set(first, [plan]);
  }
  const rows: Row[] = [];
  const addActions = (goalId: string | null, depth: number) => {
    for (const plan of plansAt.get(goalId) ?? [])
      for (const one of source.actionsOf(plan.id)) rows.push(rowOfAction(one, goalId, depth));
  };
  for (const goal of source.goals) {
    rows.push({
      id: goal.id,
      kind: 'goal',
      depth: source.depthOf(goal.id),
      code: source.codeOf(goal.id),
      title: goal.title,
      start: goal.start,
      due: goal.due,
      over: over.has(goal.status ?? ''),
      goalId: goal.id,
      milestone: false,
    });
    if (there.has(goal.id)) addActions(goal.id, source.depthOf(goal.id) + 1);
  }
  addActions(null, 0);
  return onlyDated ? rows.filter(({ start, due }) => start || due) : rows;
}

const rowOfAction = (one: Action, goalId: string | null, depth: number): Row => ({
  id: one.id,
  kind: 'action',
  depth,
  code: '',
  title: one.title,
  start: one.milestone ? null : one.start,
  due: one.due ?? (one.milestone ? one.start : null),
  over: over.has(one.status ?? ''),
  goalId,
  milestone: one.milestone,
});

/** The rows before where nothing differs, so that what did not change is not drawn again. */
export function keepRows(before: readonly Row[], now: readonly Row[]): readonly Row[] {
  const known = new Map(before.map((row) => [row.id, row]));
  const kept = now.map((row) => {
    const was = known.get(row.id);
    return was && fields.every((field) => was[field] === row[field]) ? was : row;
  });
  const all = kept.length === before.length && kept.every((row, i) => row === before[i]);
  return all ? before : kept;
}

const fields = [
  'kind',
  'depth',
  'code',
  'title',
  'start',
  'due',
  'over',
  'goalId',
  'milestone',
] as const satisfies readonly (keyof Row)[];

/** What waits for what: goals by links, activities by themselves. Only between rows that are there. */
export function dependenciesOf(
  rows: readonly Row[],
  links: Iterable<GoalLink>,
  actions: ReadonlyMap<string, Action>,
): Link[] {
  const there = new Set(rows.map(({ id }) => id));
  const found: Link[] = [];
  const add = (before: string | null, after: string) => {
    if (before && before !== after && there.has(before) && there.has(after))
      found.push({ before, after });
  };
  for (const link of links)
    if (link.type === 'depends_on' && !link.toDocument) add(link.toId, link.fromGoal);
  for (const { id, kind } of rows)
    if (kind === 'action') for (const on of actions.get(id)?.dependsOn ?? []) add(on, id);
  return found;
}
