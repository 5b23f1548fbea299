import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client';
import { keys } from './keys';
import type { Comment, List } from './types';

export function useComments(documentId: string) {
  return useQuery({
    queryKey: keys.comments(documentId),
    queryFn: ({ signal }) =>
      request<List<Comment>>(
        'GET',
        `/api/v1/documents/${documentId}/comments`,
        undefined,
        signal,
      ).then((list) => list.items),
  });
}

export function useAddComment(documentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (comment: { body: string; anchor?: unknown }) =>
      request<Comment>('POST', `/api/v1/documents/${documentId}/comments`, comment),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.comments(documentId) }),
  });
}

/** Only one's own; the server refuses the rest. */
export function useDeleteComment(documentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (commentId: string) => request<void>('DELETE', `/api/v1/comments/${commentId}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.comments(documentId) }),
  });
}
