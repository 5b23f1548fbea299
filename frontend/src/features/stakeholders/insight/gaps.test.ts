import { describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { MapStore, type StakeholderFields } from '../model';
import { countsOf, type Gap, gapsIn, lostCount, requiredRoles } from './gaps';

function mapWith(all: Record<string, Partial<StakeholderFields>>) {
  const doc = new Y.Doc();
  const store = new MapStore(doc, new Awareness(doc));
  for (const [id, fields] of Object.entries(all)) store.add({ name: id, ...fields }, {}, id);
  return store;
}

function gaps(store: MapStore, today = '2026-08-31'): Gap[] {
  return gapsIn({
    stakeholders: store.stakeholders(),
    communications: store.communications(),
    reviewCycle: store.meta().reviewCycle,
    today,
  });
}

const of = (kind: Gap['kind'], found: Gap[]) =>
  found.filter((gap) => gap.kind === kind).map((gap) => ('id' in gap ? gap.id : gap.role));

describe('gapsIn', () => {
  it('asks for the forgotten four first, then for those it is about', () => {
    expect(of('roleMissing', gaps(mapWith({})))).toEqual([...requiredRoles]);
    const store = mapWith({ buyers: { domainRole: 'procurement' } });
    expect(of('roleMissing', gaps(store))[0]).toBe('legal');
  });

  it('high influence wants an owner; not set is not high', () => {
    const store = mapWith({
      council: { influence: 1.5 },
      staff: { influence: 1.4 },
      unknown: {},
      managers: { influence: 3, ownerId: 'astrid' },
    });
    expect(of('noOwner', gaps(store))).toEqual(['council']);
  });

  it('an engagement gap is closed by a contact that is planned, not by one that was', () => {
    const store = mapWith({
      a: { engagementNow: 'neutral', engagementWanted: 'leading' },
      b: { engagementNow: 'leading', engagementWanted: 'neutral' },
      c: { engagementWanted: 'leading' },
    });
    expect(of('noContact', gaps(store))).toEqual(['a']);
    const contact = store.addCommunication({ stakeholderId: 'a', status: 'planned' });
    expect(of('noContact', gaps(store))).toEqual([]);
    store.setCommunication(contact, { status: 'done' });
    expect(of('noContact', gaps(store))).toEqual(['a']);
  });

  it('an assessment grows old with the review cycle of the map', () => {
    const store = mapWith({
      old: { assessedOn: '2026-02-27' },
      justInTime: { assessedOn: '2026-02-28' },
      never: {},
    });
    expect(of('stale', gaps(store))).toEqual(['old']);
    store.setMeta({ reviewCycle: 'yearly' });
    expect(of('stale', gaps(store))).toEqual([]);
    store.setMeta({ reviewCycle: 'none' });
    expect(of('stale', gaps(store, '2099-01-01'))).toEqual([]);
  });

  it('persons need a purpose, and go when their time is over', () => {
    const store = mapWith({
      bare: { kind: 'person' },
      told: { kind: 'person', purpose: 'Chairs the council', retainUntil: '2026-08-31' },
      over: { kind: 'person', purpose: 'Chaired it', retainUntil: '2026-08-30' },
      unit: { kind: 'unit' },
    });
    expect(of('noPurpose', gaps(store))).toEqual(['bare']);
    expect(of('retentionOver', gaps(store))).toEqual(['over']);
  });

  it('never involved: not set and none are alike', () => {
    const store = mapWith({ a: {}, b: { involvement: 'none' }, c: { involvement: 'informed' } });
    expect(of('neverInvolved', gaps(store))).toEqual(['a', 'b']);
  });
});

it('counts categories, and those without one only when there are any', () => {
  const store = mapWith({ a: { mainCategory: 'user' }, b: { mainCategory: 'user' } });
  expect(countsOf(store.stakeholders())).toEqual([
    { category: 'management', count: 0 },
    { category: 'user', count: 2 },
    { category: 'supplier', count: 0 },
    { category: 'premise_setter', count: 0 },
    { category: 'other', count: 0 },
  ]);
  store.add({ name: 'c' });
  expect(countsOf(store.stakeholders()).at(-1)).toEqual({ category: null, count: 1 });
});

it('counts what points at somebody who was removed', () => {
  const store = mapWith({ a: {}, b: { parentId: 'a' } });
  store.addRelation({ fromId: 'b', toId: 'a', type: 'advises' });
  // Somebody else removes the entry alone, as two people's changes can meet.
  store.doc.getMap('stakeholders').delete('a');
  expect(lostCount(store.lost())).toBe(2);
});
