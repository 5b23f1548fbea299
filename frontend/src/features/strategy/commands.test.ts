import { expect, it } from 'vitest';
import texts from '../../i18n/fi/strategy.json';
import { blocks, findBlocks, readableKeys, spokenKeys } from './commands';

const finnish = (id: keyof typeof texts.commands) => texts.commands[id];

it('finds blocks in the person’s language and by Markdown', () => {
  const ids = (query: string) => findBlocks(query, finnish).map((block) => block.id);
  expect(ids('taul')).toEqual(['table']);
  expect(ids('otsikko 2')[0]).toBe('heading2');
  expect(ids('##')).toEqual(['heading2', 'heading3', 'heading4']);
  expect(ids('todo')).toEqual(['tasks']);
  expect(ids('')).toHaveLength(blocks.length);
  expect(ids('xyz')).toEqual([]);
});

it('writes keys as people and screen readers know them', () => {
  expect(readableKeys('Mod-Shift-8')).toBe('Ctrl+Shift+8');
  expect(spokenKeys('Mod-b')).toBe('Control+b');
});
