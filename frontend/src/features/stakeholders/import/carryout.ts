import type { ImportReport, ImportRow } from '@/api';
import type { Done } from '@/features/fileimport';
import {
  type MapStore,
  type RelationFields,
  type StakeholderFields,
  type TextField,
  textFields,
} from '../model';

/**
 * Does what the preview shows, as one transaction and one step of undo. What
 * others removed since then stays removed.
 */
export function carryOut(store: MapStore, report: ImportReport): Done {
  const done = { added: 0, changed: 0 };
  const take = report.sheet === 'relations' ? takeRelation : takeStakeholder;
  store.transact(() => {
    for (const row of report.rows) {
      if (row.id === null || (row.status !== 'new' && row.status !== 'changed')) continue;
      if (!take(store, row.id, row)) continue;
      done[row.status === 'new' ? 'added' : 'changed'] += 1;
    }
  });
  return done;
}

function takeStakeholder(store: MapStore, id: string, row: ImportRow): boolean {
  if (row.status === 'changed' && !store.stakeholder(id)) return false;
  const { fields, texts } = parted(given(row));
  store.put(id, fields, texts);
  return true;
}

function takeRelation(store: MapStore, id: string, row: ImportRow): boolean {
  const fields = given(row) as Partial<RelationFields>;
  if (row.status === 'changed') {
    if (!store.relation(id)) return false;
    store.setRelation(id, fields);
    return true;
  }
  const { fromId, toId } = fields;
  if (!fromId || !toId || !store.stakeholder(fromId) || !store.stakeholder(toId)) return false;
  store.addRelation({ ...fields, fromId, toId }, id);
  return true;
}

// Of a changed row only what differs: what stands in the file beside it may have
// been changed by somebody else since the preview was made.
function given(row: ImportRow): Record<string, unknown> {
  const all = row.fields as Record<string, unknown>;
  if (row.status === 'new') return all;
  return Object.fromEntries(row.changed.map((name) => [name, all[name]]));
}

function parted(all: Record<string, unknown>) {
  const texts: Partial<Record<TextField, string>> = {};
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(all)) {
    if (isText(name)) texts[name] = String(value ?? '');
    else fields[name] = value;
  }
  return { fields: fields as Partial<StakeholderFields>, texts };
}

export const isText = (name: string): name is TextField =>
  textFields.some((field) => field === name);
