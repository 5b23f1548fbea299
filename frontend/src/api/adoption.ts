import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';
import type { components } from './schema';

/** A municipality's own copy of a joint goal, and how far it is. */
export type Adoption = components['schemas']['Adoption'];

export interface NewAdoption {
  municipalityId: string;
  intoDocumentId?: string | undefined;
  ownerId?: string | undefined;
  due?: string | undefined;
  /** Own targets by the indicator they replace. */
  targets?: Record<string, number>;
}

const rowsFollow = 2_500;

/** Who has adopted a goal, from rows. */
export function useAdoptions(documentId: string, goalId: string) {
  return useQuery({
    queryKey: keys.adoptions(documentId, goalId),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/documents/{documentId}/goals/{goalId}/adoptions', {
          params: { path: { documentId, goalId } },
          signal,
        }),
      ).items ?? [],
    staleTime: 5_000,
  });
}

/** A goal of another list that counts for a goal of this one. */
export interface AdoptedProgress {
  goalId: string;
  documentId: string;
  adoptedId: string;
  /** In percent; null is not known. */
  progress: number | null;
  weight: number | null;
}

const noProgress: readonly AdoptedProgress[] = [];

/** What other lists of the group adopted from a list; looked at again each minute. */
export function useAdoptedProgress(documentId: string): readonly AdoptedProgress[] {
  const { data } = useQuery({
    queryKey: keys.adoptedProgress(documentId),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/documents/{documentId}/adopted-progress', {
          params: { path: { documentId } },
          signal,
        }),
      ).items ?? [],
    refetchInterval: 60_000,
  });
  return data ?? noProgress;
}

export function useAdopt(documentId: string, goalId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ intoDocumentId, ownerId, due, ...rest }: NewAdoption) =>
      body(
        await api.POST('/api/v1/documents/{documentId}/goals/{goalId}/adopt', {
          params: { path: { documentId, goalId } },
          body: {
            ...rest,
            ...(intoDocumentId === undefined ? {} : { intoDocumentId }),
            ...(ownerId === undefined ? {} : { ownerId }),
            ...(due === undefined ? {} : { due }),
          },
        }),
      ),
    onSettled: () => {
      const look = () =>
        queries.invalidateQueries({ queryKey: keys.adoptions(documentId, goalId) });
      // Rows follow the documents within two seconds.
      setTimeout(() => void look(), rowsFollow);
      return look();
    },
  });
}
