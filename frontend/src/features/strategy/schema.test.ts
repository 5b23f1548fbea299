import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { contentRoot, strategySchema } from './schema';

const schema = getSchema(strategySchema());

const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const cell = (type: string, words: string) => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null },
  content: [paragraph(text(words))],
});
const somebody = { documentId: 'd', stakeholderId: 's', label: 'Ældreråd' };
const everything = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 4 }, content: [text('Vores mål')] },
    paragraph(
      text('fed', { type: 'bold' }),
      text('kursiv', { type: 'italic' }, { type: 'underline' }),
      text('væk', { type: 'strike' }),
      text('kode', { type: 'code' }),
      { type: 'hardBreak' },
      text('kl.dk', { type: 'link', attrs: { href: 'https://kl.dk' } }),
    ),
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [
        {
          type: 'listItem',
          content: [
            paragraph(text('et')),
            {
              type: 'bulletList',
              content: [{ type: 'listItem', content: [paragraph(text('a'))] }],
            },
          ],
        },
      ],
    },
    {
      type: 'taskList',
      content: [
        { type: 'taskItem', attrs: { checked: true }, content: [paragraph(text('gjort'))] },
      ],
    },
    { type: 'blockquote', content: [paragraph(text('råd'))] },
    { type: 'codeBlock', attrs: { language: 'go' }, content: [{ type: 'text', text: 'x := 1' }] },
    { type: 'horizontalRule' },
    { type: 'stakeholderCard', attrs: somebody },
    {
      type: 'goalBlock',
      attrs: { documentId: 'd', goalId: 'g', mode: 'branch', label: 'Færre fald' },
    },
    paragraph(text('med '), { type: 'stakeholderMention', attrs: somebody }, text('.')),
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'Opgave')] },
        { type: 'tableRow', content: [cell('tableCell', 'Frist')] },
      ],
    },
  ],
};

describe('the schema of a strategy', () => {
  it('has the nodes and marks the server knows, and no others', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual(
      [
        'blockquote',
        'bulletList',
        'codeBlock',
        'doc',
        'goalBlock',
        'hardBreak',
        'heading',
        'horizontalRule',
        'listItem',
        'orderedList',
        'paragraph',
        'stakeholderCard',
        'stakeholderMention',
        'table',
        'tableCell',
        'tableHeader',
        'tableRow',
        'taskItem',
        'taskList',
        'text',
      ].sort(),
    );
    expect(Object.keys(schema.marks).sort()).toEqual(
      ['bold', 'code', 'italic', 'link', 'strike', 'underline'].sort(),
    );
  });

  it('goes into Yjs and back unchanged', () => {
    const before = Node.fromJSON(schema, everything);
    before.check();
    const doc = new Y.Doc();
    prosemirrorToYXmlFragment(before, doc.getXmlFragment(contentRoot));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    const after = yXmlFragmentToProseMirrorRootNode(copy.getXmlFragment(contentRoot), schema);
    expect(after.toJSON()).toEqual(before.toJSON());
  });

  it('keeps nothing in a link but its address, unless it was there', () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment(contentRoot);
    prosemirrorToYXmlFragment(Node.fromJSON(schema, everything), fragment);
    expect(fragment.toString()).toContain('https://kl.dk');
    expect(fragment.toString()).not.toContain('noopener');
  });

  it('has four levels of headings', () => {
    expect(schema.nodes.heading?.spec.attrs).toHaveProperty('level');
    const rules = schema.nodes.heading?.spec.parseDOM?.map((rule) => 'tag' in rule && rule.tag);
    expect(rules).toEqual(['h1', 'h2', 'h3', 'h4']);
  });
});
