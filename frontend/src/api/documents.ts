import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client';
import { keys } from './keys';
import type { Document, DocumentKind, DocumentSummary, List, StepNumber } from './types';

function groupDocumentsQuery(groupId: string) {
  return {
    queryKey: keys.groupDocuments(groupId),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      request<List<DocumentSummary>>(
        'GET',
        `/api/v1/groups/${groupId}/documents`,
        undefined,
        signal,
      ).then((list) => list.items),
  };
}

export function useGroupDocuments(groupId: string | undefined) {
  return useQuery({ ...groupDocumentsQuery(groupId ?? ''), enabled: groupId !== undefined });
}

/** The documents of several groups, newest first; `pending` until all are in. */
export function useDocumentsOf(groupIds: string[]) {
  return useQueries({
    queries: groupIds.map(groupDocumentsQuery),
    combine: (results) => ({
      documents: results
        .flatMap((result) => result.data ?? [])
        .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)),
      pending: results.some((result) => result.isPending),
    }),
  });
}

export function useDocument(id: string | undefined) {
  return useQuery({
    queryKey: keys.document(id ?? ''),
    queryFn: ({ signal }) => request<Document>('GET', `/api/v1/documents/${id}`, undefined, signal),
    enabled: id !== undefined,
  });
}

export interface NewDocument {
  kind: DocumentKind;
  title: string;
  step?: StepNumber;
  template?: 'connect' | 'empty';
  markdown?: string;
}

export function useCreateDocument(groupId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (document: NewDocument) =>
      request<DocumentSummary>('POST', `/api/v1/groups/${groupId}/documents`, document),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.groups }),
  });
}

/** Title and step are the server's, not the Yjs document's. */
export function useChangeDocument(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: { title?: string; step?: StepNumber }) =>
      request<DocumentSummary>('PATCH', `/api/v1/documents/${id}`, change),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: keys.document(id) });
      void queries.invalidateQueries({ queryKey: keys.groups });
    },
  });
}

export function useArchiveDocument(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request<void>('DELETE', `/api/v1/documents/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.groups }),
  });
}

/** A plain link: the browser downloads it with the session cookie. */
export function exportAddress(id: string, format: 'json' | 'markdown' | 'html'): string {
  return `/api/v1/documents/${id}/export?format=${format}`;
}
