import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';

export interface Slash {
  /** Where the "/" stands. */
  from: number;
  to: number;
  query: string;
}

type Meta = { open: number } | 'close';

interface SlashStorage {
  /** The open list takes the keys it needs; true means taken. */
  onKey: ((event: KeyboardEvent) => boolean) | null;
}

declare module '@tiptap/core' {
  interface Storage {
    slash: SlashStorage;
  }
}

export const slashKey = new PluginKey<Slash | null>('slash');

const longestQuery = 24;

/**
 * Knows when a person has typed "/" to choose a block, and what they typed
 * after it. The list itself is React's; it takes the keys through `onKey`.
 */
export const SlashTrigger = Extension.create<Record<string, never>, SlashStorage>({
  name: 'slash',
  // Above the keys of lists and tables: while the list is open, Enter chooses.
  priority: 1100,
  addStorage: () => ({ onKey: null }),
  addProseMirrorPlugins() {
    const storage = this.storage;
    return [
      new Plugin<Slash | null>({
        key: slashKey,
        state: { init: () => null, apply: next },
        props: {
          handleTextInput(view, from, to, text) {
            if (text !== '/' || !view.editable || !opensHere(view.state, from)) return false;
            const transaction = view.state.tr.insertText('/', from, to);
            view.dispatch(transaction.setMeta(slashKey, { open: from } satisfies Meta));
            return true;
          },
          handleKeyDown: (view, event) =>
            slashKey.getState(view.state) ? (storage.onKey?.(event) ?? false) : false,
          handleDOMEvents: {
            blur: (view) => {
              if (slashKey.getState(view.state)) closeSlash(view);
              return false;
            },
          },
        },
      }),
    ];
  },
});

export function closeSlash(view: { state: EditorState; dispatch: (tr: Transaction) => void }) {
  view.dispatch(view.state.tr.setMeta(slashKey, 'close' satisfies Meta));
}

function opensHere(state: EditorState, position: number): boolean {
  const at = state.doc.resolve(position);
  if (!at.parent.isTextblock || at.parent.type.spec.code) return false;
  const before = at.parent.textBetween(0, at.parentOffset, undefined, '\ufffc');
  return before === '' || /\s$/.test(before);
}

function next(transaction: Transaction, last: Slash | null, _old: EditorState, state: EditorState) {
  const meta = transaction.getMeta(slashKey) as Meta | undefined;
  if (meta === 'close') return null;
  const from = meta ? meta.open : last ? transaction.mapping.map(last.from, -1) : null;
  if (from === null) return null;
  const { empty, $head } = state.selection;
  if (!empty || $head.pos <= from || $head.start() > from) return null;
  const text = state.doc.textBetween(from, $head.pos, undefined, '\ufffc');
  if (!text.startsWith('/') || text.length > longestQuery || /^\/\s|\s\s|\ufffc/.test(text))
    return null;
  return { from, to: $head.pos, query: text.slice(1) };
}
