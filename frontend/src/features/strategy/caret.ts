import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { yCursorPluginKey } from '@tiptap/y-tiptap';

/**
 * ProseMirror hears of a caret that a key has moved by an event a moment later;
 * a transaction made before then would put the caret back, and the next letter
 * would land, or replace what was selected, where it was. This is what
 * ProseMirror does at that event; it has no public name. To be called before
 * each transaction that no key or pointer of this person has caused.
 */
export function readCaret(view: EditorView) {
  if (view.composing || !view.hasFocus()) return;
  const { domObserver } = view as unknown as {
    domObserver: { flush(): void; forceFlush(): void };
  };
  // While it waits to look at what was typed, `flush` alone does nothing.
  domObserver.forceFlush();
  domObserver.flush();
}

/**
 * Where this person's caret is, is known before the others' carets are drawn
 * anew, and before each key: on a slow machine several keys wait in a row, and
 * the browser hands them out before it tells where the first has put the caret.
 */
export const KnownCaret = Extension.create({
  name: 'knownCaret',
  priority: 1100,
  dispatchTransaction({ transaction, next }) {
    const { view } = this.editor;
    const drawing = transaction.getMeta(yCursorPluginKey);
    const before = view.state;
    if (drawing !== undefined && !transaction.docChanged) readCaret(view);
    // What was read has changed the state; the drawing is asked for again upon it.
    next(before === view.state ? transaction : view.state.tr.setMeta(yCursorPluginKey, drawing));
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown: (view, { keyCode }) => {
            // 229: the key belongs to a composition that is about to begin.
            if (keyCode !== 229) readCaret(view);
            return false;
          },
        },
      },
    }),
  ],
});
