import { useQuery } from '@tanstack/react-query';
import { send } from './client';
import { keys } from './keys';

/** Where a stakeholder stood over time, as the server tells it; its reader checks each row. */
export function useStakeholderPositions(documentId: string, stakeholderId: string | null) {
  return useQuery({
    queryKey: keys.positions(documentId, stakeholderId ?? ''),
    queryFn: async ({ signal }): Promise<unknown> => {
      const path = `/api/v1/documents/${documentId}/stakeholders/${stakeholderId}/positions`;
      return (await send(new Request(new URL(path, window.location.origin), { signal }))).json();
    },
    enabled: stakeholderId !== null,
    staleTime: 30_000,
    retry: false,
  });
}
