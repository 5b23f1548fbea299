import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, pageSize, readAll } from './client';
import { keys } from './keys';
import type { components } from './schema';

/** How somebody saw a goal on a day; never changed. */
export type CheckIn = components['schemas']['CheckIn'];
export type NewCheckIn = components['schemas']['NewCheckIn'];

/** Newest first. */
export function useCheckIns(documentId: string, goalId: string) {
  return useQuery({
    queryKey: keys.checkIns(documentId, goalId),
    queryFn: ({ signal }) =>
      readAll<CheckIn>(async (cursor) =>
        body(
          await api.GET('/api/v1/documents/{documentId}/check-ins', {
            params: { path: { documentId }, query: { goal: goalId, limit: pageSize, cursor } },
            signal,
          }),
        ),
      ),
  });
}

/** Goals in progress that nobody checked in on for longer than their review cycle, oldest first. */
export function useStaleGoals(documentId: string) {
  return useQuery({
    queryKey: keys.staleGoals(documentId),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/documents/{documentId}/goals/stale', {
          params: { path: { documentId } },
          signal,
        }),
      ).items,
  });
}

/** Somebody checked in. */
export const refreshCheckIns = (queries: QueryClient, documentId: string) =>
  queries.invalidateQueries({ queryKey: keys.allCheckIns(documentId) });

export function useCheckIn(documentId: string, goalId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (checkIn: NewCheckIn) =>
      body(
        await api.POST('/api/v1/documents/{documentId}/goals/{goalId}/check-ins', {
          params: { path: { documentId, goalId } },
          body: checkIn,
        }),
      ),
    onSettled: () => refreshCheckIns(queries, documentId),
  });
}
