import { accent, element, type LegendItem, paper } from '@/features/pictures/draw';
import { type CategoryKey, categoryLook, categoryLooks } from '../marks/categories';
import type { Stakeholder } from '../model';
import type { PictureWords } from './words';

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

export const nowMark = (x: number, y: number) =>
  element('circle', { cx: x, cy: y, r: 5.5, fill: accent });
export const wantedMark = (x: number, y: number) =>
  element('circle', { cx: x, cy: y, r: 8.6, fill: 'none', stroke: accent, 'stroke-width': 2 });
