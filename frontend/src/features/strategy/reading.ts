import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/**
 * For people who read: nothing in the editor may change the text (tables would
 * be tidied, for instance), headings can take the focus when one jumps to them,
 * and wide tables when one scrolls them by keyboard.
 */
export const Reading = Extension.create<{ tableLabel: string }>({
  name: 'reading',
  addOptions: () => ({ tableLabel: '' }),
  addProseMirrorPlugins() {
    const { tableLabel } = this.options;
    const key = new PluginKey<DecorationSet>('reading');
    return [
      new Plugin<DecorationSet>({
        key,
        filterTransaction: (transaction) =>
          !transaction.docChanged || transaction.getMeta(ySyncPluginKey) !== undefined,
        state: {
          init: (_config, state) => decorate(state.doc, tableLabel),
          apply: (transaction, last) =>
            transaction.docChanged ? decorate(transaction.doc, tableLabel) : last,
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});

function decorate(document: Node, tableLabel: string): DecorationSet {
  const found: Decoration[] = [];
  document.descendants((node, position) => {
    const end = position + node.nodeSize;
    if (node.type.name === 'heading') {
      found.push(Decoration.node(position, end, { tabindex: '-1' }));
    } else if (node.type.name === 'table') {
      const attributes = { tabindex: '0', role: 'group', 'aria-label': tableLabel };
      found.push(Decoration.node(position, end, attributes));
    }
    return !node.isTextblock && node.type.name !== 'table';
  });
  return DecorationSet.create(document, found);
}
