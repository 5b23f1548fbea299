import { getSchema } from '@tiptap/core';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { unknownContent, watchForUnknown } from './guard';
import { mirrorOf } from './mirror';
import { contentRoot, strategySchema } from './schema';

const schema = getSchema(strategySchema());

function docWith(...nodes: (Y.XmlElement | Y.XmlText)[]) {
  const doc = new Y.Doc();
  doc.getXmlFragment(contentRoot).insert(0, nodes);
  return doc;
}

function paragraph(words: string, format: Record<string, unknown> = {}) {
  const element = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.insert(0, words, format);
  element.insert(0, [text]);
  return element;
}

describe('content this page does not know', () => {
  it('is found in nodes and marks, however deep', () => {
    const nested = new Y.XmlElement('blockquote');
    nested.insert(0, [new Y.XmlElement('poll')]);
    const content = (doc: Y.Doc) => unknownContent(doc.getXmlFragment(contentRoot), schema);
    expect(content(docWith(paragraph('a', { bold: {}, 'link--Ab12': { href: 'x' } })))).toBeNull();
    expect(content(docWith(paragraph('a'), nested))).toBe('poll');
    expect(content(docWith(paragraph('a', { highlight: {} })))).toBe('highlight');
  });

  it('is noticed before any observer acts on it', () => {
    const doc = docWith(paragraph('a'));
    const fragment = doc.getXmlFragment(contentRoot);
    const order: string[] = [];
    watchForUnknown(fragment, schema, (name) => order.push(`found ${name}`));
    fragment.observeDeep(() => order.push('observer'));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    other.getXmlFragment(contentRoot).insert(1, [new Y.XmlElement('poll')]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(order).toEqual(['found poll', 'observer']);
  });

  it('is not looked for in one’s own typing', () => {
    const doc = docWith(paragraph('a'));
    const found = vi.fn();
    watchForUnknown(doc.getXmlFragment(contentRoot), schema, found);
    doc.getXmlFragment(contentRoot).insert(1, [paragraph('b')]);
    expect(found).not.toHaveBeenCalled();
  });
});

describe('a tab that was open before goals came', () => {
  const older = getSchema(strategySchema().filter((one) => one.name !== 'goalBlock'));

  it('lets go of the text when a goal arrives, before the goal could be deleted', () => {
    const doc = docWith(paragraph('a'));
    const fragment = doc.getXmlFragment(contentRoot);
    const found: string[] = [];
    watchForUnknown(fragment, older, (name) => found.push(name));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    other.getXmlFragment(contentRoot).insert(1, [new Y.XmlElement('goalBlock')]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(found).toEqual(['goalBlock']);
    expect(unknownContent(fragment, older)).toBe('goalBlock');
    expect(unknownContent(fragment, schema)).toBeNull();
  });
});

describe('the mirror of a reader', () => {
  it('follows the document and never writes back', () => {
    const doc = docWith(paragraph('a'));
    const { mirror, stop } = mirrorOf(doc);
    const changed = vi.fn();
    doc.on('update', changed);
    mirror.getXmlFragment(contentRoot).delete(0, 1);
    expect(changed).not.toHaveBeenCalled();
    expect(doc.getXmlFragment(contentRoot).length).toBe(1);
    doc.getXmlFragment(contentRoot).insert(1, [paragraph('b')]);
    expect(mirror.getXmlFragment(contentRoot).toString()).toContain('b');
    stop();
  });
});
