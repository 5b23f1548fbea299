import { useParams, useRouterState } from '@tanstack/react-router';
import { useDocument, useGroup } from '@/api';

/**
 * Where the person is: the open group and document, read from the address, so
 * that the rail and the breadcrumb need nothing from the pages.
 */
export function usePlace() {
  const params = useParams({ strict: false });
  const path = useRouterState({ select: (state) => state.location.pathname });
  const document = useDocument(params.documentId).data;
  const groupId = params.groupId ?? document?.groupId;
  const group = useGroup(groupId).data;
  return { path, groupId, group, document };
}
