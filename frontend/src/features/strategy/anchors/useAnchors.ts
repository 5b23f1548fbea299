import type { Editor } from '@tiptap/core';
import { useEffect, useMemo } from 'react';
import type { Thread } from '@/api';
import type { Room } from '@/features/collab';
import { type CommentsHere, useDeskPart, useThreadsPart } from '@/features/comments/model';
import { readTextAnchor } from './anchor';
import { hostOf, selectedRange } from './host';
import type { AnchoredThread } from './keeper';
import { anchorKey, tellAnchors } from './plugin';
import { useHealing } from './useHealing';

/** The list of threads is put in order so often while somebody types. */
const toldEvery = 250;

/** Ctrl or ⌘, Alt and M: a comment on what is selected. */
export const commentKeys = 'Mod-Alt-m';

/** Joins a text and its comments: decorations, marks, selection, healing. */
export function useAnchors(editor: Editor, room: Room, here: CommentsHere, writing: boolean) {
  useThreads(editor, here);
  useSpots(editor, here);
  useLook(editor, here);
  useSelected(editor, here, writing);
  useClicks(editor, here, writing);
  useHealing(editor, room, here, writing && here.mayEdit);
}

/** More than this are looked up when the text has been painted: many take long. */
const atOnce = 200;

/** Gives the editor the threads of its text, when their anchors or states change. */
function useThreads(editor: Editor, { store }: CommentsHere) {
  const threads = useThreadsPart(store, (state) => state.threads);
  const known = useMemo(() => anchoredIn(threads.values()), [threads]);
  const sign = known.sign;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `sign` says when they differ
  useEffect(() => {
    const { threads, hidden } = known;
    const take = () => {
      if (!editor.isDestroyed) tellAnchors(editor.view, { do: 'take', threads, hidden });
    };
    if (threads.length <= atOnce) return take();
    return whenPainted(take);
  }, [editor, sign]);
}

/** Calls after the next picture is on the screen; answers how to call it off. */
function whenPainted(what: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(what);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function anchoredIn(all: Iterable<Thread>) {
  const threads: AnchoredThread[] = [];
  const hidden = new Set<string>();
  let sign = '';
  for (const { id, anchor, anchorSeq, anchorState, status } of all) {
    const read = readTextAnchor(anchor);
    if (!read) continue;
    threads.push({ id, anchor: read, lost: anchorState === 'orphaned' });
    if (status === 'resolved') hidden.add(id);
    sign += `${id} ${anchorSeq} ${anchorState} ${status}\n`;
  }
  return { threads, hidden, sign };
}

/** Tells the comments where their words are. */
function useSpots(editor: Editor, { desk }: CommentsHere) {
  useEffect(() => {
    const { anchors } = editor.storage;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waiting = desk.getState().active;
    const tell = () => {
      timer = undefined;
      const state = anchorKey.getState(editor.state);
      if (!state) return;
      desk.set({ spots: state.ranges });
      // A link to a thread may be opened before the text knows it.
      const { active } = desk.getState();
      if (waiting && waiting === active && state.ranges.has(waiting)) {
        desk.text?.show(waiting);
        waiting = null;
      }
    };
    anchors.onChange = () => {
      desk.moved();
      timer ??= setTimeout(tell, toldEvery);
    };
    desk.text = hostOf(editor);
    tell();
    return () => {
      anchors.onChange = null;
      desk.text = null;
      clearTimeout(timer);
    };
  }, [editor, desk]);
}

/** The thread that is pointed at, or else the open one, stands out in the text. */
function useLook(editor: Editor, { desk }: CommentsHere) {
  const id = useDeskPart(desk, ({ hovered, active }) => hovered ?? active);
  useEffect(() => {
    if (editor.isDestroyed) return;
    tellAnchors(editor.view, { do: 'activate', id });
  }, [editor, id]);
}

function useSelected(editor: Editor, { desk, mayComment }: CommentsHere, writing: boolean) {
  useEffect(() => {
    const note = () => desk.set({ selected: selectedRange(editor) !== null });
    const onKey = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      if (!mod || !event.altKey || event.code !== 'KeyM' || !mayComment) return;
      // What readers have just commented on stays selected; they go on to other words.
      const fresh = writing || desk.getState().selected;
      if (fresh && desk.beginHere()) return event.preventDefault();
      if (writing) return;
      desk.set({ choosing: true });
      event.preventDefault();
    };
    editor.on('selectionUpdate', note);
    window.addEventListener('keydown', onKey);
    return () => {
      editor.off('selectionUpdate', note);
      window.removeEventListener('keydown', onKey);
      desk.set({ selected: false, choosing: false });
    };
  }, [editor, desk, mayComment, writing]);
}

/** A click on commented words opens their thread; who writes there must have the list open. */
function useClicks(editor: Editor, { desk }: CommentsHere, writing: boolean) {
  useEffect(() => {
    const text = editor.view.dom;
    const onClick = (event: MouseEvent) => {
      const words = (event.target as HTMLElement).closest<HTMLElement>('[data-thread]');
      const id = words?.dataset.thread;
      if (!id || !editor.state.selection.empty) return;
      if (writing && !desk.getState().open) return;
      desk.activate(id, { reveal: false });
    };
    text.addEventListener('click', onClick);
    return () => text.removeEventListener('click', onClick);
  }, [editor, desk, writing]);
}
