import { shorten, textWidth } from '@/design/textwidth';
import { ink, quiet, text } from './svg';

/** Around the drawing, in pixels. */
export const margin = 36;
/** Where the drawing begins under the title. */
export const headHeight = 104;

/** What stands at the top of every picture, in the person's language. */
export interface HeadWords {
  /** Of the document. */
  title: string;
  /** The view and the day: "Power–interest grid · 22 November 2026". */
  subtitle: string;
}

/** Title and day at the top. */
export function head(words: HeadWords, width: number): string {
  return (
    text(margin, 48, shorten(words.title, width - 2 * margin, 24, 600), { size: 24, weight: 600 }) +
    text(margin, 74, words.subtitle, { size: 13, fill: quiet })
  );
}

export interface LegendItem {
  draw: (x: number, y: number) => string;
  words: string;
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
