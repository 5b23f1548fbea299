import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { type Gathering, gatheringTime, gatherRemote, wholeTime } from './gathering';

let doc: Y.Doc;
let other: Y.Doc;
let stored: { update: Uint8Array; origin: unknown }[];
let persistence: { _storeUpdate: (update: Uint8Array, origin: unknown) => void };
let gathering: Gathering;

beforeEach(() => {
  vi.useFakeTimers();
  doc = new Y.Doc();
  other = new Y.Doc();
  stored = [];
  persistence = { _storeUpdate: (update, origin) => void stored.push({ update, origin }) };
  gathering = gatherRemote(persistence, doc);
});
afterEach(() => {
  vi.useRealTimers();
});

const theirs = (word: string) => {
  const before = Y.encodeStateVector(other);
  other.getText('t').insert(other.getText('t').length, word);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, before), 'the hub');
};
const inTheCopy = () => {
  const copy = new Y.Doc();
  for (const { update } of stored) Y.applyUpdate(copy, update);
  return copy.getText('t').toString();
};

it("writes others' changes together, a moment later", () => {
  theirs('a');
  theirs('b');
  theirs('c');
  expect(stored).toHaveLength(0);
  vi.advanceTimersByTime(gatheringTime);
  expect(stored).toHaveLength(1);
  expect(inTheCopy()).toBe('abc');
});

it("writes one's own at once, after those they are built upon", () => {
  theirs('a');
  theirs('b');
  doc.getText('t').insert(2, '!');
  expect(stored).toHaveLength(2);
  expect(inTheCopy()).toBe('ab!');
  vi.advanceTimersByTime(gatheringTime);
  expect(stored).toHaveLength(2);
});

it('does not write back what came out of the copy', () => {
  const update = Y.encodeStateAsUpdate(other);
  Y.applyUpdate(doc, update, persistence);
  other.getText('t').insert(0, 'x');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), persistence);
  vi.advanceTimersByTime(gatheringTime);
  expect(stored).toHaveLength(0);
});

it('leaves nothing behind when it ends', () => {
  theirs('a');
  gathering.end();
  expect(inTheCopy()).toBe('a');
  theirs('b');
  vi.advanceTimersByTime(gatheringTime);
  expect(stored).toHaveLength(1);
});

describe('a document that has just come whole', () => {
  beforeEach(() => {
    gathering.end();
    stored = [];
    other.getText('t').insert(0, 'all');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'the hub');
    gathering = gatherRemote(persistence, doc, true);
  });

  it('is written when the page has been drawn', () => {
    theirs('!');
    vi.advanceTimersByTime(wholeTime - 1);
    gathering.write();
    vi.advanceTimersByTime(1);
    expect(inTheCopy()).toBe('all!');
  });

  it("is built upon by one's own, which are written at once", () => {
    doc.getText('t').insert(3, '?');
    expect(stored).toHaveLength(1);
    expect(inTheCopy()).toBe('');
    vi.advanceTimersByTime(wholeTime);
    expect(inTheCopy()).toBe('all?');
  });

  it('is written when it ends before', () => {
    gathering.end();
    vi.advanceTimersByTime(wholeTime);
    expect(stored).toHaveLength(1);
    expect(inTheCopy()).toBe('all');
  });
});
