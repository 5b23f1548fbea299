import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  initials,
  municipalityPalette,
  municipalityStyle,
  personColour,
  personColours,
} from './palette';

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

// The tokens as the browser gets them: --name: light-dark(#light, #dark), once
// for everybody and once more for those who ask for more contrast.
const css = readFileSync('src/design/tokens.css', 'utf8');
const [ordinary = '', strong = ''] = css.split('@media (prefers-contrast: more)');
function tokens(text: string) {
  const found: Record<string, { light: string; dark: string }> = {};
  for (const [, name, light, dark] of text.matchAll(
    /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
  )) {
    if (name && light && dark) found[name] = { light, dark };
  }
  return found;
}
const look = { ordinary: tokens(ordinary), strong: { ...tokens(ordinary), ...tokens(strong) } };

describe('colours of people and municipalities', () => {
  const all = [...personColours, ...Object.values(municipalityPalette).map((one) => one.colour)];
  it.each(all)('%s carries white letters and stands out on both papers', (colour) => {
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    for (const paper of ['paper', 'ground'] as const) {
      expect(contrast(colour, look.ordinary[paper]?.light ?? '')).toBeGreaterThanOrEqual(3);
      expect(contrast(colour, look.ordinary[paper]?.dark ?? '')).toBeGreaterThanOrEqual(3);
    }
  });

  it('gives a person the same colour every time, and people different ones', () => {
    expect(personColour('a')).toBe(personColour('a'));
    const many = new Set(Array.from({ length: 60 }, (_, i) => personColour(`person-${i}`)));
    expect(many.size).toBeGreaterThan(8);
  });

  it('never leaves an unknown municipality without a style', () => {
    expect(municipalityStyle('chartreuse')).toEqual(municipalityPalette.slate);
    expect(municipalityStyle('toString')).toEqual(municipalityPalette.slate);
  });
});

describe.each(Object.entries(look))('tokens, %s contrast', (_, set) => {
  const surfaces = ['ground', 'paper', 'raised', 'sunken'];
  const pairs = [
    ...surfaces.flatMap((on) =>
      ['ink', 'ink-quiet', 'accent'].map((ink) => [ink, on, 4.5] as const),
    ),
    ...['ground', 'paper', 'raised'].flatMap((on) =>
      ['line-strong', 'focus'].map((line) => [line, on, 3] as const),
    ),
    ['accent', 'accent-soft', 4.5] as const,
    ['ink', 'accent-soft', 4.5] as const,
    ['ink', 'warning-soft', 4.5] as const,
    ['ink', 'danger-soft', 4.5] as const,
    ['on-accent', 'accent', 4.5] as const,
    ['on-accent', 'accent-strong', 4.5] as const,
  ];
  it.each(pairs)('%s on %s is at least %s:1', (ink, on, least) => {
    for (const scheme of ['light', 'dark'] as const) {
      expect(contrast(set[ink]?.[scheme] ?? '', set[on]?.[scheme] ?? '')).toBeGreaterThanOrEqual(
        least,
      );
    }
  });
});

describe('initials', () => {
  it.each([
    ['Astrid Holm', 'AH'],
    ['Guðrún Jónsdóttir', 'GJ'],
    ['Jón Þór Þórsson', 'JÞ'],
    ['Eva-Lena Åkesson', 'EÅ'],
    ['Cher', 'C'],
    ['  ', '?'],
  ])('%s → %s', (name, expected) => expect(initials(name)).toBe(expected));
});
