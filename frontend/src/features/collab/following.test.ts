import { beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { followLater } from './following';

let doc: Y.Doc;
let other: Y.Doc;
let heard: Uint8Array[];
const follow = () => void doc.on('update', (update: Uint8Array) => heard.push(update));

beforeEach(() => {
  doc = new Y.Doc();
  other = new Y.Doc();
  other.getText('t').insert(0, 'theirs');
  heard = [];
});

it('has nothing packed while the document is filled', () => {
  const begin = followLater(doc, follow);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'the hub');
  expect(heard).toHaveLength(0);
  begin();
  other.getText('t').insert(0, 'x');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'the hub');
  expect(heard).toHaveLength(1);
});

it("begins with a change of one's own, and hears of that", () => {
  followLater(doc, follow);
  doc.getText('t').insert(0, 'own');
  expect(heard).toHaveLength(1);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, heard[0] as Uint8Array);
  expect(copy.getText('t').toString()).toBe('own');
});

it('begins once', () => {
  const began = vi.fn();
  const begin = followLater(doc, began);
  begin();
  begin();
  doc.getText('t').insert(0, 'own');
  expect(began).toHaveBeenCalledOnce();
});
