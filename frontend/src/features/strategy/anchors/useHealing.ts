import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { healAnchors, healedAtOnce } from '@/api';
import type { Room } from '@/features/collab';
import type { CommentsHere } from '@/features/comments/model';
import type { Healed, Healing } from './keeper';
import { anchorKey } from './plugin';

// New positions soon, since the others have only the words until then; refreshed
// words, and what one only believes, when it is quiet.
const soon = 1_000;
const later = 4_000;
const urgent = (why: Healing) => why === 'moved';
const all = () => true;

/** Tells the server where threads stand after one's own changes. */
export function useHealing(editor: Editor, room: Room, here: CommentsHere | null, heals: boolean) {
  useEffect(() => {
    const { keeper } = editor.storage.anchors;
    if (!keeper || !here || !heals) return;
    const unsent = new Map<string, Healed>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let sending = false;

    const collect = (which: (why: Healing) => boolean) => {
      if (editor.isDestroyed) return;
      const state = anchorKey.getState(editor.state);
      if (!state) return;
      for (const one of keeper.healed(state.ranges, editor.state.doc, which))
        unsent.set(one.id, one);
    };
    const items = () =>
      [...unsent.values()].slice(0, healedAtOnce).flatMap(({ id, anchor, state }) => {
        const thread = here.store.getState().threads.get(id);
        // Of what is resolved nobody keeps the place.
        return thread ? [{ id, anchor, state, anchorSeq: thread.anchorSeq }] : [];
      });
    const send = async (which: (why: Healing) => boolean) => {
      // Before the server's state is here, what it knows may seem to lead nowhere.
      if (sending || room.getState().connection.state !== 'live') return plan();
      if (keeper.waiting((why) => why === 'gone'))
        editor.view.dispatch(editor.state.tr.setMeta(anchorKey, { do: 'search' }));
      collect(which);
      const batch = items();
      unsent.clear();
      if (batch.length === 0) return;
      sending = true;
      try {
        for (const { id, anchor, anchorSeq, applied } of await healAnchors(
          here.documentId,
          batch,
        )) {
          const state = batch.find((one) => one.id === id)?.state;
          here.store.adjust(id, {
            anchor,
            anchorSeq,
            ...(applied && state ? { anchorState: state } : {}),
          });
        }
      } catch {
        for (const one of batch) if (!unsent.has(one.id)) unsent.set(one.id, one);
      }
      sending = false;
      plan();
    };
    const plan = () => {
      if (keeper.waiting(urgent)) return start(() => void send(urgent), soon);
      if (unsent.size > 0 || keeper.waiting(all)) start(() => void send(all), later);
    };
    const start = (what: () => void, after: number) => {
      clearTimeout(timer);
      timer = setTimeout(what, after);
    };
    const leave = () => {
      collect(all);
      const batch = items();
      unsent.clear();
      if (batch.length > 0) healAnchors(here.documentId, batch, true).catch(() => undefined);
    };
    const hidden = () => document.visibilityState === 'hidden' && leave();

    editor.on('transaction', plan);
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hidden);
    plan();
    return () => {
      editor.off('transaction', plan);
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hidden);
      clearTimeout(timer);
      leave();
    };
  }, [editor, room, here, heals]);
}
