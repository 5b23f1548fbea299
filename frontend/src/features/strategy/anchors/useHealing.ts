import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { type HealedAnchor, healAnchors, healedAtOnce } from '@/api';
import type { Room } from '@/features/collab';
import type { CommentsHere } from '@/features/comments/model';
import type { Healed, Healing } from './keeper';
import { anchorKey, tellAnchors } from './plugin';

// New positions soon, since the others have only the words until then; refreshed
// words, and what one only believes, when it is quiet.
const soon = 1_000;
const later = 4_000;
/** Browsers send at most 64 KiB for a page that is closing. */
const mostAtLeaving = 40_000;
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
    /** Takes out as many as one request may hold. */
    const items = (most = Number.POSITIVE_INFINITY) => {
      const batch: HealedAnchor[] = [];
      let size = 0;
      for (const one of unsent.values()) {
        const { id, anchor, state } = one;
        const thread = here.store.getState().threads.get(id);
        size += JSON.stringify(one).length + 60;
        if (batch.length === healedAtOnce || size > most) break;
        unsent.delete(id);
        if (thread) batch.push({ id, anchor, state, anchorSeq: thread.anchorSeq });
      }
      return batch;
    };
    const send = async (which: (why: Healing) => boolean) => {
      // Before the server's state is here, what it knows may seem to lead nowhere.
      if (sending || room.getState().connection.state !== 'live') return plan();
      if (keeper.waiting((why) => why === 'gone')) tellAnchors(editor.view, { do: 'search' });
      collect(which);
      const batch = items();
      if (batch.length === 0) return;
      sending = true;
      try {
        const states = new Map(batch.map(({ id, state }) => [id, state]));
        const answers = await healAnchors(here.documentId, batch);
        here.store.adjustAll(
          answers.map(({ id, anchor, anchorSeq, applied }) => {
            const state = applied ? states.get(id) : undefined;
            return [id, { anchor, anchorSeq, ...(state && { anchorState: state }) }] as const;
          }),
        );
      } catch {
        for (const { anchorSeq: _seq, ...one } of batch)
          if (!unsent.has(one.id)) unsent.set(one.id, one as Healed);
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
      const batch = items(mostAtLeaving);
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
