import type { Organisation } from '@/api';

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ø/gi, 'o')
    .replace(/æ/gi, 'ae')
    .toLowerCase();

/** Those whose name holds what was typed, sorted as the language sorts. */
export function matching(
  organisations: Organisation[],
  typed: string,
  language: string,
): Organisation[] {
  const wanted = fold(typed.trim());
  return organisations
    .filter((one) => fold(`${one.name} ${one.shortName}`).includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}
