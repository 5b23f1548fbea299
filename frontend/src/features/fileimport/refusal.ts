import { ApiError, largestImport } from '@/api';

/** Why a file is not taken, as a key of the texts; null when it is something else. */
export type FileRefusal =
  | 'tooLarge'
  | 'tooManyRows'
  | 'tooWide'
  | 'cellTooLong'
  | 'empty'
  | 'unreadable'
  | 'noHeaders'
  /** Not the file: how many of this person's are being read, or were. */
  | 'busy'
  | 'tooOften';

/** Of these the kind of document says what to do. */
const own = ['tooWide', 'empty', 'unreadable', 'noHeaders'] as const;
export type OwnRefusal = (typeof own)[number];
export const isOwn = (why: FileRefusal): why is OwnRefusal => own.some((one) => one === why);

const refusals: Record<string, FileRefusal> = {
  too_many_rows: 'tooManyRows',
  too_wide: 'tooWide',
  cell_too_long: 'cellTooLong',
  empty: 'empty',
  unreadable: 'unreadable',
  no_headers: 'noHeaders',
};

export function refusalOf(error: unknown): FileRefusal | null {
  if (!(error instanceof ApiError)) return null;
  if (error.status === 413) return 'tooLarge';
  if (error.status === 409) return 'busy';
  if (error.status === 429) return 'tooOften';
  return refusals[error.named.file ?? ''] ?? null;
}

/** What can be said about a file without sending it. */
export function refusedAtOnce(file: Pick<File, 'name' | 'size'>): FileRefusal | null {
  if (file.size > largestImport) return 'tooLarge';
  if (file.size === 0) return 'empty';
  return /\.(xls|xlsm|xlsb|ods|numbers|pdf|docx?)$/i.test(file.name) ? 'unreadable' : null;
}
