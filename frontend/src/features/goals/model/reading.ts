import type * as Y from 'yjs';
import { cleanString, cleanValue, kept, readMembers, type ValueSpec } from '@/features/shareddoc';
import type { Action, Goal, GoalLink, GoalMeta, Indicator, Milestone, Plan } from './entities';
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

function readFields(specs: Record<string, FieldSpec>, map: Y.Map<unknown>) {
  const fields: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) fields[name] = clean(spec, map.get(spec.key));
  return fields;
}

export function readGoal(id: string, map: Y.Map<unknown>, before?: Goal): Goal {
  const fields = {
    id,
    ...readFields(goalSpecs, map),
    title: cleanString(map.get('title')) ?? '',
    ...readSets(map),
    parentId: readId(map.get('parent')),
    order: readOrder(map.get('order')),
    moved: readMoved(map.get('moved')),
    parentBefore: readId(map.get('parent_before')),
    removedAt: readId(map.get('removed_at')),
  };
  return kept(fields as unknown as Goal, before);
}

function readSets(map: Y.Map<unknown>) {
  const members = (prefix: string) => readMembers(map, prefix);
  return {
    departments: members(setPrefixes.departments),
    targetGroups: members(setPrefixes.targetGroups),
    steps: steps.filter((step) => map.get(`${setPrefixes.steps}${step}`) === true) as number[],
    tags: members(setPrefixes.tags),
  };
}

const readId = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** A whole number from 0; 0 for whatever else. */
export function readMoved(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

export function readLink(id: string, map: Y.Map<unknown>, before?: GoalLink): GoalLink | null {
  const fields = readFields(linkSpecs, map);
  if (!fields.fromGoal || !fields.toKind || !fields.type) return null;
  return kept({ id, ...fields } as unknown as GoalLink, before);
}

export function readIndicator(id: string, map: Y.Map<unknown>, before?: Indicator) {
  const fields = readFields(indicatorSpecs, map);
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
    ...readFields(planSpecs, map),
    goalIds: readMembers(map, 'goals.'),
    indicatorIds: readMembers(map, 'indicators.'),
  };
  return kept(fields as unknown as Plan, before);
}

export function readAction(id: string, map: Y.Map<unknown>, before?: Action): Action | null {
  const fields = readFields(actionSpecs, map);
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
