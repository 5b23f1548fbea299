import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { MapPresence } from './presence';
import { readState } from './state';
import { whoChose } from './usePresence';

const astrid = { id: 'p1', name: 'Astrid Holm', organisation: 'Odense', colour: 'blue' };

/** Two tabs, each told what the other says. */
function pair() {
  const [a, b] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
  a.setLocalStateField('user', astrid);
  b.setLocalStateField('user', { ...astrid, id: 'p2', name: 'Lars Berg' });
  const pass = (from: Awareness, to: Awareness) =>
    from.on(
      'update',
      (change: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
        if (origin === 'wire') return;
        const clients = [...change.added, ...change.updated, ...change.removed];
        applyAwarenessUpdate(to, encodeAwarenessUpdate(from, clients), 'wire');
      },
    );
  pass(a, b);
  pass(b, a);
  return { a, b, own: new MapPresence(a), other: new MapPresence(b) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('presence in a map', () => {
  it('is told at most 20 times a second, and the last word is told', () => {
    const { a, own, other } = pair();
    own.setView('grid');
    let told = 0;
    a.on('update', () => {
      told += 1;
    });
    for (let i = 0; i <= 100; i++) {
      own.movePointer({ x: i / 100, y: 0 });
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(100);
    expect(told).toBeGreaterThan(10);
    expect(told).toBeLessThanOrEqual(22);
    expect(other.movementOf(a.clientID).pointer).toEqual({ x: 1, y: 0 });
  });

  it('says who is there only when that changes, and each movement apart from it', () => {
    const { a, own, other } = pair();
    own.setView('grid');
    vi.advanceTimersByTime(100);
    const before = other.getOthers();
    expect(before).toHaveLength(1);
    const changed = vi.fn();
    const moved = vi.fn();
    other.subscribe(changed);
    other.onMove(moved);
    own.movePointer({ x: 1, y: 1 });
    vi.advanceTimersByTime(100);
    expect(changed).not.toHaveBeenCalled();
    expect(other.getOthers()).toBe(before);
    expect(moved).toHaveBeenCalledWith(
      a.clientID,
      expect.objectContaining({ pointer: { x: 1, y: 1 } }),
    );
    own.setDrag({ id: 's1', x: 2, y: 2 });
    vi.advanceTimersByTime(100);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(other.getOthers()[0]?.dragging).toBe('s1');
    own.setDrag({ id: 's1', x: 2.5, y: 2 });
    vi.advanceTimersByTime(100);
    expect(changed).toHaveBeenCalledTimes(1);
    own.setDrag(null);
    vi.advanceTimersByTime(100);
    expect(other.getOthers()[0]?.dragging).toBeNull();
  });

  it('forgets who leaves', () => {
    const { a, own, other } = pair();
    own.setSelected(['s1']);
    vi.advanceTimersByTime(100);
    expect(whoChose(other.getOthers()).get('s1')?.[0]?.user.name).toBe('Astrid Holm');
    a.setLocalState(null);
    expect(other.getOthers()).toHaveLength(0);
  });

  it('shows nothing of a state that makes no sense', () => {
    const { a, other } = pair();
    for (const map of [null, 'grid', {}, { view: 'moon' }, []]) {
      a.setLocalStateField('map', map);
      expect(other.getOthers()).toHaveLength(0);
    }
    expect(
      readState({
        view: 'grid',
        selected: ['ok', 7, '', 'x'.repeat(65)],
        pointer: { x: Number.NaN, y: 1 },
        drag: { id: 's', x: 1e9, y: 0 },
        editing: { id: 's' },
      }),
    ).toEqual({ view: 'grid', selected: ['ok'], pointer: null, drag: null, editing: null });
    expect(readState({ view: 'grid', selected: Array(200).fill('id') })?.selected).toHaveLength(50);
  });
});
