import type { ReferenceFields } from '@/api';

type Draft = Record<'title' | 'issuer' | 'year' | 'url' | 'validTo' | 'text', string> &
  Pick<ReferenceFields, 'country' | 'obligatory'>;

type Day = { value: string | null } | { wrong: string };

export interface ReadReference {
  /** Absent when something is wrong. */
  fields?: ReferenceFields;
  /** Which text says what is wrong with a field. */
  wrong: Partial<Record<keyof ReferenceFields, string>>;
}

/** What was typed, as it can be kept. */
export function readReference(draft: Draft, readDay: (text: string) => Day): ReadReference {
  const wrong: ReadReference['wrong'] = {};
  const title = draft.title.trim();
  if (title === '') wrong.title = 'title';
  const year = draft.year.trim() === '' ? null : Number(draft.year);
  if (year !== null && !(Number.isInteger(year) && year >= 1900 && year <= 2200))
    wrong.year = 'year';
  const url = draft.url.trim();
  if (url !== '' && !isWebAddress(url)) wrong.url = 'url';
  const day = readDay(draft.validTo);
  if ('wrong' in day) wrong.validTo = 'day';
  if (Object.keys(wrong).length > 0 || 'wrong' in day) return { wrong };
  const { country, obligatory } = draft;
  const [issuer, text] = [draft.issuer.trim(), draft.text.trim()];
  return {
    wrong,
    fields: { country, obligatory, title, issuer, text, url, year, validTo: day.value },
  };
}

function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
