import { expect, it } from 'vitest';
import { linesIn } from './lines';

// Without a canvas each letter is 8 pixels wide.
const letters = (count: number) => count * 8;

/** The same, word by word, as it is meant. */
function slowly(text: string, room: number): number {
  let [lines, used] = [1, 0];
  for (const part of text.split(/(?<=[\s-])/)) {
    let width = [...part].reduce((sum, letter) => sum + letters(letter.length), 0);
    const visible = part.endsWith(' ') ? width - 8 : width;
    if (used > 0 && used + visible > room) [lines, used] = [lines + 1, 0];
    for (; width > room && lines < 14; width -= room) lines += 1;
    used += width;
  }
  return Math.min(lines, 14);
}

it.each([
  ['', 10, 1],
  ['one two', 7, 1],
  ['one two ', 7, 1],
  ['one two', 6, 2],
  ['one two three', 7, 2],
  ['well-being', 5, 2],
  ['well-being', 4, 4],
  ['abcdefghij', 4, 3],
  ['x'.repeat(200), 2, 14],
  ['one\u2003two', 4, 2],
])('%j in room for %i letters: %i lines', (text, room, lines) => {
  expect(linesIn(text, letters(room))).toBe(lines);
});

it('breaks where words end, whatever the words', () => {
  const all = ['a', 'omsorg', ' ', '  ', '-', '\t', 'ö', '😀', 'långtidsplanering', ' och '];
  let seed = 7;
  const next = (most: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % most;
  };
  for (let i = 0; i < 500; i += 1) {
    const text = Array.from({ length: next(12) }, () => all[next(all.length)]).join('');
    const room = letters(4 + next(20));
    expect(linesIn(text, room), JSON.stringify(text)).toBe(slowly(text, room));
  }
});
