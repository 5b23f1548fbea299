import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { readCaret } from '../caret';
import { type AnchoredThread, AnchorKeeper, type Ranges } from './keeper';
import type { Range } from './make';
import { localChange, meet, remoteChange } from './spans';

export interface AnchorState {
  /** Where each thread's words are; what is missing has none any more. */
  ranges: Ranges;
  decorations: DecorationSet;
  active: string | null;
  /** Threads that are not shown in the text, e.g. resolved ones. */
  hidden: ReadonlySet<string>;
  /** Where own transactions have been that Yjs has not been compared with. */
  touched: readonly Range[];
}

export type AnchorNews =
  | { do: 'take'; threads: readonly AnchoredThread[]; hidden: ReadonlySet<string> }
  | { do: 'activate'; id: string | null }
  | { do: 'search' };

export const anchorKey = new PluginKey<AnchorState>('anchors');

export interface AnchorPlugin {
  plugin: Plugin<AnchorState>;
  keeper: AnchorKeeper;
}

interface Options {
  fragment: Y.XmlFragment;
  /** An editor's page keeps the server's anchors alive; a reader's never does. */
  heals: boolean;
  /** Ranges, or which is active, have changed. */
  onChange?: (state: AnchorState) => void;
}

/** Tells an editor what comes from outside its text; the person's caret stays where a key has just put it. */
export function tellAnchors(view: EditorView, news: AnchorNews) {
  readCaret(view);
  view.dispatch(view.state.tr.setMeta(anchorKey, news));
}

/** Anchors as decorations: they are seen in the text and are no part of it. */
export function anchorPlugin({ fragment, heals, onChange }: Options): AnchorPlugin {
  const keeper = new AnchorKeeper(fragment, heals);
  // Decided once per transaction, whatever is computed on the way to it.
  let compared: readonly Range[] = [];
  const plugin = new Plugin<AnchorState>({
    key: anchorKey,
    state: {
      init: () => ({
        ranges: new Map(),
        decorations: DecorationSet.empty,
        active: null,
        hidden: new Set(),
        touched: [],
      }),
      apply: (transaction, state, before) => {
        const meta = transaction.getMeta(anchorKey) as AnchorNews | undefined;
        if (meta) return told(meta, state, transaction.doc, keeper);
        if (!transaction.docChanged) return state;
        return changed(transaction, state, before, keeper, compared);
      },
    },
    props: { decorations: (state) => anchorKey.getState(state)?.decorations },
    view: () => ({
      update: (view: EditorView, before: EditorState) => {
        const state = anchorKey.getState(view.state);
        if (!state || state === anchorKey.getState(before)) return;
        // The binding's view comes before this one: Yjs holds the change by now.
        if (state.touched !== compared) {
          compared = state.touched;
          if (heals) keeper.settled(state.ranges, state.touched, view.state.doc);
        }
        onChange?.(state);
      },
    }),
  });
  return { plugin, keeper };
}

function told(meta: AnchorNews, state: AnchorState, doc: Node, keeper: AnchorKeeper): AnchorState {
  if (meta.do === 'activate') {
    if (meta.id === state.active) return state;
    const decorations = redrawn({ ...state, active: meta.id }, doc, [state.active, meta.id]);
    return { ...state, active: meta.id, decorations };
  }
  if (meta.do === 'search') {
    const ranges = keeper.search(state.ranges, doc);
    if (ranges === state.ranges) return state;
    const found = [...ranges.keys()].filter((id) => !state.ranges.has(id));
    return { ...state, ranges, decorations: redrawn({ ...state, ranges }, doc, found) };
  }
  const ranges = keeper.take(meta.threads, doc, state.ranges);
  const next = { ...state, ranges, hidden: meta.hidden };
  return { ...next, decorations: DecorationSet.create(doc, drawnAll(next, doc)) };
}

function changed(
  transaction: Transaction,
  state: AnchorState,
  before: EditorState,
  keeper: AnchorKeeper,
  compared: readonly Range[],
): AnchorState {
  const { doc } = transaction;
  const sync = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
  if (keeper.size === 0) return state;
  const remote = sync?.isChangeOrigin === true;
  const change = remote ? remoteChange(before.doc, doc) : localChange(transaction);
  // The nodes are new even when they say the same.
  if (!change) return { ...state, decorations: DecorationSet.create(doc, drawnAll(state, doc)) };
  const ranges = remote
    ? keeper.looked(state.ranges, change, doc, before.doc)
    : keeper.moved(state.ranges, change, doc, before.doc);
  const touched = remote
    ? state.touched
    : [...(state.touched === compared ? [] : mapped(state.touched, change)), ...change.touched];
  const next = { ...state, ranges, touched };
  const moved = [...new Set([...state.ranges.keys(), ...ranges.keys()])].filter((id) => {
    const range = ranges.get(id);
    return !range || !state.ranges.has(id) || change.touched.some((span) => meet(span, range));
  });
  const kept = state.decorations.map(change.mapping, doc);
  return { ...next, decorations: redrawn({ ...next, decorations: kept }, doc, moved) };
}

const mapped = (spans: readonly Range[], { mapping }: { mapping: Transaction['mapping'] }) =>
  spans.map(({ from, to }) => ({ from: mapping.map(from, -1), to: mapping.map(to, 1) }));

/** The decorations with those of some threads drawn anew. */
function redrawn(state: AnchorState, doc: Node, ids: readonly (string | null)[]): DecorationSet {
  const some = new Set(ids);
  if (some.size === 0) return state.decorations;
  const old = state.decorations.find(undefined, undefined, (spec) => some.has(spec.thread));
  const fresh = [...some].flatMap((id) => (id === null ? [] : drawn(state, doc, id)));
  return state.decorations.remove(old).add(doc, fresh);
}

function drawnAll(state: AnchorState, doc: Node): Decoration[] {
  return [...state.ranges.keys()].flatMap((id) => drawn(state, doc, id));
}

function drawn({ ranges, hidden, active }: AnchorState, doc: Node, id: string): Decoration[] {
  const range = ranges.get(id);
  if (!range || (hidden.has(id) && active !== id)) return [];
  const attributes = {
    class: id === active ? 'anchor anchor--active' : 'anchor',
    'data-thread': id,
  };
  const node = doc.nodeAt(range.from);
  // A cell or a picture, which may hold no words.
  const whole = node && !node.isText && node.nodeSize === range.to - range.from;
  const draw = whole ? Decoration.node : Decoration.inline;
  return [draw(range.from, range.to, attributes, { thread: id })];
}
