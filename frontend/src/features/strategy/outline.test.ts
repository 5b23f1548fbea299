import { getSchema } from '@tiptap/core';
import { expect, it } from 'vitest';
import { outlineOf, sameOutline } from './outline';
import { strategySchema } from './schema';

const schema = getSchema(strategySchema());
const heading = (level: number, text: string) => ({
  type: 'heading',
  attrs: { level },
  content: text ? [{ type: 'text', text }] : [],
});
const outline = (...content: object[]) => outlineOf(schema.nodeFromJSON({ type: 'doc', content }));

it('lists headings by depth, whatever levels were skipped', () => {
  const found = outline(
    heading(2, 'A'),
    heading(4, 'B'),
    heading(3, 'C'),
    heading(1, 'D'),
    heading(2, 'E'),
  );
  expect(found.map(({ text, depth }) => [text, depth])).toEqual([
    ['A', 0],
    ['B', 1],
    ['C', 1],
    ['D', 0],
    ['E', 1],
  ]);
});

it('leaves out headings without words and finds positions', () => {
  const found = outline({ type: 'paragraph' }, heading(1, ''), heading(1, 'A'));
  expect(found).toEqual([{ position: 4, level: 1, text: 'A', depth: 0 }]);
  expect(
    sameOutline(
      found,
      found.map((one) => ({ ...one })),
    ),
  ).toBe(true);
  expect(sameOutline(found, [])).toBe(false);
  expect(sameOutline(found, null)).toBe(false);
});
