// How many lines a title takes, without asking the page: heights must be known
// before a row is drawn. Words are measured whole, since letters that stand together
// take less room than each alone, and once each.

const font = '400 15px "Inter Variable", system-ui, sans-serif';
const widths = new Map<string, number>();
/** More words than lists have; what is written for hours does not pile up. */
const wordsKept = 20_000;
let context: CanvasRenderingContext2D | null | undefined;

function measure(words: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (context) context.font = font;
  // Without a canvas (tests) a mean letter does.
  return context?.measureText(words).width ?? words.length * 8;
}

function widthOf(word: string): number {
  let width = widths.get(word);
  if (width === undefined) {
    if (widths.size >= wordsKept) widths.clear();
    width = measure(word);
    widths.set(word, width);
  }
  return width;
}

const sample = 'Målsättning 2030';
let sampled: number | undefined;

/** Letters change when the typeface arrives: whether they did since the first was measured. */
export function lettersChanged(): boolean {
  const now = measure(sample);
  const changed = sampled !== undefined && sampled !== now;
  sampled = now;
  if (changed) widths.clear();
  return changed;
}

const atMost = 14;
const space = 0x20;
const hyphen = 0x2d;

/** Lines of `text` in so many pixels; at least one. Broken behind spaces and hyphens. */
export function linesIn(text: string, room: number): number {
  sampled ??= measure(sample);
  let lines = 1;
  let used = 0;
  // A space at the end of a line takes no room.
  const put = (width: number, after: number) => {
    if (used > 0 && used + width > room) {
      lines += 1;
      used = 0;
    }
    let left = width + after;
    while (left > room && room > 0 && lines < atMost) {
      lines += 1;
      left -= room;
    }
    used += left;
  };
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i);
    if (letter === space) put(i > from ? widthOf(text.slice(from, i)) : 0, widthOf(' '));
    else if (letter === hyphen || isBlank(letter)) put(widthOf(text.slice(from, i + 1)), 0);
    else continue;
    from = i + 1;
  }
  if (from < text.length) put(widthOf(text.slice(from)), 0);
  return Math.min(lines, atMost);
}

/** Tabs, line ends, the wider and narrower spaces. */
function isBlank(letter: number): boolean {
  if (letter < 0x80) return letter >= 0x09 && letter <= 0x0d;
  // Nothing blank between the letters of Europe and the wider and narrower spaces.
  return (letter === 0xa0 || letter >= 0x1680) && /\s/.test(String.fromCharCode(letter));
}
