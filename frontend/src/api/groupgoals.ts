import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';

/** More than that nobody reads in a list; typing narrows it. */
const shownAtMost = 30;

/** Goals of a group's lists whose title or tags hold the text; the last answer stays meanwhile. */
export function useFoundGoals(groupId: string, text: string, enabled = true) {
  return useQuery({
    queryKey: keys.foundGoals(groupId, text),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/groups/{groupId}/goals', {
          params: { path: { groupId }, query: { q: text || undefined, limit: shownAtMost } },
          signal,
        }),
      ).items,
    enabled,
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  });
}
