import { useMutation } from '@tanstack/react-query';
import { send } from './client';

export interface GoalImportReason {
  code: string;
  /** The field. */
  column: string;
  /** What stands in the cell, shortened. */
  value: string;
}

/** A row of a file, and what it would do to a goal list. */
export interface GoalImportRow {
  row: number;
  status: 'new' | 'changed' | 'unchanged' | 'wrong';
  /** Which goal it changes; for a new row the id to make it with. */
  id: string | null;
  name: string;
  /** A goal of the list or a new row of the file; null: the top, absent: not said. */
  parentId?: string | null;
  fields: Record<string, unknown>;
  changed: readonly string[];
  reasons: readonly GoalImportReason[];
}

export interface GoalImportReport {
  rows: GoalImportRow[];
  counts: Record<GoalImportRow['status'], number>;
  ignoredColumns: string[];
}

const types: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  md: 'text/markdown',
  markdown: 'text/markdown',
};

/** What a file would change in a goal list. Nothing is changed: the page does that itself. */
export function useReadGoalImport(documentId: string) {
  return useMutation({
    mutationFn: async ({ file }: { file: File; sheet?: string }) => {
      const ending = file.name.toLowerCase().split('.').at(-1) ?? '';
      const answer = await send(
        new Request(`/api/v1/documents/${documentId}/goals/import`, {
          method: 'POST',
          body: file,
          headers: { 'Content-Type': types[ending] ?? 'text/csv' },
        }),
      );
      return (await answer.json()) as GoalImportReport;
    },
  });
}
