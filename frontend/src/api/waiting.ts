import { useQuery } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';
import type { components } from './schema';

/** Something of goals that a person should look at; the id of its goal is null for an activity. */
export type WaitingItem = components['schemas']['Item'];

/** What waits for oneself in a group, earliest first; at most a hundred. */
export function useWaiting(groupId: string) {
  return useQuery({
    queryKey: keys.waiting(groupId),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/groups/{groupId}/waiting', {
          params: { path: { groupId } },
          signal,
        }),
      ).items ?? [],
    staleTime: 15_000,
  });
}
