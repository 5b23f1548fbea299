import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, pageSize, readAll } from './client';
import { keys } from './keys';
import type { NewDocument, StepNumber } from './types';

function groupDocumentsQuery(groupId: string) {
  return {
    queryKey: keys.groupDocuments(groupId),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      readAll(async (cursor) =>
        body(
          await api.GET('/api/v1/groups/{groupId}/documents', {
            params: { path: { groupId }, query: { limit: pageSize, cursor } },
            signal,
          }),
        ),
      ),
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
      error: results.find((result) => result.isError)?.error ?? null,
      refetch: () => {
        for (const result of results) void result.refetch();
      },
    }),
  });
}

export function documentQuery(id: string) {
  return {
    queryKey: keys.document(id),
    queryFn: async ({ signal }: { signal: AbortSignal }) =>
      body(
        await api.GET('/api/v1/documents/{documentId}', {
          params: { path: { documentId: id } },
          signal,
        }),
      ),
  };
}

export function useDocument(id: string | undefined) {
  return useQuery({ ...documentQuery(id ?? ''), enabled: id !== undefined });
}

export function useCreateDocument(groupId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (document: NewDocument) =>
      body(
        await api.POST('/api/v1/groups/{groupId}/documents', {
          params: { path: { groupId } },
          body: document,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.groups }),
  });
}

/** Title and step are the server's, not the Yjs document's. */
export function useChangeDocument(documentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: {
      title?: string;
      step?: StepNumber | null;
      confidential?: boolean;
    }) =>
      body(
        await api.PATCH('/api/v1/documents/{documentId}', {
          params: { path: { documentId } },
          body: change,
        }),
      ),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: keys.document(documentId) });
      void queries.invalidateQueries({ queryKey: keys.groups });
    },
  });
}

export function useArchiveDocument(documentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      api.DELETE('/api/v1/documents/{documentId}', { params: { path: { documentId } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.groups }),
  });
}

export type ExportFormat = 'xlsx' | 'csv' | 'markdown' | 'html' | 'ics' | 'json';

/** A plain link: the browser downloads it with the session cookie. */
export function exportAddress(id: string, format: ExportFormat, language: string): string {
  return `/api/v1/documents/${id}/export?format=${format}&language=${language}`;
}
