import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { contentRoot, strategySchema } from './schema';
import { emptyLike } from './start';

const schema = getSchema(strategySchema());
const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'a' }] };

function startOf(...content: object[]) {
  const fragment = new Y.Doc().getXmlFragment(contentRoot);
  prosemirrorToYXmlFragment(Node.fromJSON(schema, { type: 'doc', content }), fragment);
  return emptyLike(fragment);
}

it('begins as the document begins, without its words', () => {
  const quote = { type: 'blockquote', content: [paragraph] };
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph, quote] }] };
  for (const first of [quote, list, paragraph]) {
    const start = startOf(first, paragraph);
    const node = Node.fromJSON(schema, start);
    node.check();
    expect(node.textContent).toBe('');
    expect(node.firstChild?.type.name).toBe(first.type);
  }
});

it('is a paragraph when there is nothing, or no words to stand in', () => {
  const plain = { type: 'doc', content: [{ type: 'paragraph' }] };
  expect(emptyLike(new Y.Doc().getXmlFragment(contentRoot))).toEqual(plain);
  expect(startOf({ type: 'horizontalRule' }, paragraph)).toEqual(plain);
});
