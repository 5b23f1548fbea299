import { describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { ImportReport, ImportRow } from '@/api';
import { toDo } from '@/features/fileimport';
import { MapStore } from '../model';
import { carryOut } from './carryout';

function storeOf(): MapStore {
  const doc = new Y.Doc();
  return new MapStore(doc, new Awareness(doc));
}

const row = (given: Partial<ImportRow>): ImportRow => ({
  row: 2,
  status: 'new',
  id: null,
  name: '',
  fields: {},
  changed: [],
  reasons: [],
  warnings: [],
  ...given,
});

function reportOf(rows: ImportRow[], sheet: ImportReport['sheet'] = 'stakeholders'): ImportReport {
  const counts = { new: 0, changed: 0, unchanged: 0, wrong: 0 };
  for (const { status } of rows) counts[status] += 1;
  return {
    sheet,
    format: 'csv',
    kumu: false,
    rows,
    counts,
    ignoredColumns: [],
    otherSheets: [],
  };
}

describe('an import', () => {
  it('adds and changes as one step of undo, parents that come later included', () => {
    const store = storeOf();
    const old = store.add({ name: 'Council', interest: 1 }, { note: 'long' });
    const report = reportOf([
      row({
        status: 'changed',
        id: old,
        fields: { name: 'Council', parentId: 'b', note: 'long story', interest: 1 },
        changed: ['parentId', 'note'],
      }),
      row({ id: 'a', fields: { name: 'A', parentId: 'b', tags: ['x'], concerns: 'Time' } }),
      row({ id: 'b', fields: { name: 'B', relevantSteps: [2] } }),
      row({ status: 'wrong', fields: { name: 'C' } }),
      row({ status: 'unchanged', id: 'zzz', fields: { name: 'D' } }),
    ]);
    expect(toDo(report)).toBe(3);
    expect(carryOut(store, report)).toEqual({ added: 2, changed: 1 });
    expect(store.stakeholders().size).toBe(3);
    expect([...store.parents()]).toEqual([
      [old, 'b'],
      ['a', 'b'],
    ]);
    expect([store.words(old, 'note'), store.words('a', 'concerns')]).toEqual([
      'long story',
      'Time',
    ]);
    store.undo();
    expect(store.stakeholders().size).toBe(1);
    expect(store.stakeholder(old)?.parentId).toBeNull();
    expect(store.words(old, 'note')).toBe('long');
    store.redo();
    expect(store.stakeholders().size).toBe(3);
  });

  it('leaves alone what others changed or removed since the preview', () => {
    const store = storeOf();
    const id = store.add({ name: 'Council', interest: 1, influence: 1 });
    const gone = store.add({ name: 'Gone' });
    const report = reportOf([
      row({
        status: 'changed',
        id,
        fields: { name: 'Council', interest: 1, influence: 3 },
        changed: ['influence'],
      }),
      row({ status: 'changed', id: gone, fields: { interest: 2 }, changed: ['interest'] }),
    ]);
    store.set(id, { interest: 2.5 });
    store.remove([gone]);
    expect(carryOut(store, report)).toEqual({ added: 0, changed: 1 });
    expect(store.stakeholder(id)).toMatchObject({ interest: 2.5, influence: 3 });
    expect(store.stakeholder(gone)).toBeNull();
  });

  it('makes relations between those who are there', () => {
    const store = storeOf();
    const [a, b] = [store.add({ name: 'A' }), store.add({ name: 'B' })];
    const tie = (id: string, fromId: string, toId: string) =>
      row({ id, fields: { fromId, toId, type: 'advises' } });
    const report = reportOf([tie('r', a, b), tie('s', a, 'nobody')], 'relations');
    expect(carryOut(store, report)).toEqual({ added: 1, changed: 0 });
    expect([...store.relations().keys()]).toEqual(['r']);
    const later = reportOf(
      [row({ status: 'changed', id: 'r', fields: { strength: 3 }, changed: ['strength'] })],
      'relations',
    );
    expect(carryOut(store, later)).toEqual({ added: 0, changed: 1 });
    expect(store.relation('r')).toMatchObject({ type: 'advises', strength: 3 });
    store.undo();
    expect(store.relation('r')?.strength).toBeNull();
  });
});
