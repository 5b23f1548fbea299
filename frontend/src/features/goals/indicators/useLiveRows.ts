import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { refreshCheckIns, refreshGoalValues, useGoalValues } from '@/api';
import { type Room, type RoomEvent, useRoomEvents } from '@/features/collab';
import type { GoalStore } from '../model';

/**
 * What people said about goals beside the document (values, check-ins), kept
 * fresh while a list is open: progress in the store follows the values.
 */
export function useLiveRows(store: GoalStore, room: Room, documentId: string) {
  const queries = useQueryClient();
  const values = useGoalValues(documentId);
  useEffect(() => store.setValues(values), [store, values]);
  const onEvent = useCallback(
    (event: RoomEvent) => {
      if (event.type === 'goal.values') void refreshGoalValues(queries, documentId);
      else if (event.type === 'goal.checkin') void refreshCheckIns(queries, documentId);
    },
    [queries, documentId],
  );
  useRoomEvents(room, onEvent);
}
