import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';

/** The newest round of a map that is not closed; null when there is none. */
export function useCurrentRound(documentId: string) {
  const newest = useQuery({
    queryKey: keys.rounds(documentId),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/documents/{documentId}/placement-rounds', {
          params: { path: { documentId }, query: { limit: 1 } },
          signal,
        }),
      ),
  }).data?.items?.[0];
  const id = newest && newest.status !== 'closed' ? newest.id : '';
  const round = useQuery({
    queryKey: keys.round(documentId, id),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/placement-rounds/{roundId}', {
          params: { path: { roundId: id } },
          signal,
        }),
      ),
    enabled: id !== '',
  }).data;
  return id !== '' && round ? round : null;
}

/** Somebody opened, revealed, closed or placed: what is known is stale. */
export const refreshRounds = (queries: QueryClient, documentId: string) =>
  queries.invalidateQueries({ queryKey: keys.rounds(documentId) });

function useRoundChange<T>(documentId: string, change: (input: T) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => refreshRounds(queries, documentId),
  });
}

export const useOpenRound = (documentId: string) =>
  useRoundChange(documentId, async (title: string) =>
    body(
      await api.POST('/api/v1/documents/{documentId}/placement-rounds', {
        params: { path: { documentId } },
        body: { title },
      }),
    ),
  );

/** One's own place for a stakeholder; null takes it back. */
export const usePlace = (documentId: string, roundId: string) =>
  useRoundChange(
    documentId,
    (one: { stakeholderId: string; place: { interest: number; influence: number } | null }) => {
      const path = { roundId, stakeholderId: one.stakeholderId };
      const address = '/api/v1/placement-rounds/{roundId}/placements/{stakeholderId}';
      return one.place
        ? api.PUT(address, { params: { path }, body: one.place })
        : api.DELETE(address, { params: { path } });
    },
  );

export const useRevealRound = (documentId: string, roundId: string) =>
  useRoundChange(documentId, () =>
    api.POST('/api/v1/placement-rounds/{roundId}/reveal', { params: { path: { roundId } } }),
  );

export const useCloseRound = (documentId: string, roundId: string) =>
  useRoundChange(documentId, () =>
    api.POST('/api/v1/placement-rounds/{roundId}/close', { params: { path: { roundId } } }),
  );

/** Writes what was agreed on into the map, one after the other. */
export const useAgree = (documentId: string, roundId: string) =>
  useRoundChange(
    documentId,
    async (all: readonly { stakeholderId: string; interest: number; influence: number }[]) => {
      for (const one of all) {
        await api.POST('/api/v1/placement-rounds/{roundId}/agree', {
          params: { path: { roundId } },
          body: one,
        });
      }
    },
  );
