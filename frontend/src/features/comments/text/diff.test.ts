import { expect, it } from 'vitest';
import { wordDiff } from './diff';

it('tells which words go and which come', () => {
  expect(wordDiff('Alle ældre skal have et hjem', 'Alle borgere skal have et trygt hjem')).toEqual([
    { is: 'same', text: 'Alle ' },
    { is: 'gone', text: 'ældre' },
    { is: 'new', text: 'borgere' },
    { is: 'same', text: ' skal have et ' },
    { is: 'new', text: 'trygt ' },
    { is: 'same', text: 'hjem' },
  ]);
  expect(wordDiff('væk', '')).toEqual([{ is: 'gone', text: 'væk' }]);
  expect(wordDiff('', 'nyt')).toEqual([{ is: 'new', text: 'nyt' }]);
});

it('always holds both texts', () => {
  const pairs = [
    ['a b c', 'c b a'],
    ['x '.repeat(900), 'y '.repeat(900)],
    ['to\nlinjer', 'to linjer'],
  ];
  for (const [before = '', after = ''] of pairs) {
    const pieces = wordDiff(before, after);
    const side = (not: string) =>
      pieces
        .filter(({ is }) => is !== not)
        .map(({ text }) => text)
        .join('');
    expect(side('new')).toBe(before);
    expect(side('gone')).toBe(after);
  }
});
