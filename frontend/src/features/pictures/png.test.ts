import { describe, expect, it } from 'vitest';
import { shorten, textWidth } from '@/design/textwidth';
import { fileName, scaleOf } from './png';

describe('files', () => {
  it('are called by map, view and day, in any language', () => {
    expect(fileName('Hvem: berøres / hjemme?', 'Netværk', '2026-11-22', 'svg')).toBe(
      'Hvem-berøres-hjemme-Netværk-2026-11-22.svg',
    );
    expect(fileName('../..', '', '2026-11-22', 'png')).toBe('2026-11-22.png');
  });
  it('of big maps stay within what a browser can draw', () => {
    expect(scaleOf({ width: 800, height: 600 })).toBe(2);
    for (const size of [
      { width: 40_000, height: 300 },
      { width: 12_000, height: 12_000 },
    ]) {
      const scale = scaleOf(size);
      expect(size.width * scale).toBeLessThanOrEqual(16_384);
      expect(size.width * scale * size.height * scale).toBeLessThanOrEqual(100e6 + 1);
    }
  });
});

it('measures and cuts text without a page', () => {
  expect(textWidth('iiii', 12)).toBeLessThan(textWidth('MMMM', 12));
  expect(shorten('Kort', 200, 12)).toBe('Kort');
  const cut = shorten('Velfærdsteknologi i hjemmet', 80, 12);
  expect(cut.endsWith('…')).toBe(true);
  expect(textWidth(cut, 12)).toBeLessThanOrEqual(80);
});
