import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Thread } from '@/api';
import type { Room } from '@/features/collab';
import { type CommentsHere, useDeskPart } from '../model';
import { ThreadCard } from './ThreadCard';

/** Longer lists draw what is in sight only. */
const drawnWhole = 40;

interface ThreadListProps {
  here: CommentsHere;
  room: Room;
  threads: readonly Thread[];
}

export function ThreadList(props: ThreadListProps) {
  if (props.threads.length > drawnWhole) return <LongList {...props} />;
  return <ShortList {...props} />;
}

function ShortList({ here, room, threads }: ThreadListProps) {
  const list = useRef<HTMLOListElement>(null);
  const active = useDeskPart(here.desk, (state) => state.active);
  useEffect(() => {
    if (!active) return;
    const card = list.current?.querySelector(`[data-thread-card="${CSS.escape(active)}"]`);
    card?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ol ref={list} className="threads">
      {threads.map((thread) => (
        <li key={thread.id}>
          <ThreadCard here={here} room={room} thread={thread} />
        </li>
      ))}
    </ol>
  );
}

function LongList({ here, room, threads }: ThreadListProps) {
  const list = useRef<HTMLOListElement>(null);
  const active = useDeskPart(here.desk, (state) => state.active);
  const virtual = useVirtualizer({
    count: threads.length,
    getScrollElement: () => list.current?.closest<HTMLElement>('.comments__scroll') ?? null,
    estimateSize: () => 170,
    getItemKey: (index) => threads[index]?.id ?? index,
    overscan: 6,
  });
  const at = threads.findIndex(({ id }) => id === active);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  return (
    <ol
      ref={list}
      className="threads threads--long"
      style={{ height: `${virtual.getTotalSize()}px` }}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const thread = threads[index];
        if (!thread) return null;
        return (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={threads.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start}px)` }}
          >
            <ThreadCard here={here} room={room} thread={thread} />
          </li>
        );
      })}
    </ol>
  );
}
