import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { refreshCheckIns, refreshGoalValues, useAdoptedProgress, useGoalValues } from '@/api';
import { type Room, type RoomEvent, useRoomEvents } from '@/features/collab';
import type { GoalStore } from '../model';

/**
 * What people said about goals beside the document (values, check-ins), kept
 * fresh while a list is open: progress in the store follows the values, and what
 * other lists adopted from this one.
 */
export function useLiveRows(store: GoalStore, room: Room, documentId: string) {
  const queries = useQueryClient();
  const values = useGoalValues(documentId);
  const adopted = useAdoptedProgress(documentId);
  useEffect(() => store.setValues(values), [store, values]);
  useEffect(() => store.setAdopted(adopted), [store, adopted]);
  const onEvent = useCallback(
    (event: RoomEvent) => {
      if (event.type === 'goal.values') void refreshGoalValues(queries, documentId);
      else if (event.type === 'goal.checkin') void refreshCheckIns(queries, documentId);
    },
    [queries, documentId],
  );
  useRoomEvents(room, onEvent);
}
