import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { Anchor } from '@/api';
import type { Piece, TextHost, Written } from '@/features/comments/model';
import { wordsBetween } from './flat';
import { makeAnchor, type Range, trimmed } from './make';
import { anchorKey } from './plugin';
import { rewrite } from './rewrite';

/** At most so many marks stand in the margin. */
const mostMarks = 80;

/** What an editor offers to the comments on its text. */
export function hostOf(editor: Editor): TextHost {
  const rangeOf = (id: string): Range | null =>
    anchorKey.getState(editor.state)?.ranges.get(id) ?? null;
  return {
    capture: () => capture(editor),
    show: (id) => {
      const range = rangeOf(id);
      if (range) reveal(editor, range);
    },
    showSelected: () => reveal(editor, editor.state.selection),
    focus: () => editor.view.focus(),
    wordsOf: (id) => {
      const range = rangeOf(id);
      return range && wordsBetween(editor.state.doc, range.from, range.to);
    },
    replace: (id, pieces) => {
      const range = rangeOf(id);
      return range && editor.isEditable ? replace(editor, range, pieces) : null;
    },
    undo: () => {
      yUndoPluginKey.getState(editor.state)?.undoManager.undo();
    },
    tops: () => topsOf(editor),
  };
}

/** The stretch that is selected, if it holds anything to speak of. */
export function selectedRange(editor: Editor): { range: Range; kind: Anchor['kind'] } | null {
  const { selection, doc } = editor.state;
  if (selection instanceof CellSelection) {
    const { pos } = selection.$headCell;
    const cell = doc.nodeAt(pos);
    return cell && { range: { from: pos, to: pos + cell.nodeSize }, kind: 'cell' };
  }
  if (selection instanceof NodeSelection && selection.node.isBlock)
    return { range: { from: selection.from, to: selection.to }, kind: 'text' };
  if (selection.empty) return null;
  const range = trimmed(doc, selection);
  return range && { range, kind: 'text' };
}

function capture(editor: Editor): Anchor | null {
  const selected = selectedRange(editor);
  const sync = ySyncPluginKey.getState(editor.state);
  if (!selected || !sync) return null;
  const kind = selected.kind === 'cell' ? 'cell' : 'text';
  return makeAnchor(editor.state.doc, sync.type, selected.range, kind);
}

/** A quarter from the top: over the sheet of comments on a phone. */
function reveal(editor: Editor, { from, to }: Range) {
  const { top } = editor.view.coordsAtPos(from);
  const { bottom } = editor.view.coordsAtPos(Math.max(from, to - 1));
  const lowest = window.innerHeight * 0.45;
  if (top > 120 && bottom < lowest) return;
  window.scrollTo({ top: window.scrollY + top - Math.max(130, window.innerHeight * 0.25) });
}

/** One step of undo; answers which characters of the Yjs document the new words are. */
function replace(editor: Editor, range: Range, pieces: readonly Piece[]): Written | null {
  const { tr } = editor.state;
  const ydoc = ySyncPluginKey.getState(editor.state)?.doc as Y.Doc | undefined;
  if (!ydoc || !rewrite(tr, range, pieces)) return null;
  const undo = yUndoPluginKey.getState(editor.state)?.undoManager;
  const clock = () => Y.getState(ydoc.store, ydoc.clientID);
  undo?.stopCapturing();
  const from = clock();
  editor.view.dispatch(tr);
  undo?.stopCapturing();
  return { client: ydoc.clientID, from, to: clock() };
}

/** Heights of the threads in sight, from the top of the page of the text. */
function topsOf(editor: Editor): ReadonlyMap<string, number> {
  const tops = new Map<string, number>();
  const state = anchorKey.getState(editor.state);
  const page = editor.view.dom.parentElement?.closest<HTMLElement>('.strategy__page');
  if (!state || !page || editor.isDestroyed) return tops;
  const { left, right, top, bottom } = editor.view.dom.getBoundingClientRect();
  const at = (y: number) =>
    editor.view.posAtCoords({
      left: (left + right) / 2,
      top: Math.min(Math.max(y, top + 1), bottom - 1),
    })?.pos;
  const first = at(0) ?? 0;
  const last = at(window.innerHeight) ?? editor.state.doc.content.size;
  const above = page.getBoundingClientRect().top;
  for (const [id, { from }] of state.ranges) {
    if (from < first - 400 || from > last + 400 || state.hidden.has(id)) continue;
    tops.set(id, editor.view.coordsAtPos(from).top - above - 4);
    if (tops.size === mostMarks) break;
  }
  return tops;
}
