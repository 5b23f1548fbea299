import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Document, type Me, onInboxNews } from '@/api';
import { type Room, type RoomEvent, useRoomEvents, useRoomPart } from '@/features/collab';
import {
  type CommentsHere,
  Desk,
  ThreadStore,
  useArrivals,
  useDeskPart,
  useThreadsPart,
} from '@/features/comments/model';

/** The comments of an open document: their store, what is looked at, and what one may do. */
export function useCommentsOf(document: Document, me: Me, room: Room, stopped: boolean) {
  const [desk] = useState(() => new Desk());
  const [store] = useState(() => new ThreadStore(document.id, me.id));
  useReading(store, room, document.id);
  useArrivals(store, me.id);
  useAddress(desk);
  const here = useMemo((): CommentsHere => {
    const may = (right: Document['rights'][number]) =>
      !stopped && !document.archived && document.rights.includes(right);
    return {
      desk,
      store,
      documentId: document.id,
      groupId: document.groupId,
      me,
      mayComment: may('comment'),
      maySuggest: may('suggest'),
      mayEdit: may('edit'),
      mayModerate: may('manage'),
    };
  }, [desk, store, document, me, stopped]);
  const open = useDeskPart(desk, (state) => state.open);
  const suggesting = useDeskPart(desk, (state) => state.suggesting);
  const waiting = useThreadsPart(store, countOpen);
  return { here, desk, open, suggesting, waiting };
}

const countOpen = ({ threads }: { threads: ReadonlyMap<string, { status: string }> }) => {
  let count = 0;
  for (const { status } of threads.values()) if (status === 'open') count += 1;
  return count;
};

/** Reads at once, and, whenever the connection comes, what was said before its events do. */
function useReading(store: ThreadStore, room: Room, documentId: string) {
  const live = useRoomPart(room, ({ connection }) => connection.state === 'live');
  useEffect(() => void store.read(), [store]);
  useEffect(() => {
    if (live) void store.read();
  }, [store, live]);
  useEffect(() => () => store.close(), [store]);
  useEffect(
    () =>
      onInboxNews((news) => {
        if (news.type === 'inbox.changed' || news.document !== documentId) return;
        store.readElsewhere(news.type === 'thread.read' ? news.thread : null, news.seq);
      }),
    [store, documentId],
  );
  const onEvent = useCallback(
    (event: RoomEvent) => {
      if (event.type.startsWith('thread')) store.event(event as Parameters<typeof store.event>[0]);
    },
    [store],
  );
  useRoomEvents(room, onEvent);
}

/** The thread that is open stands in the address, so that it can be sent to somebody. */
function useAddress(desk: Desk) {
  const search = useSearch({ strict: false }) as { thread?: string };
  const navigate = useNavigate();
  const active = useDeskPart(desk, (state) => state.active);
  const wanted = search.thread;
  useEffect(() => {
    if (wanted && desk.getState().active !== wanted) desk.activate(wanted);
  }, [desk, wanted]);
  const [shown, setShown] = useState(active);
  useEffect(() => {
    if (active === shown) return;
    setShown(active);
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, thread: active ?? undefined }),
      replace: true,
      resetScroll: false,
    } as never);
  }, [active, shown, navigate]);
}
