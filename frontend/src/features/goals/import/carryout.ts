import type { GoalImportReport, GoalImportRow } from '@/api';
import type { Done } from '@/features/fileimport';
import {
  type GoalFields,
  type GoalSet,
  type GoalStore,
  type GoalText,
  goalSets,
  goalTexts,
  type OutlineGoal,
} from '../model';

/** So many changes go in one message to the server. */
const changesInOnePart = 200;

/**
 * Does what the preview shows, as one step of undo. What others removed since
 * then stays removed, and nothing is made under it.
 */
export function carryOut(store: GoalStore, report: GoalImportReport): Done {
  return store.together(() => carryOutGoals(store, report.rows));
}

/** The goals among what an import does; part of a step of undo. */
export function carryOutGoals(store: GoalStore, all: readonly GoalImportRow[]): Done {
  const rows = all.filter((row) => row.id !== null);
  const fresh = rows.filter((row) => row.status === 'new' && !store.goal(row.id ?? ''));
  const changed = rows.filter((row) => row.status === 'changed');
  const added = addAll(store, fresh);
  return { added, changed: changeAll(store, changed) };
}

/** New goals, with those under them, by the goal of the list they belong under. */
function addAll(store: GoalStore, rows: readonly GoalImportRow[]): number {
  const made = new Map<string, OutlineGoal & { children: OutlineGoal[] }>();
  const tops = new Map<string | null, OutlineGoal[]>();
  for (const row of rows) if (row.id) made.set(row.id, outlineOf(row));
  for (const { id, parentId = null } of rows) {
    const goal = made.get(id ?? '');
    if (!goal) continue;
    const above = parentId === null ? undefined : made.get(parentId);
    if (above && above !== goal) above.children.push(goal);
    else tops.set(parentId, [...(tops.get(parentId) ?? []), goal]);
  }
  const before = store.everyGoal().size;
  for (const [parent, outline] of tops) store.addMany({ parent }, outline);
  return store.everyGoal().size - before;
}

function outlineOf(row: GoalImportRow): OutlineGoal & { children: OutlineGoal[] } {
  const { fields, texts, members } = parted(row.fields);
  const { title = row.name, ...rest } = texts;
  return { id: row.id ?? '', title, texts: rest, fields, members, children: [] };
}

/** Of a changed row only what differs: what stands beside it may be newer in the list. */
function changeAll(store: GoalStore, rows: readonly GoalImportRow[]): number {
  let done = 0;
  for (let at = 0; at < rows.length; at += changesInOnePart) {
    store.transact(() => {
      for (const row of rows.slice(at, at + changesInOnePart)) if (change(store, row)) done += 1;
    });
  }
  // Each by itself: a move follows the places that the one before has made.
  for (const { id, parentId, changed } of rows) {
    if (!id || parentId === undefined || !changed.includes('parentId')) continue;
    if (store.tree().has(id)) store.move([id], { parent: parentId });
  }
  return done;
}

function change(store: GoalStore, row: GoalImportRow): boolean {
  const id = row.id ?? '';
  if (!store.tree().has(id)) return false;
  const given = Object.fromEntries(row.changed.map((name) => [name, row.fields[name]]));
  const { fields, texts, members } = parted(given);
  store.set(id, fields);
  store.setMembers(id, members);
  for (const [field, words] of Object.entries(texts)) store.setText(id, field as GoalText, words);
  return true;
}

const isText = (name: string): name is GoalText => goalTexts.some((one) => one === name);
const isSet = (name: string): name is GoalSet => goalSets.some((one) => one === name);

function parted(given: Readonly<Record<string, unknown>>) {
  const texts: Partial<Record<GoalText, string>> = {};
  const members: Partial<Record<GoalSet, (string | number)[]>> = {};
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || name === 'parentId') continue;
    if (isText(name)) texts[name] = String(value ?? '');
    else if (isSet(name)) members[name] = Array.isArray(value) ? value : [];
    else fields[name] = value;
  }
  return { fields: fields as Partial<GoalFields>, texts, members };
}
