import { afterEach, describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { MapStore } from './store';

const made: MapStore[] = [];
afterEach(() => {
  for (const store of made.splice(0)) store.destroy();
});

function storeOf(doc = new Y.Doc()): MapStore {
  const store = new MapStore(doc, new Awareness(doc));
  made.push(store);
  return store;
}

/** What the server does between two people, once each way. */
function exchange(a: MapStore, b: MapStore) {
  const forB = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc));
  const forA = Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc));
  Y.applyUpdate(b.doc, forB, 'remote');
  Y.applyUpdate(a.doc, forA, 'remote');
}

function pair() {
  const a = storeOf();
  const b = storeOf();
  const id = a.add({ name: 'Citizens', kind: 'group' });
  exchange(a, b);
  return { a, b, id };
}

const one = (store: MapStore, id: string) => {
  const found = store.stakeholder(id);
  if (!found) throw new Error('it is not there');
  return found;
};

describe('two people', () => {
  it('on two fields of one stakeholder both win, and both see the same', () => {
    const { a, b, id } = pair();
    a.set(id, { interest: 2.3, kind: 'council' });
    b.set(id, { influence: 1, name: 'Citizens of Odense' });
    exchange(a, b);
    expect(one(a, id)).toMatchObject({
      interest: 2.3,
      influence: 1,
      kind: 'council',
      name: 'Citizens of Odense',
    });
    expect(one(b, id)).toEqual(one(a, id));
  });

  it('each adding a step and a tag: all are kept, also beside the list of an older document', () => {
    const { a, b, id } = pair();
    const entry = a.doc.getMap('stakeholders').get(id) as Y.Map<unknown>;
    entry.set('relevant_steps', [2, 4, 'x', 77]);
    exchange(a, b);
    a.setStep(id, 7, true);
    a.addTag([id], ' elderly ');
    b.set(id, { relevantSteps: [2, 4, 9] });
    b.addTag([id], 'technology');
    exchange(a, b);
    expect(one(a, id).relevantSteps).toEqual([2, 4, 7, 9]);
    expect(one(b, id).tags).toEqual(['elderly', 'technology']);
    b.setStep(id, 4, false);
    exchange(a, b);
    expect(one(a, id).relevantSteps).toEqual([2, 7, 9]);
  });

  it('typing in one long text: letters of both stay', () => {
    const { a, b, id } = pair();
    a.type(id, 'expectations', { at: 0, remove: 0, insert: 'Time' });
    exchange(a, b);
    a.type(id, 'expectations', { at: 4, remove: 0, insert: ' at home' });
    b.type(id, 'expectations', { at: 0, remove: 1, insert: 'More t' });
    exchange(a, b);
    expect(a.words(id, 'expectations')).toBe('More time at home');
    expect(b.words(id, 'expectations')).toBe('More time at home');
  });

  it('making a circle of parents together: both show the same, without a circle', () => {
    const a = storeOf();
    const b = storeOf();
    const [x, y] = [a.add({ name: 'X' }, {}, 'x'), a.add({ name: 'Y' }, {}, 'y')];
    exchange(a, b);
    a.set(x, { parentId: y });
    b.set(y, { parentId: x });
    exchange(a, b);
    expect([...a.parents()]).toEqual([['y', 'x']]);
    expect([...b.parents()]).toEqual([...a.parents()]);
  });
});

