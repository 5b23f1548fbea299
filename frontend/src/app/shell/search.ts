export interface Findable {
  id: string;
  label: string;
  hint?: string;
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ø/gi, 'o')
    .replace(/æ/gi, 'ae')
    .replace(/ð/gi, 'd')
    .replace(/þ/gi, 'th')
    .toLocaleLowerCase();

/**
 * Every typed word must be in the label or its hint. Labels that start with
 * what was typed come first, then those with a word that does; accents and
 * Nordic letters may be left out.
 */
export function find<T extends Findable>(things: T[], typed: string): T[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return things;
  const first = words[0] ?? '';
  const rank = (thing: T) => {
    const label = fold(thing.label);
    if (label.startsWith(first)) return 0;
    return label.includes(` ${first}`) ? 1 : 2;
  };
  return things
    .filter((thing) => {
      const text = fold(`${thing.label} ${thing.hint ?? ''}`);
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => rank(a) - rank(b));
}
