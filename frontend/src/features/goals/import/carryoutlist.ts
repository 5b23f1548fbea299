import type { Done } from '@/features/fileimport';
import {
  type ActionFields,
  type GoalStore,
  type IndicatorFields,
  type LinkFields,
  type PlanFields,
  type PlanText,
  planTexts,
  type RaciRole,
} from '../model';
import { keysBetween } from '../model/order';
import { carryOutGoals } from './carryout';
import type { ListKind, ListReport, ListRow } from './listreport';

type Fields = Record<string, unknown>;

/** So many changes go in one message to the server. */
const changesInOnePart = 200;

/**
 * Does what the preview of a whole list shows, as one step of undo: goals first,
 * then what belongs to them. What others removed since then stays removed.
 */
export function carryOutList(store: GoalStore, report: ListReport): Done {
  return store.together(() => {
    const of = (kind: ListKind) => report.rows.filter((row) => row.kind === kind);
    const done = { ...carryOutGoals(store, of('goals')) };
    for (const kind of ['indicators', 'plans', 'activities', 'links'] as const) {
      const rows = placed(store, of(kind));
      for (let at = 0; at < rows.length; at += changesInOnePart)
        store.transact(() => {
          for (const row of rows.slice(at, at + changesInOnePart)) tally(done, row, store);
        });
      if (kind === 'activities') store.transact(() => waits(store, rows));
    }
    return done;
  });
}

/** New indicators and activities without a place come last, in the order of the file. */
function placed(store: GoalStore, rows: readonly ListRow[]): readonly ListRow[] {
  const last = new Map<string, string>();
  return rows.map((row) => {
    const { goalId, planId, order } = row.fields;
    const ordered = row.kind === 'indicators' || row.kind === 'activities';
    if (row.status !== 'new' || !ordered || typeof order === 'string') return row;
    const owner = String(row.kind === 'indicators' ? goalId : planId);
    const before = row.kind === 'indicators' ? store.indicatorsOf(owner) : store.actionsOf(owner);
    const from = last.get(owner) ?? before.at(-1)?.order ?? null;
    const next = keysBetween(from, null, 1)?.[0] ?? 'zz';
    last.set(owner, next);
    return { ...row, fields: { ...row.fields, order: next } };
  });
}

function tally(done: Done, row: ListRow, store: GoalStore) {
  const { id, kind, status } = row;
  if (!id || kind === 'goals') return;
  const { there, add, set } = ways[kind];
  if (status === 'new' && !there(store, id) && add(store, id, row.fields)) done.added += 1;
  if (status !== 'changed' || !there(store, id)) return;
  set(store, id, Object.fromEntries(row.changed.map((name) => [name, row.fields[name]])));
  done.changed += 1;
}

interface Way {
  there: (store: GoalStore, id: string) => boolean;
  /** False when what it belongs to is gone. */
  add: (store: GoalStore, id: string, fields: Fields) => boolean;
  set: (store: GoalStore, id: string, fields: Fields) => void;
}

const ways: Record<Exclude<ListKind, 'goals'>, Way> = {
  indicators: {
    there: (store, id) => store.indicator(id) !== null,
    add: (store, id, { milestones, ...fields }) => {
      if (!store.tree().has(String(fields.goalId))) return false;
      store.addIndicator(fields as unknown as IndicatorFields, id);
      setMilestones(store, id, milestones);
      return true;
    },
    set: (store, id, { milestones, ...fields }) => {
      store.setIndicator(id, fields as Partial<IndicatorFields>);
      setMilestones(store, id, milestones);
    },
  },
  plans: {
    there: (store, id) => store.plan(id) !== null,
    add: (store, id, given) => {
      const { fields, texts } = planOf(given);
      store.addPlan({ ...fields, texts }, id);
      return true;
    },
    set: (store, id, given) => {
      const { fields, texts } = planOf(given);
      store.setPlan(id, fields);
      for (const [field, words] of Object.entries(texts))
        store.setText(id, field as PlanText, words);
    },
  },
  activities: {
    there: (store, id) => store.action(id) !== null,
    add: (store, id, { raci, dependsOn: _, ...fields }) => {
      if (!store.plan(String(fields.planId))) return false;
      store.addAction(fields as unknown as ActionFields, id);
      setRoles(store, id, raci);
      return true;
    },
    set: (store, id, { raci, dependsOn: _, ...fields }) => {
      store.setAction(id, fields as Partial<ActionFields>);
      setRoles(store, id, raci);
    },
  },
  links: {
    there: (store, id) => store.link(id) !== null,
    add: (store, id, fields) => {
      if (!store.tree().has(String(fields.fromGoal))) return false;
      store.addLink(fields as unknown as LinkFields, id);
      return true;
    },
    set: (store, id, fields) => store.setLink(id, fields as Partial<LinkFields>),
  },
};

/** Activities wait for each other only once all are there. */
function waits(store: GoalStore, rows: readonly ListRow[]) {
  for (const { id, status, fields, changed } of rows) {
    const says = status === 'new' || (status === 'changed' && changed.includes('dependsOn'));
    if (!id || !says || !Array.isArray(fields.dependsOn)) continue;
    const wanted = new Set(fields.dependsOn.map(String));
    for (const on of store.action(id)?.dependsOn ?? [])
      if (!wanted.has(on)) store.setDependency(id, on, false);
    for (const on of wanted) if (store.action(on)) store.setDependency(id, on, true);
  }
}

function setMilestones(store: GoalStore, id: string, given: unknown) {
  if (typeof given !== 'object' || given === null) return;
  for (const { date } of store.indicator(id)?.milestones ?? [])
    if (!(date in given)) store.setMilestone(id, date, null);
  for (const [date, value] of Object.entries(given)) store.setMilestone(id, date, Number(value));
}

function setRoles(store: GoalStore, id: string, given: unknown) {
  if (typeof given !== 'object' || given === null) return;
  for (const [person] of store.action(id)?.raci ?? [])
    if (!(person in given)) store.setRaci(id, person, null);
  for (const [person, role] of Object.entries(given)) store.setRaci(id, person, role as RaciRole);
}

/** A plan's words are texts of their own, and its goals and indicators members. */
function planOf(given: Fields) {
  const texts: Partial<Record<PlanText, string>> = {};
  const { goals, indicators, ...rest } = given;
  const fields: Fields = {
    ...(Array.isArray(goals) && { goalIds: goals }),
    ...(Array.isArray(indicators) && { indicatorIds: indicators }),
  };
  for (const [name, value] of Object.entries(rest)) {
    const text = planTexts.find((one) => one === name);
    if (text) texts[text] = String(value ?? '');
    else fields[name] = value;
  }
  return { fields: fields as Partial<PlanFields>, texts };
}
