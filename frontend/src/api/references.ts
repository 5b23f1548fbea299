import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { askedAgain } from './askedagain';
import { api, body, pageSize, readAll } from './client';
import { asBody } from './files';
import { keys } from './keys';
import type { components } from './schema';

/** A goal that a nation, the Nordic countries or the UN have set. */
export type ReferenceGoal = components['schemas']['ReferenceGoal'];
export type ReferenceReport = components['schemas']['ReferenceReport'];
export type ReferenceRow = components['schemas']['ReferenceRow'];
export type ReferenceFields = Omit<ReferenceGoal, 'id'>;

export const referenceCountries = [
  'DK',
  'FI',
  'IS',
  'NO',
  'SE',
  'Nordic',
  'UN',
] as const satisfies readonly ReferenceGoal['country'][];

/** What a group has written down of national goals; `followed` while others change it. */
export function useReferenceGoals(groupId: string | undefined, followed = false) {
  return useQuery({
    queryKey: keys.references(groupId ?? ''),
    queryFn: ({ signal }) =>
      readAll(async (cursor) =>
        body(
          await api.GET('/api/v1/groups/{groupId}/reference-goals', {
            params: { path: { groupId: groupId ?? '' }, query: { limit: pageSize, cursor } },
            signal,
          }),
        ),
      ),
    enabled: groupId !== undefined,
    staleTime: followed ? 0 : 15_000,
    refetchInterval: followed ? askedAgain : false,
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
  return useReferenceChange(groupId, (fields: ReferenceFields) =>
    api.POST('/api/v1/groups/{groupId}/reference-goals', {
      params: { path: { groupId } },
      body: fields,
    }),
  );
}

export function useChangeReference(groupId: string) {
  return useReferenceChange(groupId, ({ id, ...fields }: ReferenceGoal) =>
    api.PATCH('/api/v1/reference-goals/{referenceId}', {
      params: { path: { referenceId: id } },
      body: fields,
    }),
  );
}

export function useRemoveReference(groupId: string) {
  return useReferenceChange(groupId, (referenceId: string) =>
    api.DELETE('/api/v1/reference-goals/{referenceId}', { params: { path: { referenceId } } }),
  );
}

async function sendFile(groupId: string, file: File, apply: boolean) {
  return body(
    await api.POST('/api/v1/groups/{groupId}/reference-goals/import', {
      params: { path: { groupId }, query: apply ? { apply } : {} },
      ...asBody(file),
    }),
  );
}

/** What a file would change. */
export function useReadReferences(groupId: string) {
  return useMutation({
    mutationFn: ({ file }: { file: File; sheet?: string }) => sendFile(groupId, file, false),
  });
}

/** Carries out what a file says, all or nothing. */
export function useImportReferences(groupId: string) {
  return useReferenceChange(groupId, (file: File) => sendFile(groupId, file, true));
}
