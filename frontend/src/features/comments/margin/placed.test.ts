import { expect, it } from 'vitest';
import type { Thread } from '@/api';
import { placed } from './placed';

const spots = (...tops: number[]) =>
  tops.map((top, index) => ({ thread: { id: `t${index}` } as Thread, top }));
const seen = (...tops: number[]) =>
  placed(spots(...tops)).map(({ top, threads }) => `${top}: ${threads.length}`);

it('puts marks at their words, and under each other where they would cover one another', () => {
  expect(seen()).toEqual([]);
  expect(seen(10, 200)).toEqual(['10: 1', '200: 1']);
  expect(seen(10, 12, 30)).toEqual(['10: 1', '44: 1', '78: 1']);
});

it('gathers those that would stand far below their words, and goes on at later words', () => {
  const many = Array.from({ length: 30 }, (_, index) => 100 + (index % 2));
  const marks = seen(...many.sort(), 500);
  expect(marks.slice(0, 4)).toEqual(['100: 1', '134: 1', '168: 1', '202: 1']);
  expect(marks.slice(4)).toEqual(['236: 26', '500: 1']);
});

it('loses none', () => {
  const tops = Array.from({ length: 60 }, (_, index) => Math.floor(index / 12) * 60);
  const marks = placed(spots(...tops));
  expect(marks.flatMap(({ threads }) => threads.map(({ id }) => id))).toEqual(
    tops.map((_, index) => `t${index}`),
  );
  for (let at = 1; at < marks.length; at++)
    expect((marks[at]?.top ?? 0) - (marks[at - 1]?.top ?? 0)).toBeGreaterThanOrEqual(34);
});
