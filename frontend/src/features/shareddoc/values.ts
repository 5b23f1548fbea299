import * as Y from 'yjs';

// Values of a shared document: how a field is kept, what it may hold, and how
// frozen values keep their identity until something in them changes.

interface Kept {
  /** Its key in the shared document. */
  readonly key: string;
}

/** What `cleanValue` knows of a field. A kind of document adds types of its own. */
export type ValueSpec = Kept & { readonly type: string } & (
    | { readonly type: 'choice'; readonly values: readonly string[] }
    | {
        readonly type: 'number';
        readonly min: number;
        readonly max: number;
        /** Null: any number between. */
        readonly step: number | null;
      }
    | { readonly type: 'date' | 'flag' | 'string' }
  );

const dateForm = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * A value as the field may hold it: numbers inside their range and on their
 * step, dates and choices that exist; null for whatever else. Used for what is
 * read from others and for what is written, so nothing odd is shown or made.
 */
export function cleanValue(spec: ValueSpec, value: unknown): unknown {
  switch (spec.type) {
    case 'choice':
      return typeof value === 'string' && spec.values.includes(value) ? value : null;
    case 'number':
      return cleanNumber(spec, value);
    case 'date':
      return typeof value === 'string' && dateForm.test(value) ? value : null;
    case 'flag':
      return value === true;
    default:
      return cleanString(value);
  }
}

function cleanNumber(
  { min, max, step }: { min: number; max: number; step: number | null },
  value: unknown,
) {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  const within = Math.min(max, Math.max(min, value));
  // `+ 0` turns −0 into 0.
  if (step === null) return within + 0;
  // Via tenths: 0.1 × 3 is not 0.3.
  return Math.round(Math.round(within / step) * step * 10) / 10 + 0;
}

/** Nothing is null. Some older documents keep short words as shared text. */
export function cleanString(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return value instanceof Y.Text ? cleanString(value.toString()) : null;
}

/** The value before, when nothing differs: what did not change is not drawn again. */
export function kept<T extends object>(now: T, before: T | undefined): T {
  if (!before) return Object.freeze(now);
  const values = now as Record<string, unknown>;
  const old = before as Record<string, unknown>;
  let same = true;
  for (const key of Object.keys(values)) {
    const [value, was] = [values[key], old[key]];
    if (value === was) continue;
    if (Array.isArray(value) && sameList(value, was)) values[key] = was;
    else same = false;
  }
  return same ? before : Object.freeze(now);
}

function sameList(a: readonly unknown[], b: unknown): boolean {
  return Array.isArray(b) && a.length === b.length && a.every((one, i) => one === b[i]);
}

/** The members of a set kept as one key each (`tags.home` = true), in the order of the alphabet. */
export function readMembers(map: Y.Map<unknown>, prefix: string): string[] {
  const members: string[] = [];
  map.forEach((value, key) => {
    if (value === true && key.length > prefix.length && key.startsWith(prefix))
      members.push(key.slice(prefix.length));
  });
  return members.sort((a, b) => a.localeCompare(b));
}
