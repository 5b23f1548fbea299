// How many lines a title takes, without asking the page: heights must be known
// before a row is drawn. Widths of letters are measured once each.

const font = '400 15px "Inter Variable", system-ui, sans-serif';
const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

function widthOf(letter: string): number {
  let width = widths.get(letter);
  if (width === undefined) {
    context ??= document.createElement('canvas').getContext('2d');
    if (context) context.font = font;
    // Without a canvas (tests) a mean letter does.
    width = context?.measureText(letter).width ?? 8;
    widths.set(letter, width);
  }
  return width;
}

/** Letters change when the typeface arrives. */
export function forgetWidths() {
  widths.clear();
}

const atMost = 14;

/** Lines of `text` in so many pixels; at least one. */
export function linesIn(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const part of text.split(/(?<=[\s-])/)) {
    let width = 0;
    for (const letter of part) width += widthOf(letter);
    const visible = part.endsWith(' ') ? width - widthOf(' ') : width;
    if (used > 0 && used + visible > room) {
      lines += 1;
      used = 0;
    }
    while (width > room && room > 0 && lines < atMost) {
      lines += 1;
      width -= room;
    }
    used += width;
  }
  return Math.min(lines, atMost);
}