describe('removing', () => {
  it('takes relations, contacts, places and parents along, and one undo brings all back', () => {
    const a = storeOf();
    const [x, y] = [a.add({ name: 'X' }, { note: 'long' }), a.add({ name: 'Y' })];
    a.set(y, { parentId: x });
    a.addRelation({ fromId: x, toId: y, type: 'advises' });
    a.addCommunication({ stakeholderId: x, message: 'Hello' });
    a.pin(x, { x: 10.4, y: -3 });
    a.remove([x]);
    expect(a.stakeholder(x)).toBeNull();
    expect([a.relations().size, a.communications().size, a.pinned().size]).toEqual([0, 0, 0]);
    expect(one(a, y).parentId).toBeNull();
    expect(a.doc.getMap('relations').size).toBe(0);
    a.undo();
    expect(one(a, x).name).toBe('X');
    expect(a.words(x, 'note')).toBe('long');
    expect([a.relations().size, a.communications().size]).toEqual([1, 1]);
    expect(a.pinned().get(x)).toEqual({ x: 10, y: -3 });
    expect(one(a, y).parentId).toBe(x);
    a.redo();
    expect(a.stakeholder(x)).toBeNull();
  });

  it('while another edits: the editor can bring it back with what both had written', () => {
    const { a, b, id } = pair();
    const other = a.add({ name: 'Council' });
    a.addRelation({ fromId: other, toId: id, type: 'represents' });
    a.type(id, 'concerns', { at: 0, remove: 0, insert: 'Noise' });
    a.set(id, { tags: ['elderly'], relevantSteps: [4] });
    exchange(a, b);
    b.type(id, 'concerns', { at: 5, remove: 0, insert: ' and cost' });
    b.set(id, { interest: 3 });
    a.remove([id]);
    exchange(a, b);
    const removed = b.removed(id);
    expect(removed).toMatchObject({ own: false, by: null });
    expect(b.words(id, 'concerns')).toBe('');
    // A field that was still being typed in is left a moment later.
    b.set(id, { area: 'North' });
    expect(removed?.stakeholder).toMatchObject({ name: 'Citizens', interest: 3 });
    b.restore([id]);
    exchange(a, b);
    for (const store of [a, b]) {
      expect(one(store, id)).toMatchObject({
        interest: 3,
        area: 'North',
        tags: ['elderly'],
        relevantSteps: [4],
      });
      expect(store.words(id, 'concerns')).toBe('Noise and cost');
      expect(store.relations().size).toBe(1);
      expect(store.removed(id)).toBeNull();
    }
    // It is an ordinary entry again, texts and all.
    a.type(id, 'concerns', { at: 0, remove: 0, insert: '!' });
    exchange(a, b);
    expect(b.words(id, 'concerns')).toBe('!Noise and cost');
  });

  it('is told with the name of who did it, also when that comes a moment later', () => {
    const { a, b, id } = pair();
    const user = { id: 'p', name: 'Astrid', organisation: 'Odense', colour: 'blue' };
    a.remove([id]);
    expect(a.awareness.getLocalState()?.removed).toEqual([id]);
    exchange(a, b);
    expect(b.removed(id)?.by).toBeNull();
    const heard = vi.fn();
    b.on(`stakeholder:${id}`, heard);
    b.awareness.states.set(77, { user, removed: [id] });
    b.awareness.emit('change', [{ added: [77], updated: [], removed: [] }, 'remote']);
    expect(b.removed(id)?.by).toEqual(user);
    expect(heard).toHaveBeenCalledTimes(1);
    expect(a.removed(id)).toMatchObject({ own: true });
  });

  it('leaves what others point at it with to be cleared', () => {
    const { a, b, id } = pair();
    const other = a.add({ name: 'Council' });
    exchange(a, b);
    a.remove([id]);
    b.addRelation({ fromId: other, toId: id });
    b.addCommunication({ stakeholderId: id });
    b.set(other, { parentId: id });
    expect(b.relations().size).toBe(1);
    const heard = vi.fn();
    b.on('relations', heard);
    exchange(a, b);
    // Nothing of the relation has changed, but it is not shown any more.
    expect(heard).toHaveBeenCalledTimes(1);
    for (const store of [a, b]) {
      expect([store.relations().size, store.communications().size]).toEqual([0, 0]);
      expect(store.parents().size).toBe(0);
      const { relations, communications, children } = store.lost();
      expect([relations.length, communications.length, children.length]).toEqual([1, 1, 1]);
    }
    a.clearLost();
    exchange(a, b);
    expect(b.lost()).toEqual({ relations: [], communications: [], children: [] });
    expect(b.doc.getMap('relations').size).toBe(0);
  });
});

