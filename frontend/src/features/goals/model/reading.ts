import type * as Y from 'yjs';
import { cleanString, cleanValue, kept, readMembers, type ValueSpec } from '@/features/shareddoc';
import type {
  Action,
  Goal,
  GoalLink,
  GoalMeta,
  GoalSet,
  Indicator,
  Milestone,
  Plan,
} from './entities';
import {
  actionSpecs,
  type FieldSpec,
  goalSpecs,
  indicatorSpecs,
  linkSpecs,
  planSpecs,
  setPrefixes,
} from './fields';
import { readOrder } from './order';
import { raciRoles, reviewCycles, steps } from './vocabulary';

// From the shared document to frozen values. Others, older pages and programs
// write there too: whatever does not fit counts as "not set" and is left alone.

/** A value as the field may hold it; null when it may not. */
export function clean(spec: FieldSpec, value: unknown): unknown {
  switch (spec.type) {
    case 'name':
      return cleanString(value) ?? '';
    case 'order':
      return readOrder(value);
    case 'positive':
      return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
    case 'currency':
      return typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? value : null;
    default:
      return cleanValue(spec as ValueSpec, value);
  }
}

/** The fields of one kind of thing, by their keys in the shared document. */
interface Table {
  readonly empty: Readonly<Record<string, unknown>>;
  readonly byKey: ReadonlyMap<string, Field>;
}
interface Field {
  readonly name: string;
  readonly read: (value: unknown) => unknown;
}

function tableOf(specs: Record<string, FieldSpec>, more: Record<string, Field> = {}): Table {
  const byKey = new Map(Object.entries(more));
  for (const [name, spec] of Object.entries(specs))
    byKey.set(spec.key, { name, read: (value) => clean(spec, value) });
  const fields = [...byKey.values()].map(({ name, read }) => [name, read(undefined)]);
  return { empty: Object.fromEntries(fields), byKey };
}

// Most entries hold few of the fields there are, and there are thousands of
// entries: what is there is looked at, not what could be.
function readFields(
  { empty, byKey }: Table,
  map: Y.Map<unknown>,
  others?: (key: string, value: unknown) => void,
) {
  const fields = { ...empty };
  map.forEach((value, key) => {
    const field = byKey.get(key);
    if (field) fields[field.name] = field.read(value);
    else others?.(key, value);
  });
  return fields;
}

const linkTable = tableOf(linkSpecs);
const indicatorTable = tableOf(indicatorSpecs);
const planTable = tableOf(planSpecs);
const actionTable = tableOf(actionSpecs);
const goalTable = tableOf(goalSpecs, {
  title: { name: 'title', read: (value) => cleanString(value) ?? '' },
  parent: { name: 'parentId', read: readId },
  order: { name: 'order', read: readOrder },
  moved: { name: 'moved', read: readMoved },
  parent_before: { name: 'parentBefore', read: readId },
  removed_at: { name: 'removedAt', read: readId },
});

export function readGoal(id: string, map: Y.Map<unknown>, before?: Goal): Goal {
  const sets: Partial<Record<GoalSet, string[]>> = {};
  const fields = readFields(goalTable, map, (key, value) => {
    const dot = key.indexOf('.') + 1;
    const set = value === true && dot > 0 ? setOf.get(key.slice(0, dot)) : undefined;
    if (set === undefined || key.length === dot) return;
    const members = sets[set];
    if (members) members.push(key.slice(dot));
    else sets[set] = [key.slice(dot)];
  });
  fields.id = id;
  fields.departments = inOrder(sets.departments);
  fields.targetGroups = inOrder(sets.targetGroups);
  fields.tags = inOrder(sets.tags);
  fields.steps = sets.steps ? steps.filter((step) => sets.steps?.includes(String(step))) : none;
  return kept(fields as unknown as Goal, before);
}

const none: readonly never[] = Object.freeze([]);
const setOf = new Map(
  Object.entries(setPrefixes).map(([set, prefix]) => [prefix, set as GoalSet] as const),
);

const inOrder = (members: string[] | undefined): readonly string[] =>
  members?.sort((a, b) => a.localeCompare(b)) ?? none;

function readId(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A whole number from 0; 0 for whatever else. */
export function readMoved(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

export function readLink(id: string, map: Y.Map<unknown>, before?: GoalLink): GoalLink | null {
  const fields = readFields(linkTable, map);
  if (!fields.fromGoal || !fields.toKind || !fields.type) return null;
  return kept({ id, ...fields } as unknown as GoalLink, before);
}

export function readIndicator(id: string, map: Y.Map<unknown>, before?: Indicator) {
  const fields = readFields(indicatorTable, map);
  if (!fields.goalId) return null;
  const milestones = readMilestones(map, before?.milestones);
  return kept({ id, ...fields, milestones } as unknown as Indicator, before);
}

export const milestonePrefix = 'milestones.';

function readMilestones(map: Y.Map<unknown>, before: readonly Milestone[] = []) {
  const found: Milestone[] = [];
  map.forEach((value, key) => {
    if (!key.startsWith(milestonePrefix) || typeof value !== 'number') return;
    const date = key.slice(milestonePrefix.length);
    if (Number.isFinite(value) && cleanValue({ key, type: 'date' }, date))
      found.push({ date, value });
  });
  found.sort((a, b) => (a.date < b.date ? -1 : 1));
  const same = (one: Milestone, i: number) =>
    before[i]?.date === one.date && before[i]?.value === one.value;
  return before.length === found.length && found.every(same) ? before : found;
}

export function readPlan(id: string, map: Y.Map<unknown>, before?: Plan): Plan {
  const fields = {
    id,
    ...readFields(planTable, map),
    goalIds: readMembers(map, 'goals.'),
    indicatorIds: readMembers(map, 'indicators.'),
  };
  return kept(fields as unknown as Plan, before);
}

export function readAction(id: string, map: Y.Map<unknown>, before?: Action): Action | null {
  const fields = readFields(actionTable, map);
  if (!fields.planId) return null;
  const dependsOn = readMembers(map, 'depends_on.');
  const raci = readRaci(map, before?.raci);
  return kept({ id, ...fields, dependsOn, raci } as unknown as Action, before);
}

export const raciPrefix = 'raci.';

function readRaci(map: Y.Map<unknown>, before: Action['raci'] = []): Action['raci'] {
  const found: (readonly [string, (typeof raciRoles)[number]])[] = [];
  map.forEach((value, key) => {
    const role = raciRoles.find((one) => one === value);
    if (role && key.startsWith(raciPrefix) && key.length > raciPrefix.length)
      found.push([key.slice(raciPrefix.length), role]);
  });
  found.sort(([a], [b]) => (a < b ? -1 : 1));
  const same = ([person, role]: readonly [string, string], i: number) =>
    before[i]?.[0] === person && before[i]?.[1] === role;
  return before.length === found.length && found.every(same) ? before : found;
}

export function readMeta(meta: Y.Map<unknown>): GoalMeta {
  const cycle = meta.get('review_cycle');
  return Object.freeze({
    template: cleanString(meta.get('template')),
    language: cleanString(meta.get('language')),
    reviewCycle: reviewCycles.find((one) => one === cycle) ?? null,
    nextReviewOn: cleanValue({ key: 'next_review_on', type: 'date' }, meta.get('next_review_on')) as
      | string
      | null,
    reviewClause: cleanString(meta.get('review_clause')),
    strategyDocument: cleanString(meta.get('strategy_document')),
    referenceCountries: readMembers(meta, 'reference_countries.'),
  });
}
