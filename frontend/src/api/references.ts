import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from './ask';
import { pageSize, readAll } from './client';
import { keys } from './keys';

export const referenceCountries = ['DK', 'FI', 'IS', 'NO', 'SE', 'Nordic', 'UN'] as const;
export type ReferenceCountry = (typeof referenceCountries)[number];

/** A goal that a nation, the Nordic council or the UN has set. */
export interface ReferenceGoal {
  id: string;
  country: ReferenceCountry;
  issuer: string;
  title: string;
  url: string;
  year: number | null;
  /** Municipalities must meet it. */
  obligatory: boolean;
  /** YYYY-MM-DD; null: it has no end. */
  validTo: string | null;
  text: string;
}

export type ReferenceFields = Omit<ReferenceGoal, 'id'>;

// The server has no such rows yet; asking would only fail.
const served = false;

/** What a group has written down of national goals. */
export function useReferenceGoals(groupId: string | undefined) {
  return useQuery({
    queryKey: keys.references(groupId ?? ''),
    queryFn: ({ signal }) =>
      readAll<ReferenceGoal>((cursor) =>
        ask(`groups/${groupId}/reference-goals`, { query: { limit: pageSize, cursor }, signal }),
      ),
    enabled: served && groupId !== undefined,
    staleTime: 15_000,
  });
}

function useReferenceChange<Change>(groupId: string, change: (change: Change) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.references(groupId) }),
  });
}

export function useAddReference(groupId: string) {
  return useReferenceChange(groupId, (body: ReferenceFields) =>
    ask<ReferenceGoal>(`groups/${groupId}/reference-goals`, { method: 'POST', body }),
  );
}

export function useChangeReference(groupId: string) {
  return useReferenceChange(groupId, ({ id, ...body }: Partial<ReferenceGoal> & { id: string }) =>
    ask<ReferenceGoal>(`reference-goals/${id}`, { method: 'PATCH', body }),
  );
}

export function useRemoveReference(groupId: string) {
  return useReferenceChange(groupId, (id: string) =>
    ask(`reference-goals/${id}`, { method: 'DELETE' }),
  );
}
