import { describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { GoalImportReport, GoalImportRow } from '@/api';
import { GoalStore } from '../model';
import { carryOut } from './carryout';

function listOf() {
  const doc = new Y.Doc();
  return new GoalStore(doc, new Awareness(doc));
}

const row = (given: Partial<GoalImportRow>): GoalImportRow => ({
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
const report = (rows: GoalImportRow[]): GoalImportReport => ({
  rows,
  format: 'csv',
  counts: { new: 0, changed: 0, unchanged: 0, wrong: 0 },
  ignoredColumns: [],
});
const outline = (store: GoalStore) =>
  store.tree().order.map((id) => `${store.tree().code(id)} ${store.goal(id)?.title}`);

describe('an import of goals', () => {
  it('makes new ones in the order of the file, under each other and under old ones, as one step', () => {
    const store = listOf();
    const old = store.add({ parent: null, title: 'Vision' });
    const done = carryOut(
      store,
      report([
        row({ id: 'b', name: 'B', parentId: 'a', fields: { title: 'B', due: '2027-06-30' } }),
        row({ id: 'a', name: 'A', parentId: old, fields: { title: 'A', departments: ['IT'] } }),
        row({ id: 'c', name: 'C', parentId: null, fields: { title: 'C', rationale: 'Why' } }),
        row({ id: 'd', name: 'D', parentId: 'a', fields: { title: 'D' } }),
        row({ id: null, status: 'wrong', name: 'No' }),
      ]),
    );
    expect(done).toEqual({ added: 4, changed: 0 });
    expect(outline(store)).toEqual(['1 Vision', '1.1 A', '1.1.1 B', '1.1.2 D', '2 C']);
    expect(store.goal('b')?.due).toBe('2027-06-30');
    expect(store.goal('a')?.departments).toEqual(['IT']);
    expect(store.words('c', 'rationale')).toBe('Why');
    store.undo();
    expect(outline(store)).toEqual(['1 Vision']);
  });

  it('changes only what differs, moves included, in the same step', () => {
    const store = listOf();
    const a = store.add({ parent: null, title: 'A', fields: { status: 'draft' } });
    const b = store.add({ parent: null, title: 'B' });
    store.set(a, { due: '2030-01-01' });
    const done = carryOut(
      store,
      report([
        row({ id: 'n', name: 'New', parentId: null, fields: { title: 'New' } }),
        row({
          id: a,
          status: 'changed',
          parentId: 'n',
          fields: { title: 'A', status: 'adopted', due: '1999-01-01', tags: ['x'] },
          changed: ['status', 'tags', 'parentId'],
        }),
        row({ id: b, status: 'unchanged', fields: { title: 'other' } }),
      ]),
    );
    expect(done).toEqual({ added: 1, changed: 1 });
    expect(store.goal(a)).toMatchObject({ status: 'adopted', due: '2030-01-01', tags: ['x'] });
    expect(outline(store)).toEqual(['1 B', '2 New', '2.1 A']);
    store.undo();
    expect(store.goal(a)).toMatchObject({ status: 'draft', tags: [] });
    expect(outline(store)).toEqual(['1 A', '2 B']);
  });

  it('leaves what others removed meanwhile, and makes nothing under it', () => {
    const store = listOf();
    const gone = store.add({ parent: null, title: 'Gone' });
    store.remove([gone]);
    const done = carryOut(
      store,
      report([
        row({ id: gone, status: 'changed', fields: { title: 'Back' }, changed: ['title'] }),
        row({ id: 'x', parentId: gone, fields: { title: 'X' } }),
      ]),
    );
    expect(done).toEqual({ added: 0, changed: 0 });
    expect(store.goals().size).toBe(0);
  });

  it('of thousands of rows is one step in messages the server takes', () => {
    const store = listOf();
    let largest = 0;
    let updates = 0;
    store.doc.on('update', (update: Uint8Array) => {
      updates += 1;
      largest = Math.max(largest, update.length);
    });
    const rows = Array.from({ length: 1000 }, (_, i) =>
      row({ id: `g${i}`, parentId: null, fields: { title: `Goal ${i}` } }),
    );
    expect(carryOut(store, report(rows)).added).toBe(1000);
    expect(updates).toBe(5);
    expect(largest).toBeLessThan(200_000);
    expect(store.goal(store.tree().order[999] ?? '')?.title).toBe('Goal 999');
    store.undo();
    expect(store.goals().size).toBe(0);
  });
});
