import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { contentRoot, strategySchema } from './schema';
import { Undone } from './undone';

// Two people in one text: an editor on a page, and another's document.

const open: Editor[] = [];
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
});

function page(paragraphs: readonly string[]) {
  const ydoc = new Y.Doc();
  const fragment = ydoc.getXmlFragment(contentRoot);
  fragment.insert(
    0,
    paragraphs.map((words) => {
      const paragraph = new Y.XmlElement('paragraph');
      const text = new Y.XmlText();
      text.insert(0, words);
      paragraph.insert(0, [text]);
      return paragraph;
    }),
  );
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(ydoc));
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [
      ...strategySchema(),
      Collaboration.configure({ document: ydoc, field: contentRoot }),
      Undone,
    ],
  });
  open.push(editor);
  const arrives = (what: (fragment: Y.XmlFragment) => void) => {
    what(other.getXmlFragment(contentRoot));
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(ydoc)), 'other');
  };
  return { editor, ydoc, other, arrives };
}

const long = Array.from({ length: 30 }, (_, i) => `Paragraph ${i} of a long text.`);

it('shows what others do right after an undo, although its caret stood beyond what is left', () => {
  const { editor, arrives } = page(long);
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  editor.commands.insertContent(' Words.');
  arrives((fragment) => fragment.delete(1, 28));
  editor.commands.undo();
  arrives((fragment) => fragment.delete(0, 1));
  expect(editor.getText()).toBe('Paragraph 29 of a long text.');
});

it('leaves the caret where it is when others write right after an undo', () => {
  const { editor, arrives } = page(long.slice(0, 3));
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  editor.commands.insertContent(' Words.');
  editor.commands.setTextSelection(4);
  editor.commands.undo();
  expect(editor.state.selection.from).toBe(4);
  arrives((fragment) => {
    ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'New. ');
  });
  expect(editor.state.selection.from).toBe(9);
});

it('draws a change after which Yjs tidies up the looks of words, with the caret near the end', () => {
  const { editor, ydoc, arrives } = page(long);
  editor.chain().setTextSelection({ from: 1, to: 10 }).toggleBold().run();
  editor.commands.setTextSelection(editor.state.doc.content.size - 3);
  arrives((fragment) => {
    fragment.doc?.transact(() => {
      ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 9, { bold: {} });
      fragment.delete(1, 28);
    });
  });
  expect(editor.getText()).toBe('Paragraph 0 of a long text.\n\nParagraph 29 of a long text.');
  expect(editor.state.selection.from).toBe(editor.state.doc.content.size - 3);
  editor.commands.insertContent('!');
  expect(ydoc.getXmlFragment(contentRoot).toString()).toContain('tex!t.</paragraph>');
});
