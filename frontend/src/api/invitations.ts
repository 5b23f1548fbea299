import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';
import type { Role } from './types';

/** Those of a group that can still be used. Coordinators only. */
export function useInvitations(groupId: string) {
  return useQuery({
    queryKey: keys.groupInvitations(groupId),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/groups/{groupId}/invitations', {
          params: { path: { groupId } },
          signal,
        }),
      ).items,
  });
}

/** Makes a link; the answer is the only place where it stands. */
export function useInvite(groupId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (invitation: { organisationId: string; role: Role }) =>
      body(
        await api.POST('/api/v1/groups/{groupId}/invitations', {
          params: { path: { groupId } },
          body: invitation,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.groupInvitations(groupId) }),
    gcTime: 0, // the link is not kept once the dialog is closed
  });
}

export function useWithdrawInvitation(groupId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) =>
      api.DELETE('/api/v1/groups/{groupId}/invitations/{invitationId}', {
        params: { path: { groupId, invitationId } },
      }),
    // Also when it failed: somebody may have used it meanwhile.
    onSettled: () => queries.invalidateQueries({ queryKey: keys.groupInvitations(groupId) }),
  });
}

/** What a token invites to. POST, so that the token stands in no address. */
export function useInvitation(token: string) {
  return useQuery({
    queryKey: keys.invitation(token),
    queryFn: async ({ signal }) =>
      body(await api.POST('/api/v1/invitations/look-up', { body: { token }, signal })),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export function useAcceptInvitation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (token: string) =>
      body(await api.POST('/api/v1/invitations/accept', { body: { token } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.groups }),
  });
}
