import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { GoalPresence, readState } from './presence';

const astrid = { id: 'p1', name: 'Astrid Holm', organisation: 'Odense', colour: 'blue' };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('presence in a goal list', () => {
  it('is told together, at most ten times a second, and heard only when it differs', () => {
    const [a, b] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
    a.setLocalStateField('user', astrid);
    const pass = (change: { added: number[]; updated: number[]; removed: number[] }) => {
      const clients = [...change.added, ...change.updated, ...change.removed];
      applyAwarenessUpdate(b, encodeAwarenessUpdate(a, clients), 'wire');
    };
    a.on('update', pass);
    const [own, other] = [new GoalPresence(a), new GoalPresence(b)];
    const heard = vi.fn();
    other.subscribe(heard);
    own.tell({ view: 'tree' });
    for (let i = 0; i < 50; i += 1) {
      own.tell({ selected: [`g${i}`] });
      vi.advanceTimersByTime(4);
    }
    vi.advanceTimersByTime(200);
    expect(heard.mock.calls.length).toBeLessThan(5);
    expect(other.getOthers()).toMatchObject([{ user: astrid, view: 'tree', selected: ['g49'] }]);
    const before = other.getOthers();
    a.setLocalStateField('cursor', { x: 1 });
    expect(other.getOthers()).toBe(before);
    a.setLocalState(null);
    expect(other.getOthers()).toEqual([]);
  });

  it('shows nothing of a state that makes no sense', () => {
    for (const told of [null, 'tree', {}, { view: 7 }, { view: 'x'.repeat(30) }])
      expect(readState(told)).toBeNull();
    expect(
      readState({
        view: 'tree',
        selected: ['a', 7, 'b b'],
        editing: { id: 'a' },
        drag: { id: '' },
      }),
    ).toEqual({ view: 'tree', selected: ['a'], editing: null, drag: null });
  });
});
