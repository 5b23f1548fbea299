import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type Round, refreshRounds, useCurrentRound } from '@/api';
import { type Room, type RoomEvent, useRoomEvents } from '@/features/collab';

/** The round that goes on in this map, followed live; null when there is none. */
export function useRound(documentId: string, room: Room): Round | null {
  const queries = useQueryClient();
  const onEvent = useCallback(
    (event: RoomEvent) => {
      if (event.type === 'round.changed') void refreshRounds(queries, documentId);
    },
    [queries, documentId],
  );
  useRoomEvents(room, onEvent);
  return useCurrentRound(documentId);
}
