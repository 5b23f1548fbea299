import type { EditorView } from '@tiptap/pm/view';

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
