/** One edit of a text: at `at`, `remove` characters go and `insert` comes. */
export interface TextChange {
  at: number;
  remove: number;
  insert: string;
}

/**
 * The smallest edit that makes `after` of `before`. `caret` is where the caret
 * stands in `after`: of several equal edits ("aa" → "aaa") the one before it is
 * what the person did. Never cuts an emoji in two, which Yjs cannot hold.
 */
export function changeBetween(before: string, after: string, caret?: number): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  const longestTail = caret === undefined ? shorter : Math.min(shorter, after.length - caret);
  let tail = 0;
  while (tail < longestTail && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (caret === undefined) tail = 0;
  let head = 0;
  while (head < shorter - tail && before[head] === after[head]) head += 1;
  if (head > 0 && isHighSurrogate(before, head - 1)) head -= 1;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (tail > 0 && isLowSurrogate(before, before.length - tail)) tail -= 1;
  return {
    at: head,
    remove: before.length - tail - head,
    insert: after.slice(head, after.length - tail),
  };
}

/** Where a caret at `caret` stands after the edit. */
export function caretAfter(caret: number, { at, remove, insert }: TextChange): number {
  if (caret <= at) return caret;
  return caret <= at + remove ? at + insert.length : caret - remove + insert.length;
}

/** The first `most` characters, one less where that would cut an emoji in two. */
export function upTo(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, most > 0 && isHighSurrogate(text, most - 1) ? most - 1 : Math.max(0, most));
}

const isHighSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLowSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
