import { useQuery } from '@tanstack/react-query';
import { ask } from './ask';
import { keys } from './keys';

/** Something of goals that a person should look at. */
export interface WaitingItem {
  kind: 'review' | 'checkin' | 'activity';
  documentId: string;
  documentTitle: string;
  /** Null for an activity. */
  goalId: string | null;
  id: string;
  title: string;
  /** YYYY-MM-DD. */
  day: string;
}

/** What waits for oneself in a group, earliest first; at most a hundred. */
export function useWaiting(groupId: string) {
  return useQuery({
    queryKey: keys.waiting(groupId),
    queryFn: async ({ signal }) =>
      (await ask<{ items: WaitingItem[] }>(`groups/${groupId}/waiting`, { signal })).items,
    staleTime: 15_000,
  });
}
