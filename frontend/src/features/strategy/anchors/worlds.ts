import { getSchema } from '@tiptap/core';
import { setBlockType, splitBlock, toggleMark, wrapIn } from '@tiptap/pm/commands';
import { Fragment, Node, Slice } from '@tiptap/pm/model';
import { liftListItem, wrapInList } from '@tiptap/pm/schema-list';
import { EditorState, type Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { canJoin } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import {
  prosemirrorToYXmlFragment,
  redo,
  undo,
  updateYFragment,
  ySyncPlugin,
  yUndoPlugin,
  yUndoPluginKey,
  yXmlFragmentToProseMirrorRootNode,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { contentRoot, strategySchema } from '../schema';
import { undonePlugin } from '../undone';
import type { AnchoredThread } from './keeper';
import { anchorKey, anchorPlugin } from './plugin';

// For tests: editors without a page, bound to Yjs documents as the real ones are,
// and what one can do in them.

export const schema = getSchema(strategySchema());

/** One editor: a state, and the views of its plugins, which is where the binding lives. */
export class Desk {
  state: EditorState;
  readonly fragment: Y.XmlFragment;
  readonly anchors: ReturnType<typeof anchorPlugin>;
  private readonly views: ReturnType<NonNullable<Plugin['spec']['view']>>[];

  constructor(readonly ydoc: Y.Doc) {
    this.fragment = ydoc.getXmlFragment(contentRoot);
    this.anchors = anchorPlugin({ fragment: this.fragment, heals: true });
    this.state = EditorState.create({
      schema,
      plugins: [ySyncPlugin(this.fragment), yUndoPlugin(), undonePlugin(), this.anchors.plugin],
    });
    this.views = [];
    for (const { spec } of this.state.plugins) {
      if (spec.view) this.views.push(spec.view(this as unknown as EditorView));
    }
  }

  hasFocus = () => false;

  dispatch = (transaction: Transaction) => {
    const before = this.state;
    this.state = this.state.apply(transaction);
    for (const view of this.views) view.update?.(this as unknown as EditorView, before);
  };

  take(threads: readonly AnchoredThread[]) {
    this.dispatch(this.state.tr.setMeta(anchorKey, { do: 'take', threads, hidden: new Set() }));
  }

  search() {
    this.dispatch(this.state.tr.setMeta(anchorKey, { do: 'search' }));
  }

  ranges() {
    return anchorKey.getState(this.state)?.ranges ?? new Map();
  }

  get doc(): Node {
    return this.state.doc;
  }

  /** What was done so far is one step of undo. */
  endStep() {
    yUndoPluginKey.getState(this.state)?.undoManager.stopCapturing();
  }

  close() {
    for (const view of this.views) view.destroy?.();
    this.ydoc.destroy();
  }
}

export type Act =
  | { do: 'type' | 'replace'; from: number; to: number; length: number }
  | { do: 'delete' | 'bold' | 'quote' | 'list' | 'lift'; from: number; to: number }
  | { do: 'heading'; from: number; to: number; level: number }
  | { do: 'split' | 'join'; from: number; to: number }
  | { do: 'move'; from: number; to: number; target: number }
  | { do: 'undo' | 'redo'; from?: undefined; to?: undefined };

/** Does it in an editor; `letters` are what is typed. The same act fits every editor of the same shape. */
export function perform(desk: Desk, act: Act, letters: string) {
  const { tr, doc } = desk.state;
  if (act.from === undefined) {
    if (act.do === 'undo') undo(desk.state);
    else redo(desk.state);
    return;
  }
  const { from, to } = act;
  switch (act.do) {
    case 'type':
    case 'replace':
      return desk.dispatch(tr.insertText(letters, from, to));
    case 'delete':
      return desk.dispatch(tr.deleteRange(from, to));
    case 'join':
      return canJoin(doc, from) ? desk.dispatch(tr.join(from)) : undefined;
    case 'move': {
      const slice = doc.slice(from, to);
      desk.dispatch(tr.deleteRange(from, to));
      const target = Math.min(tr.mapping.map(act.target), desk.doc.content.size);
      return desk.dispatch(desk.state.tr.replaceRange(target, target, slice));
    }
    default:
      desk.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
      command(act)(desk.state, desk.dispatch);
  }
}

function command(act: Act) {
  const { marks, nodes } = schema;
  switch (act.do) {
    case 'bold':
      return toggleMark(marks.bold as never);
    case 'heading':
      return act.level === 0
        ? setBlockType(nodes.paragraph as never)
        : setBlockType(nodes.heading as never, { level: act.level });
    case 'quote':
      return wrapIn(nodes.blockquote as never);
    case 'list':
      return wrapInList(nodes.bulletList as never);
    case 'lift':
      return liftListItem(nodes.listItem as never);
    default:
      return splitBlock;
  }
}

/** Puts a text in place of all that is there, as restoring a version does. */
export function restore(ydoc: Y.Doc, doc: Node) {
  const fragment = ydoc.getXmlFragment(contentRoot);
  ydoc.transact(() => {
    fragment.delete(0, fragment.length);
    prosemirrorToYXmlFragment(doc, fragment);
  });
}

/** Changes what differs, as a program does that read the text and writes it back. */
export function rewrite(ydoc: Y.Doc, change: (doc: Node) => Node) {
  const fragment = ydoc.getXmlFragment(contentRoot);
  const doc = yXmlFragmentToProseMirrorRootNode(fragment, schema);
  updateYFragment(ydoc, fragment, change(doc), { mapping: new Map(), isOMark: new Map() });
}

/** A new paragraph among the outermost blocks. */
export function withParagraph(doc: Node, index: number, words: string): Node {
  const paragraph = schema.node('paragraph', null, words ? [schema.text(words)] : []);
  let position = 0;
  for (let block = 0; block < Math.min(index, doc.childCount); block++)
    position += doc.child(block).nodeSize;
  return doc.replace(position, position, new Slice(Fragment.from(paragraph), 0, 0));
}

export function textOf(ydoc: Y.Doc): Node {
  return yXmlFragmentToProseMirrorRootNode(ydoc.getXmlFragment(contentRoot), schema);
}

export function docOf(paragraphs: readonly string[]): Node {
  const content = paragraphs.map((text) => ({
    type: 'paragraph',
    content: text ? [{ type: 'text', text }] : [],
  }));
  return Node.fromJSON(schema, { type: 'doc', content });
}

/** The same start for every copy, by a client of its own. */
export function startUpdate(doc: Node): Uint8Array {
  const ydoc = new Y.Doc();
  ydoc.clientID = 1;
  prosemirrorToYXmlFragment(doc, ydoc.getXmlFragment(contentRoot));
  return Y.encodeStateAsUpdate(ydoc);
}

export function copyOf(update: Uint8Array, client: number): Y.Doc {
  const ydoc = new Y.Doc();
  ydoc.clientID = client;
  Y.applyUpdate(ydoc, update, 'start');
  return ydoc;
}

/** Gives each what the others have. */
export function exchange(docs: readonly Y.Doc[]) {
  for (const target of docs) {
    for (const source of docs) {
      if (source === target) continue;
      Y.applyUpdate(target, Y.encodeStateAsUpdate(source, Y.encodeStateVector(target)), 'exchange');
    }
  }
}
