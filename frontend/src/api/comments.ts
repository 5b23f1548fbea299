import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, pageSize, readAll } from './client';
import { keys } from './keys';

export function useComments(documentId: string) {
  return useQuery({
    queryKey: keys.comments(documentId),
    queryFn: ({ signal }) =>
      readAll(async (cursor) =>
        body(
          await api.GET('/api/v1/documents/{documentId}/comments', {
            params: { path: { documentId }, query: { limit: pageSize, cursor } },
            signal,
          }),
        ),
      ),
  });
}

export function useAddComment(documentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (comment: { body: string; anchor?: unknown }) =>
      body(
        await api.POST('/api/v1/documents/{documentId}/comments', {
          params: { path: { documentId } },
          body: comment,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.comments(documentId) }),
  });
}

/** Only one's own; the server refuses the rest. */
export function useDeleteComment(documentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (commentId: string) =>
      api.DELETE('/api/v1/comments/{commentId}', { params: { path: { commentId } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.comments(documentId) }),
  });
}