describe('undo', () => {
  it('takes back one own change at a time and none of others', () => {
    const { a, b, id } = pair();
    a.set(id, { name: 'A' });
    a.set(id, { area: 'North' });
    b.set(id, { purpose: 'To plan' });
    exchange(a, b);
    a.undo();
    expect(one(a, id)).toMatchObject({ name: 'A', area: null, purpose: 'To plan' });
    a.undo();
    expect(one(a, id)).toMatchObject({ name: 'Citizens', purpose: 'To plan' });
    a.redo();
    expect(one(a, id).name).toBe('A');
    expect(b.canUndo()).toBe(true);
  });

  it('several changes in one transaction are one step', () => {
    const a = storeOf();
    a.transact(() => {
      const x = a.add({ name: 'X' });
      const y = a.add({ name: 'Y' });
      a.addRelation({ fromId: x, toId: y });
      a.setText(x, 'note', 'Hello');
    });
    a.undo();
    expect([a.stakeholders().size, a.relations().size]).toEqual([0, 0]);
    expect([a.canUndo(), a.canRedo()]).toEqual([false, true]);
  });

  it('letters typed in one go are one step, another field another', () => {
    const { a, id } = pair();
    for (const [at, insert] of [...'abc'].entries()) a.type(id, 'note', { at, remove: 0, insert });
    a.type(id, 'benefits', { at: 0, remove: 0, insert: 'x' });
    a.undo();
    expect([a.words(id, 'benefits'), a.words(id, 'note')]).toEqual(['', 'abc']);
    a.undo();
    expect(a.words(id, 'note')).toBe('');
  });
});

describe('what is read', () => {
  it('stays the same object until it changes, and only its listeners are woken', () => {
    const { a, b, id } = pair();
    const other = a.add({ name: 'Council', tags: ['x'] });
    exchange(a, b);
    const before = { one: b.stakeholder(other), map: b.stakeholders() };
    const woken: string[] = [];
    const topics = ['stakeholders', `stakeholder:${id}`, `stakeholder:${other}`, `words:${id}`];
    for (const topic of ['any', ...topics]) b.on(topic, () => woken.push(topic));
    a.set(id, { interest: 1 });
    exchange(a, b);
    expect(woken.sort()).toEqual(['any', `stakeholder:${id}`, 'stakeholders']);
    expect(b.stakeholder(other)).toBe(before.one);
    expect(b.stakeholders()).not.toBe(before.map);
    woken.length = 0;
    const map = b.stakeholders();
    a.type(id, 'note', { at: 0, remove: 0, insert: 'x' });
    a.set(id, { interest: 1 });
    exchange(a, b);
    expect(woken.sort()).toEqual(['any', `words:${id}`]);
    expect(b.stakeholders()).toBe(map);
    // Programs write the same value again; nothing has changed.
    (a.doc.getMap('stakeholders').get(other) as Y.Map<unknown>).set('name', 'Council');
    exchange(a, b);
    expect(b.stakeholder(other)).toBe(before.one);
    const tags = b.stakeholder(other)?.tags;
    a.set(other, { area: 'North' });
    exchange(a, b);
    expect(b.stakeholder(other)?.tags).toBe(tags);
    expect(Object.isFrozen(b.stakeholder(other))).toBe(true);
  });

  it('is not set where others wrote something odd, and the map opens', () => {
    const doc = new Y.Doc();
    const all = doc.getMap('stakeholders');
    all.set('odd', 'not a map');
    all.set('list', [1, 2]);
    const entry = new Y.Map<unknown>();
    all.set('x', entry);
    const odd: Record<string, unknown> = {
      name: new Y.Text('Older name'),
      kind: 'dragon',
      interest: 7,
      influence: '2',
      urgency: Number.NaN,
      attitude: -9.4,
      retain_until: '31.5.2027',
      assessed_on: '2027-05-31',
      relevant_steps: 'many',
      'relevant_steps.3': 1,
      'relevant_steps.4': true,
      'tags.': true,
      'tags.a': 'yes',
      expectations: 'plain words',
      note: 7,
      parent_id: { id: 'x' },
      personal_data: 'true',
    };
    for (const [key, value] of Object.entries(odd)) entry.set(key, value);
    doc.getMap('views').set('network', 'nowhere');
    doc.getMap('relations').set('r', new Y.Map([['from_id', 'x']]));
    const store = storeOf(doc);
    expect(store.stakeholders().size).toBe(1);
    expect(one(store, 'x')).toMatchObject({
      name: 'Older name',
      kind: null,
      interest: 3,
      influence: null,
      urgency: null,
      attitude: -2,
      retainUntil: null,
      assessedOn: '2027-05-31',
      relevantSteps: [4],
      tags: [],
      parentId: null,
      personalData: false,
    });
    expect(store.words('x', 'expectations')).toBe('plain words');
    expect(store.words('x', 'note')).toBe('');
    expect(store.relations().size).toBe(0);
    // What is a plain string becomes shared text when somebody types in it.
    store.type('x', 'expectations', { at: 5, remove: 0, insert: ', old' });
    expect(store.words('x', 'expectations')).toBe('plain, old words');
    expect(store.text('x', 'expectations')).toBeInstanceOf(Y.Text);
    store.pin('x', { x: 1, y: 2 });
    expect(store.pinned().get('x')).toEqual({ x: 1, y: 2 });
  });

  it('a person has personal data, whatever is stored', () => {
    const a = storeOf();
    expect(one(a, a.add({ name: 'Aino', kind: 'person' })).personalData).toBe(true);
  });
});

