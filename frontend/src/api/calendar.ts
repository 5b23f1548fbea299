import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';
import { ApiError } from './problem';

/** The secret address of one's calendar of a group; null when there is none. */
export function useCalendar(groupId: string) {
  return useQuery({
    queryKey: keys.calendar(groupId),
    queryFn: async ({ signal }) => {
      try {
        const answer = await api.GET('/api/v1/groups/{groupId}/calendar', {
          params: { path: { groupId } },
          signal,
        });
        return body(answer).url;
      } catch (error) {
        if (error instanceof ApiError && error.missing) return null;
        throw error;
      }
    },
  });
}

/** Makes the address, or takes it back: calendars that read it get nothing any more. */
export function useChangeCalendar(groupId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (make: boolean) => {
      const params = { path: { groupId } };
      if (make) return body(await api.POST('/api/v1/groups/{groupId}/calendar', { params })).url;
      await api.DELETE('/api/v1/groups/{groupId}/calendar', { params });
      return null;
    },
    onSuccess: (address) => queries.setQueryData(keys.calendar(groupId), address),
  });
}
