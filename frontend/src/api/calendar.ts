import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from './ask';
import { keys } from './keys';
import { ApiError } from './problem';

/** The secret address of one's calendar of a group; null when there is none. */
export function useCalendar(groupId: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.calendar(groupId),
    queryFn: async ({ signal }) => {
      try {
        return (await ask<{ url: string }>(`groups/${groupId}/calendar`, { signal })).url;
      } catch (error) {
        if (error instanceof ApiError && error.missing) return null;
        throw error;
      }
    },
    enabled,
  });
}

/** Makes the address, or takes it back: calendars that read it get nothing any more. */
export function useChangeCalendar(groupId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (method: 'POST' | 'DELETE') =>
      ask<{ url: string } | undefined>(`groups/${groupId}/calendar`, { method }),
    onSuccess: (made) => queries.setQueryData(keys.calendar(groupId), made?.url ?? null),
  });
}

/** Something of goals that a person should look at. */
export interface WaitingItem {
  kind: 'review' | 'checkin' | 'activity';
  documentId: string;
  documentTitle: string;
  goalId: string | null;
  id: string;
  title: string;
  day: string | null;
}

/** What waits for oneself in a group, earliest first. */
export function useWaiting(groupId: string) {
  return useQuery({
    queryKey: keys.waiting(groupId),
    queryFn: async ({ signal }) =>
      (await ask<{ items: WaitingItem[] }>(`groups/${groupId}/waiting`, { signal })).items,
    staleTime: 15_000,
  });
}