describe('what is written', () => {
  it('is cleaned, and null takes the field away', () => {
    const a = storeOf();
    const id = a.add({ name: 'X', interest: 2.34, attitude: 1.2 as number, area: '' });
    expect(one(a, id)).toMatchObject({ interest: 2.3, attitude: 1, area: null });
    a.set(id, { interest: null, retainUntil: 'tomorrow', tags: ['  a   b ', 'a b', ' '] });
    expect(one(a, id)).toMatchObject({ interest: null, retainUntil: null, tags: ['a b'] });
    expect((a.doc.getMap('stakeholders').get(id) as Y.Map<unknown>).has('interest')).toBe(false);
  });

  it('nothing when nothing differs, nothing of somebody who is gone', () => {
    const a = storeOf();
    const id = a.add({ name: 'X', interest: 1, relevantSteps: [2], tags: ['a'] });
    const update = vi.fn();
    a.doc.on('update', update);
    a.set(id, { name: 'X', interest: 1, area: null, relevantSteps: [2], tags: ['a'] });
    a.setText(id, 'note', '');
    a.set('nobody', { name: 'Y' });
    a.type('nobody', 'note', { at: 0, remove: 0, insert: 'x' });
    expect(update).not.toHaveBeenCalled();
  });

  it('no parent that would stand under its child', () => {
    const a = storeOf();
    const [x, y] = [a.add({ name: 'X' }), a.add({ name: 'Y' })];
    a.set(y, { parentId: x });
    expect(a.mayHaveParent(x, y)).toBe(false);
    expect(() => a.set(x, { parentId: y })).toThrow(RangeError);
    expect(() => a.setMany([x, y], { parentId: x })).toThrow(RangeError);
    expect(() => a.set(x, { parentId: 'nobody' })).toThrow(RangeError);
    expect(one(a, x).parentId).toBeNull();
  });

  it('names of the grid, and back to those of the language', () => {
    const a = storeOf();
    a.renameGrid('monitor', '  Watch ');
    expect(a.gridWords()).toEqual({ monitor: 'Watch' });
    a.renameGrid('monitor', ' ');
    expect(a.gridWords()).toEqual({});
    a.setMeta({ reviewCycle: 'yearly' });
    expect(a.meta().reviewCycle).toBe('yearly');
  });
});
