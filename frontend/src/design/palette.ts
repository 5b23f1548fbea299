/**
 * Colours of municipalities and of people. All have a luminance between 0.145
 * and 0.18, so that each one keeps 4.5:1 under white letters and 3:1 against
 * the light paper and the dark one: the same colour serves both themes. Tested
 * in palette.test.ts. Colour never stands alone: a municipality also has a
 * shape and its name, a person initials.
 */
export const shapes = ['circle', 'square', 'hexagon', 'octagon', 'pentagon', 'shield'] as const;
export type Shape = (typeof shapes)[number];

export const municipalityPalette = {
  blue: { colour: '#3671ba', shape: 'circle' },
  teal: { colour: '#067d7d', shape: 'shield' },
  green: { colour: '#357e49', shape: 'square' },
  olive: { colour: '#717427', shape: 'hexagon' },
  amber: { colour: '#966712', shape: 'octagon' },
  orange: { colour: '#af5824', shape: 'pentagon' },
  red: { colour: '#c24643', shape: 'hexagon' },
  magenta: { colour: '#b84683', shape: 'circle' },
  purple: { colour: '#8a5aba', shape: 'pentagon' },
  slate: { colour: '#65717e', shape: 'shield' },
} as const satisfies Record<string, { colour: string; shape: Shape }>;

export type MunicipalityColour = keyof typeof municipalityPalette;

/** Unknown keys (a newer server's) fall back to slate. */
export function municipalityStyle(key: string): { colour: string; shape: Shape } {
  return Object.hasOwn(municipalityPalette, key)
    ? municipalityPalette[key as MunicipalityColour]
    : municipalityPalette.slate;
}

export const personColours = [
  '#ab575f',
  '#a75c39',
  '#966712',
  '#797210',
  '#507b36',
  '#07805c',
  '#067d7d',
  '#007a9a',
  '#4172af',
  '#6c68b0',
  '#8c5fa0',
  '#a15883',
] as const;

/** The same person has the same colour everywhere: avatar, caret, comment. */
export function personColour(personId: string): string {
  let hash = 2166136261;
  for (let i = 0; i < personId.length; i++) {
    hash = Math.imul(hash ^ personId.charCodeAt(i), 16777619);
  }
  return personColours[(hash >>> 0) % personColours.length] ?? personColours[0];
}

/** At most two letters: of the first and the last name. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/u).filter(Boolean);
  const first = words[0] ?? '?';
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  const letter = (word: string) => [...word][0]?.toLocaleUpperCase() ?? '';
  return letter(first) + letter(last);
}
