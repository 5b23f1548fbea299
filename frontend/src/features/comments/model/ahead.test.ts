import { expect, it, vi } from 'vitest';
import { readAhead, takePage } from './ahead';

const { listThreads } = vi.hoisted(() => ({ listThreads: vi.fn() }));
vi.mock('@/api', () => ({ listThreads }));

const pages: Record<string, object> = {
  '': { items: ['a'], next: '2', seq: 5 },
  2: { items: ['b'], next: '3', seq: 5 },
  3: { items: ['c'], seq: 5 },
};
const answers = () => {
  listThreads.mockReset();
  listThreads.mockImplementation((_id, { cursor }) => Promise.resolve(pages[cursor ?? '']));
};
const settled = () => new Promise((done) => setTimeout(done));

it('has read the pages when they are asked for, and gives each out once', async () => {
  answers();
  readAhead('d');
  readAhead('d');
  await settled();
  expect(listThreads).toHaveBeenCalledTimes(3);
  expect(await takePage('d', {})).toBe(pages['']);
  expect(await takePage('d', { cursor: '2' })).toBe(pages[2]);
  expect(await takePage('d', { cursor: '3' })).toBe(pages[3]);
  expect(listThreads).toHaveBeenCalledTimes(3);
  await takePage('d', {});
  expect(listThreads).toHaveBeenCalledTimes(4);
});

it('gives out a page that is under way, and no old one for what is new since', async () => {
  answers();
  readAhead('e');
  expect(await takePage('e', {})).toBe(pages['']);
  // The next is under way before anybody could ask for it.
  expect(await takePage('e', { cursor: '2' })).toBe(pages[2]);
  await takePage('e', { since: 5 });
  expect(listThreads.mock.calls.filter(([, query]) => query.cursor === '2')).toHaveLength(1);
  expect(listThreads).toHaveBeenCalledWith('e', { since: 5 });
});

it('lets whoever takes a page know that it failed', async () => {
  listThreads.mockReset();
  listThreads.mockRejectedValue(new Error('away'));
  readAhead('f');
  await settled();
  await expect(takePage('f', {})).rejects.toThrow('away');
});
