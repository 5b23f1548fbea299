import { type CategoryKey, categoryLook, categoryLooks } from '../marks/categories';
import { shorten, textWidth } from '../marks/textwidth';
import type { Stakeholder } from '../model';
import { accent, element, ink, paper, quiet, text } from './svg';
import type { PictureWords } from './words';

export const margin = 36;
/** Where the drawing begins under the title. */
export const headHeight = 104;

/** Title and day at the top. */
export function head(words: PictureWords, width: number): string {
  return (
    text(margin, 48, shorten(words.title, width - 2 * margin, 24, 600), { size: 24, weight: 600 }) +
    text(margin, 74, words.subtitle, { size: 13, fill: quiet })
  );
}

export function mark(category: string | null, x: number, y: number, size: number): string {
  const { colour, path, hollow } = categoryLook(category);
  return element('path', {
    d: path,
    transform: `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}) scale(${size / 22})`,
    fill: hollow ? paper : colour,
    stroke: hollow ? colour : paper,
    'stroke-width': hollow ? 2.4 : 1.4,
    'stroke-dasharray': hollow ? '4 2.4' : undefined,
  });
}

export interface LegendItem {
  draw: (x: number, y: number) => string;
  words: string;
}

/** The categories that are there, each with its mark. */
export function categoryItems(
  stakeholders: readonly Stakeholder[],
  words: PictureWords,
): LegendItem[] {
  const there = new Set<CategoryKey>(stakeholders.map((one) => one.mainCategory ?? 'not_set'));
  return categoryLooks
    .filter(({ key }) => there.has(key))
    .map(({ key }) => ({
      draw: (x, y) => mark(key, x + 7, y - 4, 14),
      words: words.category(key),
    }));
}

/** Items side by side, on as many lines as they need. */
export function legend(items: readonly LegendItem[], top: number, width: number) {
  let x = margin;
  let y = top;
  let drawn = '';
  for (const item of items) {
    const needed = 26 + textWidth(item.words, 12) + 20;
    if (x > margin && x + needed > width - margin) {
      x = margin;
      y += 22;
    }
    drawn += item.draw(x, y) + text(x + 24, y, item.words, { size: 12, fill: ink });
    x += needed;
  }
  return { drawn, bottom: items.length > 0 ? y + 14 : top };
}

export const nowMark = (x: number, y: number) =>
  element('circle', { cx: x, cy: y, r: 5.5, fill: accent });
export const wantedMark = (x: number, y: number) =>
  element('circle', { cx: x, cy: y, r: 8.6, fill: 'none', stroke: accent, 'stroke-width': 2 });
