import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { asBody } from './files';
import { refreshGoalValues } from './goalvalues';
import type { components } from './schema';

/** What a file would do to a goal list, row by row. */
export type GoalImportReport = components['schemas']['GoalImportReport'];
export type GoalImportRow = GoalImportReport['rows'][number];
/** The same of a file with several kinds of things in it. */
export type ListImportReport = components['schemas']['ListImportReport'];

/** What a file with everything a list holds would change; the page does that itself. */
export function useReadListImport<Report>(
  documentId: string,
  shape: (report: ListImportReport) => Report,
) {
  return useMutation({
    mutationFn: async ({ file }: { file: File; sheet?: string }) =>
      shape(
        body(
          await api.POST('/api/v1/documents/{documentId}/goal-list/import', {
            params: { path: { documentId } },
            ...asBody(file),
            headers: { 'Content-Type': 'application/octet-stream' },
          }),
        ),
      ),
  });
}

/** What a file would change in a goal list. Nothing is changed: the page does that itself. */
export function useReadGoalImport(documentId: string) {
  return useMutation({
    mutationFn: async ({ file }: { file: File; sheet?: string }) =>
      body(
        await api.POST('/api/v1/documents/{documentId}/goals/import', {
          params: { path: { documentId } },
          ...asBody(file),
        }),
      ),
  });
}

const sendValues = async (documentId: string, file: File, apply: boolean) =>
  body(
    await api.POST('/api/v1/documents/{documentId}/indicator-values/import', {
      params: { path: { documentId }, query: apply ? { apply } : {} },
      ...asBody(file),
    }),
  );

/** Which values a file would report. */
export function useReadValueImport(documentId: string) {
  return useMutation({
    mutationFn: ({ file }: { file: File; sheet?: string }) => sendValues(documentId, file, false),
  });
}

/** Reports the values of a file, all that are right or none; corrections keep what they correct. */
export function useImportValues(documentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => sendValues(documentId, file, true),
    onSettled: () => refreshGoalValues(queries, documentId),
  });
}
