import { useMutation } from '@tanstack/react-query';
import { api, body } from './client';
import { asBody } from './files';
import type { components } from './schema';

export type ImportReport = components['schemas']['ImportReport'];
export type ImportRow = components['schemas']['ImportRow'];
export type ImportReason = components['schemas']['ImportReason'];
export type ImportSheet = ImportReport['sheet'];

/** The server refuses larger files; asking it would only take time. */
export const largestImport = 5_000_000;

/** What a file would change in a map. Nothing is changed: the page does that itself. */
export function useReadImport(documentId: string) {
  return useMutation({
    mutationFn: async ({ file, sheet }: { file: File; sheet?: ImportSheet }) =>
      body(
        await api.POST('/api/v1/documents/{documentId}/stakeholders/import', {
          params: { path: { documentId }, query: sheet ? { sheet } : {} },
          ...asBody(file),
        }),
      ),
  });
}
