import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { pageSize, readAll } from './client';
import { ask } from './goalrows';
import { keys } from './keys';
import type { Person } from './types';

export type CheckInHealth = 'on_track' | 'at_risk' | 'off_track' | 'unknown';

/** What somebody said about a goal on a day. */
export interface CheckIn {
  id: string;
  goalId: string;
  at: string;
  by: Pick<Person, 'id' | 'name'>;
  health: CheckInHealth;
  /** 0–10. */
  confidence?: number;
  /** 0–100. */
  progress?: number;
  done: string;
  obstacles: string;
  next: string;
  helpWanted: boolean;
}

export interface NewCheckIn {
  /** Made by the page, so that sending it twice makes one. */
  id: string;
  health: CheckInHealth;
  confidence?: number | undefined;
  progress?: number | undefined;
  done: string;
  obstacles: string;
  next: string;
  helpWanted: boolean;
}

/** A goal in progress that nobody has said anything about for longer than its review cycle. */
export interface StaleGoal {
  goalId: string;
  /** When it was last said how it goes; never, when it is not there. */
  lastAt?: string;
}

/** Newest first. */
export function useCheckIns(documentId: string, goalId: string) {
  return useQuery({
    queryKey: keys.checkIns(documentId, goalId),
    queryFn: ({ signal }) =>
      readAll<CheckIn>((cursor) =>
        ask(`documents/${documentId}/check-ins`, {
          query: { goal: goalId, limit: pageSize, cursor },
          signal,
        }),
      ),
  });
}

/** Oldest first. */
export function useStaleGoals(documentId: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.staleGoals(documentId),
    queryFn: ({ signal }) =>
      readAll<StaleGoal>((cursor) =>
        ask(`documents/${documentId}/goals/stale`, { query: { limit: pageSize, cursor }, signal }),
      ),
    enabled,
  });
}

/** Somebody checked in. */
export const refreshCheckIns = (queries: QueryClient, documentId: string) =>
  queries.invalidateQueries({ queryKey: keys.allCheckIns(documentId) });

export function useCheckIn(documentId: string, goalId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (checkIn: NewCheckIn) =>
      ask<CheckIn>(`documents/${documentId}/goals/${goalId}/check-ins`, {
        method: 'POST',
        body: checkIn,
      }),
    onSettled: () => refreshCheckIns(queries, documentId),
  });
}
