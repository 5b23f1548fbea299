import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, type PluginKey, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** What a person has typed after a sign that opens a list. */
export interface Typed {
  /** Where the sign stands. */
  from: number;
  to: number;
  query: string;
  /** What opened it asked for, e.g. a card instead of a mention. */
  as: string;
}

type Meta = { open: number; as: string } | 'close';

export interface TriggerStorage {
  /** The open list takes the keys it needs; true means taken. */
  onKey: ((event: KeyboardEvent) => boolean) | null;
}

const longestQuery = 40;

/**
 * Knows when a person has typed a sign such as "/" to choose something, and
 * what they typed after it. The list itself is React's; it takes the keys
 * through `onKey`.
 */
export function trigger(name: string, sign: string, key: PluginKey<Typed | null>) {
  return Extension.create<Record<string, never>, TriggerStorage>({
    name,
    // Above the keys of lists and tables: while the list is open, Enter chooses.
    priority: 1100,
    addStorage: () => ({ onKey: null }),
    addProseMirrorPlugins() {
      const storage = this.storage;
      return [
        new Plugin<Typed | null>({
          key,
          state: {
            init: () => null,
            apply: (transaction, last, _old, state) => next(transaction, last, state, sign, key),
          },
          props: {
            handleTextInput(view, from, to, text) {
              if (text !== sign || !view.editable || !opensHere(view.state, from)) return false;
              const transaction = view.state.tr.insertText(sign, from, to);
              view.dispatch(transaction.setMeta(key, { open: from, as: name } satisfies Meta));
              return true;
            },
            handleKeyDown: (view, event) =>
              key.getState(view.state) ? (storage.onKey?.(event) ?? false) : false,
            handleDOMEvents: {
              blur: (view) => {
                if (key.getState(view.state)) closeList(view, key);
                return false;
              },
            },
          },
        }),
      ];
    },
  });
}

type Dispatcher = Pick<EditorView, 'state' | 'dispatch'>;

export function closeList(view: Dispatcher, key: PluginKey<Typed | null>) {
  view.dispatch(view.state.tr.setMeta(key, 'close' satisfies Meta));
}

/** Opens the list at the caret, as if the sign had been typed. */
export function openList(
  view: Dispatcher,
  key: PluginKey<Typed | null>,
  { sign, as }: { sign: string; as: string },
) {
  const { from, to } = view.state.selection;
  const transaction = view.state.tr.insertText(sign, from, to);
  view.dispatch(transaction.setMeta(key, { open: from, as } satisfies Meta));
}

function opensHere(state: EditorState, position: number): boolean {
  const at = state.doc.resolve(position);
  if (!at.parent.isTextblock || at.parent.type.spec.code) return false;
  const before = at.parent.textBetween(0, at.parentOffset, undefined, '\ufffc');
  return before === '' || /[\s(]$/.test(before);
}

function next(
  transaction: Transaction,
  last: Typed | null,
  state: EditorState,
  sign: string,
  key: PluginKey<Typed | null>,
): Typed | null {
  const meta = transaction.getMeta(key) as Meta | undefined;
  if (meta === 'close') return null;
  const from = meta ? meta.open : last ? transaction.mapping.map(last.from, -1) : null;
  if (from === null) return null;
  const { empty, $head } = state.selection;
  if (!empty || $head.pos <= from || $head.start() > from) return null;
  const text = state.doc.textBetween(from, $head.pos, undefined, '\ufffc');
  const query = text.slice(sign.length);
  if (!text.startsWith(sign) || text.length > longestQuery || /^\s|\s\s|\ufffc/.test(query))
    return null;
  return { from, to: $head.pos, query, as: meta?.as ?? last?.as ?? '' };
}
