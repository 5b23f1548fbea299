import type { GoalImportReport, GoalImportRow, ListImportReport } from '@/api';
import { rowStatuses } from '@/features/fileimport';

export type ListKind = ListImportReport['sections'][number]['kind'];

/** A row of one of the kinds of things in a goal list. */
export interface ListRow extends GoalImportRow {
  readonly kind: ListKind;
}

/** All sections one after the other, as the preview of files shows rows. */
export interface ListReport {
  rows: readonly ListRow[];
  counts: GoalImportReport['counts'];
  ignoredColumns: readonly string[];
}

export function flattened({ sections, ignoredSheets }: ListImportReport): ListReport {
  const counts = { new: 0, changed: 0, unchanged: 0, wrong: 0 };
  for (const section of sections)
    for (const status of rowStatuses) counts[status] += section.counts[status];
  const ignored = new Set(sections.flatMap(({ ignoredColumns }) => ignoredColumns));
  return {
    rows: sections.flatMap(({ kind, rows }) => rows.map((row) => ({ ...row, kind }))),
    counts,
    ignoredColumns: [...ignored, ...ignoredSheets],
  };
}
