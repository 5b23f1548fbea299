import { describe, expect, it } from 'vitest';
import { caretAfter, changeBetween, upTo } from './textchange';

const apply = (text: string, change: ReturnType<typeof changeBetween>) =>
  change === null
    ? text
    : text.slice(0, change.at) + change.insert + text.slice(change.at + change.remove);

describe('the smallest edit', () => {
  it.each([
    ['', 'a'],
    ['a', ''],
    ['abc', 'abXc'],
    ['aaa', 'aaaa'],
    ['abcabc', 'abc'],
    ['one two', 'two one'],
    ['same', 'same'],
    ['😀', '😁'],
    ['a😀b', 'a😀😁b'],
    ['😀😀', '😀'],
  ])('%j → %j', (before, after) => {
    for (const caret of [undefined, after.length, 0])
      expect(apply(before, changeBetween(before, after, caret))).toBe(after);
  });

  it('is where the caret is, when there are several', () =>
    expect(changeBetween('aaa', 'aaaa', 2)).toEqual({ at: 1, remove: 0, insert: 'a' }));

  it('never cuts an emoji in two', () => {
    expect(changeBetween('😀', '😁')).toEqual({ at: 0, remove: 2, insert: '😁' });
    expect(changeBetween('\u{1F600}', '\u{10600}')?.remove).toBe(2);
    // The one that stays begins as the other does.
    expect(changeBetween('a😀b😁', 'a😁')).toEqual({ at: 1, remove: 3, insert: '' });
    expect(changeBetween('a😁', 'a😀b😁')).toEqual({ at: 1, remove: 0, insert: '😀b' });
  });
});

it('a text is cut at a whole emoji', () => {
  expect(upTo('a😀b', 2)).toBe('a');
  expect(upTo('a😀b', 3)).toBe('a😀');
  expect(upTo('a😀b', 9)).toBe('a😀b');
  expect([upTo('a😀', 0), upTo('a😀', -1)]).toEqual(['', '']);
});

it('a caret stays at its letter', () => {
  expect(caretAfter(2, { at: 5, remove: 1, insert: 'xyz' })).toBe(2);
  expect(caretAfter(8, { at: 5, remove: 1, insert: 'xyz' })).toBe(10);
  expect(caretAfter(6, { at: 5, remove: 3, insert: 'x' })).toBe(6);
  expect(caretAfter(5, { at: 5, remove: 0, insert: 'x' })).toBe(5);
});
