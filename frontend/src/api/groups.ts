import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client';
import { keys } from './keys';
import type { Group, GroupSummary, List, Role, StepNumber, StepState } from './types';

export function useGroups() {
  return useQuery({
    queryKey: keys.groups,
    queryFn: ({ signal }) =>
      request<List<GroupSummary>>('GET', '/api/v1/groups', undefined, signal).then(
        (list) => list.items,
      ),
  });
}

export function useGroup(id: string | undefined) {
  return useQuery({
    queryKey: keys.group(id ?? ''),
    queryFn: ({ signal }) => request<Group>('GET', `/api/v1/groups/${id}`, undefined, signal),
    enabled: id !== undefined,
  });
}

export function useCreateGroup() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (group: { name: string; purpose?: string }) =>
      request<{ id: string }>('POST', '/api/v1/groups', group),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.groups }),
  });
}

// Every change to a group makes the group itself and the list of groups stale;
// both keys start with `groups`.
function useGroupChange<Change>(send: (change: Change) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.groups }),
  });
}

export function useChangeGroup(id: string) {
  return useGroupChange((change: { name?: string; purpose?: string }) =>
    request('PATCH', `/api/v1/groups/${id}`, change),
  );
}

export interface StepChange {
  step: StepNumber;
  state: StepState;
  skipReason?: string;
}

export function useChangeStep(groupId: string) {
  return useGroupChange(({ step, ...change }: StepChange) =>
    request('PATCH', `/api/v1/groups/${groupId}/steps/${step}`, change),
  );
}

export function useChangeRole(groupId: string) {
  return useGroupChange(({ personId, role }: { personId: string; role: Role }) =>
    request('PUT', `/api/v1/groups/${groupId}/members/${personId}`, { role }),
  );
}

export function useRemoveMember(groupId: string) {
  return useGroupChange((personId: string) =>
    request('DELETE', `/api/v1/groups/${groupId}/members/${personId}`),
  );
}
