import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/**
 * The page does not move under a person because somebody else writes: the
 * binding asks to scroll to one's own caret after every remote change, and
 * this declines. Undo still scrolls, since the person asked for it.
 */
export const CalmScrolling = Extension.create({
  name: 'calmScrolling',
  addProseMirrorPlugins() {
    const key = new PluginKey<boolean>('calmScrolling');
    return [
      new Plugin<boolean>({
        key,
        state: {
          init: () => false,
          apply: (transaction) => {
            const sync = transaction.getMeta(ySyncPluginKey) as
              | { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean }
              | undefined;
            return sync?.isChangeOrigin === true && !sync.isUndoRedoOperation;
          },
        },
        props: {
          handleScrollToSelection: (view) => key.getState(view.state) === true,
        },
      }),
    ];
  },
});
