import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';

/** Its own type says that there is always a caret. */
interface Binding {
  beforeTransactionSelection: unknown;
}

/**
 * The binding takes back the caret of a step that was undone after the step is
 * drawn, so that it meets the next change, which may be another person's: their
 * change would move this person's caret, and is not drawn at all when the caret
 * stood beyond what is left of the text; the next key would then write the old text
 * over theirs. Here that caret is let go of. After the binding's own plugins.
 */
export const undonePlugin = () =>
  new Plugin({
    view: (view) => {
      const undo = yUndoPluginKey.getState(view.state)?.undoManager;
      const binding = ySyncPluginKey.getState(view.state)?.binding as Binding;
      const letGo = () => {
        binding.beforeTransactionSelection = null;
      };
      undo?.on('stack-item-popped', letGo);
      return { destroy: () => undo?.off('stack-item-popped', letGo) };
    },
  });

export const Undone = Extension.create({
  name: 'undone',
  priority: 10,
  addProseMirrorPlugins: () => [undonePlugin()],
});
