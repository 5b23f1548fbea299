import { expect, it, vi } from 'vitest';
import type { Thread, ThreadPage } from '@/api';
import { ThreadStore } from './store';

const me = 'me';
const thread = (id: string, seq: number, more: Partial<Thread> = {}): Thread =>
  ({
    id,
    seq,
    readUpTo: 0,
    following: false,
    unread: 0,
    comments: [
      { id: `${id}-1`, seq, body: 'x', author: { id: 'her' }, reactions: [], mentions: [] },
    ],
    ...more,
  }) as unknown as Thread;

function storeOf(pages: Partial<ThreadPage>[]) {
  const asked: unknown[] = [];
  const list = (query: unknown) => {
    asked.push(query);
    const page = pages.shift() ?? {};
    return Promise.resolve({ items: [], gone: [], seq: 0, ...page } as ThreadPage);
  };
  const get = vi.fn((id: string) => Promise.resolve(thread(id, 99)));
  return { store: new ThreadStore('d', me, { list, get }), asked, get };
}

it('reads page by page, and later what is new', async () => {
  const { store, asked } = storeOf([
    { items: [thread('a', 1)], next: 'more', seq: 5 },
    { items: [thread('b', 2)], seq: 7 },
    { items: [thread('b', 6)], gone: ['a'], seq: 7 },
  ]);
  await store.read();
  expect([...store.getState().threads.keys()]).toEqual(['a', 'b']);
  await store.read();
  expect(asked).toEqual([{}, { cursor: 'more' }, { since: 5 }]);
  expect(store.getState().threads.get('b')?.seq).toBe(6);
  expect(store.getState().threads.has('a')).toBe(false);
});

it('takes the next event in without a request, and asks once after a gap', async () => {
  vi.useFakeTimers();
  const { store, asked } = storeOf([{ seq: 5 }, { items: [thread('x', 7)], seq: 9 }]);
  await store.read();
  store.event({ type: 'thread.changed', id: 'n', seq: 6, thread: thread('n', 6) });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toHaveLength(1);
  store.event({ type: 'thread.changed', id: 'm', seq: 8, thread: thread('m', 8) });
  store.event({ type: 'thread.changed', id: 'm', seq: 9, thread: thread('m', 9) });
  expect(store.getState().threads.get('m')?.seq).toBe(9);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked.slice(1)).toEqual([{ since: 6 }]);
  expect([...store.getState().threads.keys()].sort()).toEqual(['m', 'n', 'x']);
  vi.useRealTimers();
});

it('keeps what is personal, and counts what is unread', async () => {
  const known = thread('a', 1, { readUpTo: 1, following: true });
  const { store } = storeOf([{ items: [known], seq: 1 }]);
  await store.read();
  const said = (id: string, seq: number, author: string) => ({
    ...known.comments[0],
    id,
    seq,
    author: { id: author },
    reactions: [{ key: 'agree', count: 2, mine: false, by: ['her', me] }],
  });
  const comments = [said('1', 1, 'her'), said('2', 2, 'her'), said('3', 3, me)];
  const told = thread('a', 3, { comments: comments as Thread['comments'] });
  store.event({ type: 'thread.changed', id: 'a', seq: 3, thread: told });
  const now = store.getState().threads.get('a');
  expect(now).toMatchObject({ unread: 1, readUpTo: 1, following: true });
  expect(now?.comments[0]?.reactions[0]?.mine).toBe(true);
});

it('passes over what is older than what it holds, and nonsense', async () => {
  const { store, get } = storeOf([{ items: [thread('a', 4)], seq: 4 }]);
  await store.read();
  store.event({ type: 'thread.changed', id: 'a', seq: 3, thread: thread('a', 3) });
  expect(store.getState().threads.get('a')?.seq).toBe(4);
  store.event({ type: 'thread.changed', id: 'b', seq: 5, thread: { id: 'b' } });
  const seq = () => expect(store.getState().threads.get('b')?.seq).toBe(99);
  await vi.waitFor(seq, { timeout: 20_000 });
  expect(get).toHaveBeenCalledTimes(1);
  store.event({ type: 'thread.gone', id: 'b', seq: 6 });
  expect(store.getState().threads.has('b')).toBe(false);
});

it('takes in an answer to a long thread that is told without the rest, and asks when more was missed', async () => {
  const { store, get } = storeOf([{ items: [thread('a', 5)], seq: 5 }]);
  await store.read();
  const answer = { id: 'a-2', seq: 6, body: 'y', author: { id: 'him' }, reactions: [] };
  const part = (after: number, seq: number) => ({
    after,
    thread: { ...thread('a', seq), comments: [{ ...answer, id: `a-${seq}`, seq }] },
  });
  const [first] = store.getState().threads.get('a')?.comments ?? [];
  store.event({ type: 'thread.changed', id: 'a', seq: 6, part: part(5, 6) });
  const now = store.getState().threads.get('a');
  expect(now?.comments.map(({ id }) => id)).toEqual(['a-1', 'a-6']);
  expect(now?.unread).toBe(2);
  expect(get).not.toHaveBeenCalled();
  // What was there is not drawn again.
  expect(now?.comments[0]).toEqual(first);
  const [kept] = now?.comments ?? [];
  store.event({ type: 'thread.changed', id: 'a', seq: 7, part: part(6, 7) });
  expect(store.getState().threads.get('a')?.comments[0]).toBe(kept);

  store.event({ type: 'thread.changed', id: 'a', seq: 9, part: part(8, 9) });
  expect(get).toHaveBeenCalledWith('a');
});
