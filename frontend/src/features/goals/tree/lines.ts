// How many lines a title takes, without asking the page: heights must be known
// before a row is drawn. Widths of letters are measured once each.

const font = '400 15px "Inter Variable", system-ui, sans-serif';
/** By code point. */
let widths: number[] = [];
let context: CanvasRenderingContext2D | null | undefined;

function measure(words: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (context) context.font = font;
  // Without a canvas (tests) a mean letter does.
  return context?.measureText(words).width ?? words.length * 8;
}

function widthOf(point: number): number {
  let width = widths[point];
  if (width === undefined) {
    width = measure(String.fromCodePoint(point));
    widths[point] = width;
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
  if (changed) widths = [];
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
  let part = 0;
  const put = (visible: number) => {
    if (used > 0 && used + visible > room) {
      lines += 1;
      used = 0;
    }
    while (part > room && room > 0 && lines < atMost) {
      lines += 1;
      part -= room;
    }
    used += part;
    part = 0;
  };
  for (let i = 0; i < text.length; i += 1) {
    const point = text.codePointAt(i) as number;
    if (point > 0xffff) i += 1;
    const width = widthOf(point);
    part += width;
    if (point === space) put(part - width);
    else if (point === hyphen || isBlank(point)) put(part);
  }
  if (part > 0) put(part);
  return Math.min(lines, atMost);
}

/** Tabs, line ends, the wider and narrower spaces. */
function isBlank(point: number): boolean {
  if (point < 0x80) return point >= 0x09 && point <= 0x0d;
  return /\s/.test(String.fromCharCode(point));
}
