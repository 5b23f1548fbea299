import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { Outline } from './outline';
import { drawn, exchange, plant, putRaw, storeOf } from './testdocs';

const list = ['A', '  B', '    C', '  D', 'E', '  F'];

function planted(lines: readonly string[] = list) {
  const store = storeOf();
  plant(store, lines);
  return store;
}

function pair(lines: readonly string[] = list) {
  const [a, b] = [planted(lines), storeOf()];
  exchange(a, b);
  return { a, b };
}

const raw = (store: ReturnType<typeof storeOf>, id: string) =>
  store.doc.getMap('goals').get(id) as Y.Map<unknown>;

describe('typing an outline', () => {
  it('puts goals after, before, first and last', () => {
    const store = planted(['A', 'B']);
    store.add({ parent: null, after: 'A', id: 'after', title: 'after' });
    store.add({ parent: null, before: 'A', id: 'before', title: 'before' });
    store.add({ parent: 'A', id: 'x', title: 'x' });
    store.add({ parent: 'A', after: null, id: 'first', title: 'first' });
    store.add({ parent: 'A', after: 'nobody', id: 'last', title: 'last' });
    expect(drawn(store)).toEqual(['before', 'A', '  first', '  x', '  last', 'after', 'B']);
  });

  it('indents under the sibling before, outdents behind the parent', () => {
    const store = planted();
    expect(store.indent(['E'])).toBeNull();
    expect(drawn(store)).toEqual(['A', '  B', '    C', '  D', '  E', '    F']);
    store.outdent(['E']);
    expect(drawn(store)).toEqual(list);
    // Who stands first has no sibling before; who stands at the top has no parent.
    store.indent(['A', 'B']);
    store.outdent(['A']);
    expect(drawn(store)).toEqual(list);
    expect(raw(store, 'A').has('moved')).toBe(false);
  });

  it('several at once keep their order', () => {
    const store = planted(['A', 'B', 'C', 'D', 'E', 'F']);
    store.indent(['B', 'C', 'E']);
    expect(drawn(store)).toEqual(['A', '  B', '  C', 'D', '  E', 'F']);
    store.outdent(['C', 'B', 'E']);
    expect(drawn(store)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    store.moveUp(['B', 'C', 'E']);
    expect(drawn(store)).toEqual(['B', 'C', 'A', 'E', 'D', 'F']);
    store.moveDown(['B', 'C', 'F']);
    expect(drawn(store)).toEqual(['A', 'B', 'C', 'E', 'D', 'F']);
    store.moveDown(['A', 'B', 'C', 'E', 'D', 'F']);
    expect(drawn(store)).toEqual(['A', 'B', 'C', 'E', 'D', 'F']);
  });

  it('goes anywhere but below itself, to what is gone, or too deep', () => {
    const store = planted();
    expect(store.move(['A'], { parent: 'C' })).toBe('circle');
    expect(store.move(['A'], { parent: 'A' })).toBe('circle');
    expect(store.move(['A'], { parent: 'nobody' })).toBe('gone');
    expect(drawn(store)).toEqual(list);
    expect(store.move(['F', 'D', 'C'], { parent: null, before: 'A' })).toBeNull();
    expect(drawn(store)).toEqual(['C', 'D', 'F', 'A', '  B', 'E']);
    let parent = 'E';
    for (let i = 1; i < 50; i += 1) parent = store.add({ parent });
    expect(store.tree().depth(parent)).toBe(49);
    expect(store.move(['C'], { parent })).toBe('depth');
    expect(store.addMany({ parent }, [{ title: 'x', children: [] }])).toBe('depth');
  });

  it('a move says what others need to know, a new order alone does not', () => {
    const store = planted();
    store.move(['F'], { parent: 'A', after: 'B' });
    expect(raw(store, 'F').toJSON()).toMatchObject({ parent: 'A', parent_before: 'E', moved: 1 });
    store.move(['C'], { parent: null });
    expect(raw(store, 'C').toJSON()).toMatchObject({ parent_before: 'B', moved: 2 });
    expect(raw(store, 'C').has('parent')).toBe(false);
    store.moveUp(['D']);
    expect(raw(store, 'D').has('moved')).toBe(false);
  });

  it('makes room where others wrote equal orders', () => {
    const doc = new Y.Doc();
    putRaw(doc, 'goals', { a: { order: 'a0' }, b: { order: 'a0' }, c: { order: 'ø' }, d: {} });
    const store = storeOf(doc);
    expect(drawn(store)).toEqual(['d', 'a', 'b', 'c']);
    store.add({ parent: null, after: 'a', id: 'new' });
    expect(drawn(store)).toEqual(['d', 'a', 'new', 'b', 'c']);
    store.move(['d'], { parent: null });
    expect(drawn(store)).toEqual(['a', 'new', 'b', 'c', 'd']);
    store.undo();
    store.undo();
    expect(drawn(store)).toEqual(['d', 'a', 'b', 'c']);
  });
});

describe('two people', () => {
  it('who write in one title both keep their letters', () => {
    const { a, b } = pair();
    a.type('A', 'title', { at: 1, remove: 0, insert: 'lpha' });
    b.type('A', 'title', { at: 0, remove: 0, insert: '1. ' });
    exchange(a, b);
    expect([a.goal('A')?.title, b.goal('A')?.title]).toEqual(['1. Alpha', '1. Alpha']);
  });

  it('who move one branch into two places: it is in one of them, the same for both', () => {
    const { a, b } = pair();
    a.move(['B'], { parent: 'E' });
    b.move(['B'], { parent: null });
    exchange(a, b);
    expect(drawn(a)).toEqual(drawn(b));
    expect([...a.tree().order].sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    expect(a.tree().parent('C')).toBe('B');
  });

  it('who move two branches into each other: the later move is taken back', () => {
    const { a, b } = pair();
    a.move(['A'], { parent: 'E' });
    b.move(['D'], { parent: null });
    b.move(['E'], { parent: 'B' });
    exchange(a, b);
    // E was moved second by one who had moved before: it goes back to the top.
    expect(drawn(a)).toEqual(drawn(b));
    expect(a.tree().parent('E')).toBeNull();
    expect(a.tree().parent('A')).toBe('E');
    // Nobody writes to repair it; the next move is an ordinary one.
    expect(raw(a, 'E').get('parent')).toBe('B');
    expect(a.move(['E'], { parent: 'D' })).toBeNull();
    exchange(a, b);
    expect(drawn(b)).toEqual(['D', '  E', '    F', '    A', '      B', '        C']);
  });

  it('one who moves a goal out of what the other removes keeps it', () => {
    const { a, b } = pair();
    a.remove(['A']);
    b.move(['B'], { parent: 'E' });
    exchange(a, b);
    for (const store of [a, b]) expect(drawn(store)).toEqual(['E', '  F', '  B', '    C']);
  });

  it('one who adds below what the other deletes for good: it stands at the top, marked', () => {
    const { a, b } = pair();
    a.remove(['E']);
    exchange(a, b);
    b.restore(['E']);
    b.add({ parent: 'F', title: 'new', id: 'n' });
    a.purge(['E']);
    exchange(a, b);
    for (const store of [a, b])
      expect([...drawn(store)].sort()).toEqual(['    C', '  B', '  D', 'A', 'new!']);
  });

  it('each adding to a set: both are kept', () => {
    const { a, b } = pair();
    a.addTo(['A'], 'departments', ' Home  care ');
    b.addTo(['A'], 'departments', 'IT');
    b.addTo(['A'], 'steps', 4);
    a.addTo(['A'], 'steps', 12);
    exchange(a, b);
    expect(a.goal('A')).toMatchObject({ departments: ['Home care', 'IT'], steps: [4] });
    b.removeFrom(['A'], 'departments', 'IT');
    b.setMembers('A', { steps: [1, 9], tags: ['x'] });
    exchange(a, b);
    expect(a.goal('A')).toMatchObject({ departments: ['Home care'], steps: [1, 9], tags: ['x'] });
  });
});

describe('removing', () => {
  it('hides all below and what belongs to it, and can be taken back', () => {
    const store = planted();
    const indicator = store.addIndicator({ goalId: 'C', name: 'Visits' });
    store.addLink({ fromGoal: 'B', toKind: 'goal', toId: 'E', type: 'contributes_to' });
    store.remove(['C', 'B']);
    expect(drawn(store)).toEqual(['A', '  D', 'E', '  F']);
    expect([store.indicators().size, store.links().size]).toEqual([0, 0]);
    expect(store.tree().removed()).toEqual(['B']);
    store.undo();
    expect(drawn(store)).toEqual(list);
    store.redo();
    store.restore(['B']);
    expect(drawn(store)).toEqual(list);
    expect(store.indicatorsOf('C').map(({ id }) => id)).toEqual([indicator]);
  });

  it('brings back below the nearest that is there', () => {
    const store = planted();
    store.remove(['C']);
    store.remove(['A']);
    store.restore(['C']);
    expect(drawn(store)).toEqual(['E', '  F', 'C']);
    store.restore(['A']);
    expect(drawn(store)).toEqual(['A', '  B', '  D', 'E', '  F', 'C']);
  });

  it('for good takes along what belongs to it, and only what is removed', () => {
    const store = planted();
    store.addIndicator({ goalId: 'C', name: 'Visits' }, 'i');
    const plan = store.addPlan({ title: 'Plan', goalIds: ['C', 'E'], indicatorIds: ['i'] });
    store.addLink({ fromGoal: 'E', toKind: 'goal', toId: 'C', type: 'depends_on' });
    store.purge(['B']);
    expect(drawn(store)).toEqual(list);
    store.remove(['B']);
    store.purge(['B']);
    expect(store.everyGoal().has('C')).toBe(false);
    expect(store.doc.getMap('indicators').size + store.doc.getMap('links').size).toBe(0);
    expect(store.plan(plan)).toMatchObject({ goalIds: ['E'], indicatorIds: [] });
    store.undo();
    store.undo();
    expect(drawn(store)).toEqual(list);
    expect(store.indicatorsOf('C')).toHaveLength(1);
    expect(store.plan(plan)?.goalIds).toEqual(['C', 'E']);
  });
});

describe('many goals at once', () => {
  const outline = (count: number): Outline =>
    Array.from({ length: count / 5 }, (_, i) => ({
      title: `Goal ${i}`,
      children: Array.from({ length: 4 }, (_, k) => ({ title: `Goal ${i}.${k}`, children: [] })),
    }));

  it('are one undo, in small messages', () => {
    const { a, b } = pair(['A', '  B', 'C']);
    let largest = 0;
    a.doc.on('update', (update: Uint8Array) => {
      largest = Math.max(largest, update.length);
    });
    const ids = a.addMany({ parent: 'A', after: 'B' }, outline(4_000));
    expect(ids).toHaveLength(800);
    expect(largest).toBeLessThan(256 * 1024);
    expect(a.tree().order).toHaveLength(4_003);
    exchange(a, b);
    expect(drawn(b)).toEqual(drawn(a));
    expect(drawn(b).slice(0, 5)).toEqual(['A', '  B', '  Goal 0', '    Goal 0.0', '    Goal 0.1']);
    a.undo();
    expect(drawn(a)).toEqual(['A', '  B', 'C']);
    a.redo();
    expect(a.tree().order).toHaveLength(4_003);
    a.set('A', { status: 'adopted' });
    a.undo();
    expect(a.tree().order).toHaveLength(4_003);
  });

  it('begin with the empty goal that they are pasted into', () => {
    const { a, b } = pair(['A', 'C']);
    const empty = a.add({ parent: null, after: 'A' });
    const list = [
      { title: 'B', children: [{ title: 'B1', children: [] }] },
      { title: 'B2', children: [] },
    ];
    const ids = a.addMany({ parent: null, after: empty }, list, empty);
    expect(ids).toEqual([empty, expect.any(String)]);
    exchange(a, b);
    expect(drawn(b)).toEqual(['A', 'B', '  B1', 'B2', 'C']);
    expect(a.removed()).toEqual([]);
    a.undo();
    expect(drawn(a)).toEqual(['A', empty, 'C']);
  });

  it('are all new when the empty goal is gone meanwhile', () => {
    const { a } = pair(['A']);
    const empty = a.add({ parent: null, after: 'A' });
    a.remove([empty]);
    a.addMany(
      { parent: null, after: empty },
      [{ title: 'B', children: [{ title: 'C', children: [] }] }],
      empty,
    );
    expect(drawn(a)).toEqual(['A', 'B', '  C']);
  });

  it('fill a list to the last when the empty goal is one of them', () => {
    const store = planted([]);
    const empty = store.add({ parent: null });
    expect(store.refusalOfMany({ parent: null }, outline(5_000))).toBe('full');
    expect(store.addMany({ parent: null, after: empty }, outline(5_000), empty)).toHaveLength(
      1_000,
    );
    expect(store.spaceLeft()).toBe(0);
  });

  it('that do not fit are refused whole', () => {
    const store = planted(['A']);
    expect(store.addMany({ parent: null }, outline(5_000))).toBe('full');
    expect(store.addMany({ parent: 'nobody' }, outline(5))).toBe('gone');
    expect(store.tree().order).toEqual(['A']);
    expect(store.undoState().canRedo).toBe(false);
    store.addMany({ parent: null }, outline(4_995));
    for (let i = 0; i < 4; i += 1) store.add({ parent: null });
    expect(() => store.add({ parent: null })).toThrow(RangeError);
  });
});

describe('what is read', () => {
  it('stays the same object until it changes; a letter wakes neither tree nor progress', () => {
    const { a, b } = pair();
    const before = { one: b.goal('B'), tree: b.tree(), all: b.goals() };
    const woken: string[] = [];
    for (const topic of ['any', 'goals', 'goal:A', 'goal:B', 'tree', 'progress', 'words:A:title'])
      b.on(topic, () => woken.push(topic));
    a.type('A', 'title', { at: 0, remove: 0, insert: 'x' });
    exchange(a, b);
    expect(woken.sort()).toEqual(['any', 'goal:A', 'goals', 'words:A:title']);
    expect(b.goal('B')).toBe(before.one);
    expect(b.tree()).toBe(before.tree);
    woken.length = 0;
    a.type('A', 'description', { at: 0, remove: 0, insert: 'x' });
    // Programs write the same value again; nothing has changed.
    raw(a, 'B').set('order', a.goal('B')?.order);
    exchange(a, b);
    expect(woken).toEqual(['any']);
    a.moveUp(['D']);
    exchange(a, b);
    expect(woken).toContain('tree');
    expect(b.tree()).not.toBe(before.tree);
  });

  it('is not set where others wrote something odd, and the list opens', () => {
    const doc = new Y.Doc();
    const odd = {
      title: 5,
      level: 'dream',
      due: '31.12.2027',
      start: '2027-12-31',
      confidence: 77,
      progress: '50',
      weight: -1,
      resources_currency: 'crowns',
      'tags.': true,
      'tags.home': 'yes',
      'steps.4': true,
      'steps.10': true,
      status: { is: 'done' },
      description: 'plain words',
      is_template_example: 'true',
    };
    putRaw(doc, 'goals', { x: odd, y: [1] });
    putRaw(doc, 'indicators', {
      a: { goal_id: 'x', name: 'N', target_value: Number.NaN, 'milestones.soon': 4 },
      b: { name: 'without a goal' },
      c: { goal_id: 'gone' },
    });
    putRaw(doc, 'links', { l: { from_goal: 'x', to_kind: 'moon', type: 'depends_on' } });
    putRaw(doc, 'actions', { t: { plan_id: 'gone', title: 'Lost' } });
    putRaw(doc, 'meta', { review_cycle: 3, next_review_on: 'later', template: 'connect@1' });
    const store = storeOf(doc);
    expect(store.goal('x')).toMatchObject({
      title: '',
      level: null,
      due: null,
      start: '2027-12-31',
      confidence: 10,
      progress: null,
      weight: null,
      resourcesCurrency: null,
      tags: [],
      steps: [4],
      status: null,
      isTemplateExample: false,
    });
    expect(store.words('x', 'description')).toBe('plain words');
    expect([...store.indicators().keys()]).toEqual(['a']);
    expect(store.indicator('a')).toMatchObject({ targetValue: null, milestones: [] });
    expect([store.links().size, store.actions().size]).toEqual([0, 0]);
    expect(store.lost()).toMatchObject({ indicators: [{ id: 'c' }], actions: [{ id: 't' }] });
    expect(store.meta()).toMatchObject({ reviewCycle: null, nextReviewOn: null });
    store.clearLost();
    expect(store.lost()).toEqual({ links: [], indicators: [], actions: [] });
    store.type('x', 'description', { at: 5, remove: 0, insert: ' old' });
    expect(store.text('x', 'description')).toBeInstanceOf(Y.Text);
    expect(store.words('x', 'description')).toBe('plain old words');
    store.setText('x', 'title', 'Now');
    expect(store.goal('x')?.title).toBe('Now');
  });
});

describe('what is written', () => {
  it('is cleaned, and nothing when nothing differs', () => {
    const store = planted(['A']);
    store.set('A', { due: '2027-12-31', weight: 2, confidence: 7.26, ownerId: '' });
    expect(store.goal('A')).toMatchObject({ weight: 2, confidence: 7.3, ownerId: null });
    const update = vi.fn();
    store.doc.on('update', update);
    store.set('A', { due: '2027-12-31', confidence: 7.3, start: null });
    store.setText('A', 'title', 'A');
    store.set('nobody', { due: '2027-12-31' });
    store.type('nobody', 'title', { at: 0, remove: 0, insert: 'x' });
    store.addTo(['A'], 'tags', '  ');
    expect(update).not.toHaveBeenCalled();
    store.set('A', { due: 'soon', weight: 0 });
    expect(store.goal('A')).toMatchObject({ due: null, weight: null });
  });

  it('no longer than it may be', () => {
    const store = planted(['A']);
    store.type('A', 'title', { at: 1, remove: 0, insert: 'x'.repeat(700) });
    expect(store.goal('A')?.title).toHaveLength(500);
    store.setText('A', 'description', 'y'.repeat(30_000));
    expect(store.words('A', 'description')).toHaveLength(20_000);
    // A half emoji is another character everywhere else.
    store.setText('A', 'title', `${'x'.repeat(499)}😀`);
    expect(store.goal('A')?.title).toBe('x'.repeat(499));
    store.type('A', 'title', { at: 499, remove: 0, insert: '😀' });
    expect(store.goal('A')?.title).toBe('x'.repeat(499));
  });

  it('plans and activities, with what hangs on them', () => {
    const store = planted(['A']);
    const plan = store.addPlan({ title: 'Start', goalIds: ['A'], texts: { training: 'Two days' } });
    const first = store.addAction({ planId: plan, title: 'Buy' });
    const second = store.addAction({ planId: plan, title: 'Teach', status: 'doing' });
    store.setDependency(second, first, true);
    store.setDependency(second, second, true);
    store.setRaci(second, 'p1', 'R');
    store.type(plan, 'training', { at: 8, remove: 0, insert: '!' });
    expect(store.words(plan, 'training')).toBe('Two days!');
    expect(store.actionsOf(plan).map(({ title }) => title)).toEqual(['Buy', 'Teach']);
    expect(store.action(second)).toMatchObject({ dependsOn: [first], raci: [['p1', 'R']] });
    store.removeActions([first]);
    expect(store.action(second)?.dependsOn).toEqual([]);
    store.removePlans([plan]);
    expect(store.actions().size + store.plans().size).toBe(0);
    store.undo();
    expect(store.actionsOf(plan)).toHaveLength(1);
    const indicator = store.addIndicator({ goalId: 'A', name: 'Visits' });
    store.setMilestone(indicator, '2027-06-30', 4);
    store.setMilestone(indicator, '2026-06-30', 2);
    expect(store.indicator(indicator)?.milestones.map(({ value }) => value)).toEqual([2, 4]);
    store.setReferenceCountry('DK', true);
    store.setMeta({ reviewCycle: 'yearly', nextReviewOn: '2027-01-01' });
    expect(store.meta()).toMatchObject({ referenceCountries: ['DK'], reviewCycle: 'yearly' });
  });
});
