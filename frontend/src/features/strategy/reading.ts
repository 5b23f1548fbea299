import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/**
 * For people who read: nothing in the editor may change the text (tables would
 * be tidied, for instance), and headings can take the focus when one jumps to
 * them.
 */
export const Reading = Extension.create({
  name: 'reading',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('reading'),
        filterTransaction: (transaction) =>
          !transaction.docChanged || transaction.getMeta(ySyncPluginKey) !== undefined,
        props: {
          decorations: (state) => {
            const headings: Decoration[] = [];
            state.doc.forEach((node, offset) => {
              if (node.type.name !== 'heading') return;
              headings.push(Decoration.node(offset, offset + node.nodeSize, { tabindex: '-1' }));
            });
            return DecorationSet.create(state.doc, headings);
          },
        },
      }),
    ];
  },
});
