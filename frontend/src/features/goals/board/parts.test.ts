import { expect, it } from 'vitest';
import { partSize, partsOf, roomOf } from './parts';

const ids = (count: number) => Array.from({ length: count }, (_, i) => `g${i}`);

it('parts hold every card once, in order', () => {
  const parts = partsOf(ids(2 * partSize + 3));
  expect(parts.map((part) => part.ids.length)).toEqual([partSize, partSize, 3]);
  expect(parts.flatMap((part) => part.ids)).toEqual(ids(2 * partSize + 3));
  expect(parts.map((part) => part.from)).toEqual([0, partSize, 2 * partSize]);
  expect(partsOf([])).toEqual([]);
});

it('a part in which nothing differs stays the same', () => {
  const before = partsOf(ids(3 * partSize));
  const last = partsOf([...ids(3 * partSize), 'new'], before);
  expect(last[0]).toBe(before[0]);
  expect(last[2]).toBe(before[2]);
  expect(last[3]?.ids).toEqual(['new']);
  const moved = partsOf(
    ids(3 * partSize).filter((id) => id !== `g${partSize}`),
    before,
  );
  expect(moved[0]).toBe(before[0]);
  expect(moved[1]).not.toBe(before[1]);
});

it('a part out of sight keeps the room it took', () => {
  const [part] = partsOf(ids(2));
  if (!part) throw new Error('no part');
  expect(roomOf(part, 301)).toBe(301);
  expect(roomOf(part, undefined)).toBeGreaterThan(0);
});
