import { expect, it } from 'vitest';
import { wordsBetween } from './flat';
import { moved, type Passage, type Unit, type Way } from './passage';
import { docOf } from './worlds';

const doc = docOf(['Alle skal bo trygt. Det er målet!', '', 'Kommunerne hjælper.']);

/** The words after each of some steps: ">w" is the next word, "+<p" extends back by a paragraph. */
function steps(...keys: string[]): (string | null)[] {
  let passage: Passage | null = null;
  return keys.map((key) => {
    const [, plus, arrow, letter] = /^(\+?)([<>])([pws])$/.exec(key) ?? [];
    const unit = { p: 'paragraph', s: 'sentence', w: 'word' }[letter ?? ''] as Unit;
    const way: Way = arrow === '>' ? 1 : -1;
    const to = moved(doc, passage, { unit, way, extend: plus === '+' });
    if (!to) return null;
    passage = to;
    return wordsBetween(doc, to.from, to.to);
  });
}

it('goes by paragraphs that hold words, and stays at the ends', () => {
  expect(steps('>p', '>p', '>p', '<p')).toEqual([
    'Alle skal bo trygt. Det er målet!',
    'Kommunerne hjælper.',
    null,
    'Alle skal bo trygt. Det er målet!',
  ]);
});

it('comes into a paragraph by sentences and words', () => {
  expect(steps('>p', '>s', '>s', '>w', '>w', '>w')).toEqual([
    'Alle skal bo trygt. Det er målet!',
    'Alle skal bo trygt.',
    'Det er målet!',
    'Det',
    'er',
    'målet',
  ]);
  expect(steps('>p', '<w')).toEqual(['Alle skal bo trygt. Det er målet!', 'målet']);
});

it('extends either end, and takes it back to where one began', () => {
  expect(steps('>w', '>w', '+>w', '+>w', '+<w', '+<w', '+<w', '+>w')).toEqual([
    'Alle',
    'skal',
    'skal bo',
    'skal bo trygt',
    'skal bo',
    'skal',
    'Alle skal',
    'skal',
  ]);
  expect(steps('>p', '+>p', '+<p')).toEqual([
    'Alle skal bo trygt. Det er målet!',
    'Alle skal bo trygt. Det er målet!\n\nKommunerne hjælper.',
    'Alle skal bo trygt. Det er målet!',
  ]);
});

it('finds nothing in an empty text', () => {
  const empty = docOf(['']);
  expect(moved(empty, null, { unit: 'word', way: 1, extend: false })).toBeNull();
});
