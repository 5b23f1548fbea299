import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from './ask';
import { keys } from './keys';
import type { Person } from './types';

/** A municipality's own copy of a joint goal, and how far it is. */
export interface Adoption {
  municipalityId: string;
  municipality: string | null;
  documentId: string;
  documentTitle: string;
  goalId: string;
  title: string;
  owner: Person | null;
  due: string | null;
  status: string;
  health: string;
  /** In percent; null is not known. */
  progress: number | null;
  indicators: readonly {
    id: string;
    name: string;
    unit: string | null;
    target: number | null;
    current: number | null;
    progress: number | null;
  }[];
}

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
      (
        await ask<{ items: Adoption[] }>(`documents/${documentId}/goals/${goalId}/adoptions`, {
          signal,
        })
      ).items,
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
      (
        await ask<{ items: AdoptedProgress[] }>(`documents/${documentId}/adopted-progress`, {
          signal,
        })
      ).items,
    refetchInterval: 60_000,
  });
  return data ?? noProgress;
}

export function useAdopt(documentId: string, goalId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewAdoption) =>
      ask<{ documentId: string; goalId: string }>(`documents/${documentId}/goals/${goalId}/adopt`, {
        method: 'POST',
        body,
      }),
    onSettled: () => {
      const look = () =>
        queries.invalidateQueries({ queryKey: keys.adoptions(documentId, goalId) });
      // Rows follow the documents within two seconds.
      setTimeout(() => void look(), rowsFollow);
      return look();
    },
  });
}
