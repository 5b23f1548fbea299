import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Connection } from './connection';
import type { RoomEvent } from './events';
import type { RoomUser } from './people';
import { acquireRoom, releaseRoom } from './pool';
import type { Room, RoomState } from './room';

/**
 * Holds the document's room while the component is there; null for one render. A part
 * below that waits (Suspense) takes this effect back and runs it again: it keeps the
 * room in sight meanwhile, and the pool keeps it open.
 */
export function useRoom(documentId: string, user: RoomUser): Room | null {
  const [held, setHeld] = useState<{ of: string; room: Room } | null>(null);
  const { id, name, organisation, colour } = user;
  const of = `${id}/${documentId}`;
  useEffect(() => {
    const room = acquireRoom(documentId, { id, name, organisation, colour });
    setHeld((before) => (before?.room === room ? before : { of, room }));
    return () => releaseRoom(room);
  }, [of, documentId, id, name, organisation, colour]);
  return held?.of === of ? held.room : null;
}

/** One part of the room's state; renders again only when that part changes. */
export function useRoomPart<T>(room: Room, pick: (state: RoomState) => T): T {
  return useSyncExternalStore(room.subscribe, () => pick(room.getState()));
}

const connection = (state: RoomState) => state.connection;

export function useConnection(room: Room): Connection {
  return useRoomPart(room, connection);
}

export function useRoomEvents(room: Room | null, listener: (event: RoomEvent) => void) {
  useEffect(() => room?.onEvent(listener), [room, listener]);
}
