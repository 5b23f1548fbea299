// What the kinds of documents have in common: the server's answer to a file.

export const rowStatuses = ['new', 'changed', 'unchanged', 'wrong'] as const;
export type RowStatus = (typeof rowStatuses)[number];

export interface FileRow {
  /** Its number, as a spreadsheet counts. */
  row: number;
  status: RowStatus;
  name: string;
  /** Cells to look at although the row is taken; kinds without such leave it out. */
  warnings?: readonly { readonly code: string }[];
}

export interface FileReport {
  rows: readonly FileRow[];
  counts: Readonly<Record<RowStatus, number>>;
  ignoredColumns: readonly string[];
  /** What else the file holds; it can be asked for by its name. */
  otherSheets?: readonly string[];
  sheet?: string;
}

/** The rows that change something. */
export const toDo = ({ counts }: Pick<FileReport, 'counts'>): number => counts.new + counts.changed;

const nobody = ['unknown_person', 'ambiguous_person'];

/** Rows that are taken without a person whom they name. */
export const toMend = (rows: readonly FileRow[]): number =>
  rows.filter(
    ({ status, warnings }) =>
      status !== 'wrong' && warnings?.some(({ code }) => nobody.includes(code)),
  ).length;

/** What an import did. */
export interface Done {
  added: number;
  changed: number;
}

/** Rows of a file in the person's language. */
export interface RowWords<Row> {
  /** What a new row brings, besides its name. */
  given: (row: Row) => string;
  changes: (row: Row) => { field: string; before: string; after: string }[];
  reasons: (row: Row) => string[];
  /** What becomes of cells that are not taken although the row is. */
  warnings?: (row: Row) => string[];
}

/** The step of undo that the import was. */
export interface ImportStep {
  last: () => unknown;
  onUndo: (listener: () => void) => () => void;
  undo: () => void;
}
