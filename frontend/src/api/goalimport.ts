import { useMutation } from '@tanstack/react-query';
import { api, body } from './client';
import type { components } from './schema';

/** What a file would do to a goal list, row by row. */
export type GoalImportReport = components['schemas']['GoalImportReport'];
export type GoalImportRow = GoalImportReport['rows'][number];

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const types: Record<string, string> = { xlsx, md: 'text/markdown', markdown: 'text/markdown' };

/** What a file would change in a goal list. Nothing is changed: the page does that itself. */
export function useReadGoalImport(documentId: string) {
  return useMutation({
    mutationFn: async ({ file }: { file: File; sheet?: string }) =>
      body(
        await api.POST('/api/v1/documents/{documentId}/goals/import', {
          params: { path: { documentId } },
          // The file itself is the body; the schema knows it as a string of bytes.
          body: file as unknown as string,
          bodySerializer: (bytes: unknown) => bytes as File,
          headers: {
            'Content-Type': types[file.name.toLowerCase().split('.').at(-1) ?? ''] ?? 'text/csv',
          },
        }),
      ),
  });
}
