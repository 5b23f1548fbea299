import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, pageSize, readAll } from './client';
import { keys } from './keys';
import type { Role, StepNumber, StepState } from './types';

export function useGroups() {
  return useQuery({
    queryKey: keys.groups,
    queryFn: ({ signal }) =>
      readAll(async (cursor) =>
        body(
          await api.GET('/api/v1/groups', {
            params: { query: { limit: pageSize, cursor } },
            signal,
          }),
        ),
      ),
  });
}

export function useGroup(id: string | undefined) {
  return useQuery({
    queryKey: keys.group(id ?? ''),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/groups/{groupId}', {
          params: { path: { groupId: id ?? '' } },
          signal,
        }),
      ),
    enabled: id !== undefined,
  });
}

export function useCreateGroup() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (group: { name: string; purpose?: string }) =>
      body(await api.POST('/api/v1/groups', { body: group })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.groups }),
  });
}

// Every change to a group makes the group itself and the list of groups stale;
// both keys start with `groups`.
function useGroupChange<Change>(change: (change: Change) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    // Done when the page shows it; a failure is told at once.
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.groups }),
    onError: () => void queries.invalidateQueries({ queryKey: keys.groups }),
  });
}

export function useChangeGroup(groupId: string) {
  return useGroupChange(
    (change: { name?: string; purpose?: string; eraseComments?: 'keep' | 'remove' }) =>
      api.PATCH('/api/v1/groups/{groupId}', { params: { path: { groupId } }, body: change }),
  );
}

export interface StepChange {
  step: StepNumber;
  state: StepState;
  skipReason?: string;
}

export function useChangeStep(groupId: string) {
  return useGroupChange(({ step, ...change }: StepChange) =>
    api.PATCH('/api/v1/groups/{groupId}/steps/{step}', {
      params: { path: { groupId, step } },
      body: change,
    }),
  );
}

export function useRemoveMember(groupId: string) {
  return useGroupChange((personId: string) =>
    api.DELETE('/api/v1/groups/{groupId}/members/{personId}', {
      params: { path: { groupId, personId } },
    }),
  );
}

export function useChangeRole(groupId: string) {
  return useGroupChange(({ personId, role }: { personId: string; role: Role }) =>
    api.PUT('/api/v1/groups/{groupId}/members/{personId}', {
      params: { path: { groupId, personId } },
      body: { role },
    }),
  );
}
