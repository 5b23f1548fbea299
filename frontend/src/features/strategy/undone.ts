import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import {
  getRelativeSelection,
  type ProsemirrorBinding,
  ySyncPluginKey,
  yUndoPluginKey,
} from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

/** Its own type says that there is always a caret. */
type Binding = Omit<ProsemirrorBinding, 'beforeTransactionSelection'> & {
  beforeTransactionSelection: unknown;
};

/**
 * The binding takes back the caret of a step that was undone after the step is
 * drawn, so that it meets the next change, which may be another person's: their
 * change would move this person's caret, and is not drawn at all when the caret
 * stood beyond what is left of the text; the next key would then write the old text
 * over theirs. Here that caret is let go of. After the binding's own plugins.
 *
 * The same goes for one change that is drawn in two steps: Yjs tidies up the looks of
 * words (bold that nothing is in any more) when a change of others has been drawn, and
 * the binding would look for the caret of before the first step in the text after it.
 */
export const undonePlugin = () =>
  new Plugin({
    view: (view) => {
      const undo = yUndoPluginKey.getState(view.state)?.undoManager;
      const binding = ySyncPluginKey.getState(view.state)?.binding as Binding;
      const letGo = () => {
        binding.beforeTransactionSelection = null;
      };
      const takeAgain = (transaction: Y.Transaction) => {
        if (transaction.origin === ySyncPluginKey || !binding.beforeTransactionSelection) return;
        binding.beforeTransactionSelection = getRelativeSelection(
          binding as ProsemirrorBinding,
          view.state,
        );
      };
      const { doc } = binding;
      undo?.on('stack-item-popped', letGo);
      doc.on('afterTransaction', takeAgain);
      return {
        destroy: () => {
          undo?.off('stack-item-popped', letGo);
          doc.off('afterTransaction', takeAgain);
        },
      };
    },
  });

export const Undone = Extension.create({
  name: 'undone',
  priority: 10,
  addProseMirrorPlugins: () => [undonePlugin()],
});
