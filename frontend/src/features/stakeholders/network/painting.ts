import { categoryLook } from '../marks/categories';
import type { Point, Relation } from '../model';
import type { Said } from '../said';
import type { Bounds } from './camera';
import { patternOf, type Shape, strokeOf } from './geometry';
import type { Look } from './look';
import { nameHeight, type PlacedName } from './names';

// Drawing on a canvas whose unit is the paper's. Lines that look alike are one
// path, so that hundreds cost a handful of strokes.

/** From so far away the names in cards could not be read: marks, with names beside them. */
export const marksOnlyBelow = 0.8;
/** From so far away patterns of lines could not be told apart, and bubbles would cover lines. */
const patternsFrom = 0.4;
const arrowsFrom = 0.25;
const faint = 0.62;
/** Thinner than this on the screen, lines would vanish. */
const thinnest = 0.45;

export interface DrawnLine {
  relation: Relation;
  shape: Shape;
  /** Belongs to who is chosen, or is chosen itself. */
  strong: boolean;
  chosen: boolean;
  word: { text: string; at: Point } | null;
  said: { what: Said; at: Point } | null;
}

export interface DrawnMark extends Point {
  category: string | null;
  /** Pixels on the screen. */
  size: number;
  chosen: boolean;
  faint: boolean;
}

interface Style {
  colour: string;
  width: number;
  pattern: readonly number[];
  opacity: number;
}

export function paintLines(
  context: CanvasRenderingContext2D,
  lines: Iterable<DrawnLine>,
  zoom: number,
  window: Bounds,
  look: Look,
) {
  const seen: DrawnLine[] = [];
  for (const line of lines) if (touches(line.shape, window)) seen.push(line);
  context.lineCap = 'butt';
  context.lineJoin = 'round';
  for (const line of seen) {
    if (line.chosen) stroke(context, [line.shape], { ...halo, colour: look.chosen });
  }
  for (const strong of [false, true]) {
    paintAlike(
      context,
      seen.filter((line) => line.strong === strong),
      zoom,
      look,
    );
  }
  paintWords(context, seen, look);
  if (zoom >= patternsFrom) paintSaid(context, seen, zoom, look);
}

/** How many threads there are about a relation, in a bubble of the same size however near one is. */
function paintSaid(
  context: CanvasRenderingContext2D,
  lines: readonly DrawnLine[],
  zoom: number,
  look: Look,
) {
  context.setLineDash([]);
  for (const { said: here } of lines) {
    if (!here) continue;
    const { what: said, at } = here;
    const { x, y } = at;
    context.save();
    context.translate(x, y);
    context.scale(1 / zoom, 1 / zoom);
    context.fillStyle = said.unread ? look.strong : look.paper;
    context.strokeStyle = look.strong;
    context.lineWidth = 1.5;
    const bubble = pathOf(
      'M-8 -9H8A3 3 0 0 1 11 -6V3A3 3 0 0 1 8 6H-1L-6 9.5V6H-8A3 3 0 0 1 -11 3V-6A3 3 0 0 1 -8 -9Z',
    );
    context.fill(bubble);
    context.stroke(bubble);
    context.font = `650 11px ${look.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = said.unread ? look.paper : look.strong;
    context.fillText(said.count > 99 ? '99+' : String(said.count), 0, -1);
    context.restore();
  }
}

const halo: Omit<Style, 'colour'> = { width: 14, pattern: [], opacity: 0.7 };

function paintAlike(
  context: CanvasRenderingContext2D,
  lines: readonly DrawnLine[],
  zoom: number,
  look: Look,
) {
  const alike = new Map<string, DrawnLine[]>();
  for (const line of lines) {
    const { quality, strength, state } = line.relation;
    const key = `${quality}/${strength}/${state}`;
    const list = alike.get(key);
    if (list) list.push(line);
    else alike.set(key, [line]);
  }
  for (const list of alike.values()) {
    const [first] = list;
    if (first) paintGroup(context, first, list, zoom, look);
  }
}

function paintGroup(
  context: CanvasRenderingContext2D,
  { relation, strong }: DrawnLine,
  lines: readonly DrawnLine[],
  zoom: number,
  look: Look,
) {
  const shapes = lines.map((line) => line.shape);
  const strained = relation.quality === 'strained';
  const colour = strained ? look.danger : strong ? look.strong : look.ink;
  const opacity = strong ? 1 : faint;
  const width = strokeOf(relation);
  const far = zoom < patternsFrom;
  const pattern = far ? [] : patternOf(relation);
  const wide = (value: number) => Math.max(value, thinnest / zoom);
  if (relation.state === 'desired') {
    // Wanted, not there yet: a hollow line.
    stroke(context, shapes, { colour, width: wide(width + 3), pattern: [], opacity });
    stroke(context, shapes, { colour: look.paper, width: width + 0.6, pattern: [], opacity: 1 });
    if (!far) stroke(context, shapes, { colour, width: 1, pattern, opacity });
  } else stroke(context, shapes, { colour, width: wide(width), pattern, opacity });
  if (zoom >= arrowsFrom) {
    context.fillStyle = strong ? look.strong : look.ink;
    context.beginPath();
    for (const { relation: one, shape } of lines) if (one.directed) arrow(context, shape);
    context.fill();
  }
}

function stroke(context: CanvasRenderingContext2D, shapes: readonly Shape[], style: Style) {
  context.globalAlpha = style.opacity;
  context.strokeStyle = style.colour;
  context.lineWidth = style.width;
  context.setLineDash(style.pattern as number[]);
  context.beginPath();
  for (const { start, control, end } of shapes) {
    context.moveTo(start.x, start.y);
    if (control) context.quadraticCurveTo(control.x, control.y, end.x, end.y);
    else context.lineTo(end.x, end.y);
  }
  context.stroke();
  context.globalAlpha = 1;
}

const arrowLength = 9;

function arrow(context: CanvasRenderingContext2D, { start, control, end }: Shape) {
  const from = control ?? start;
  const dx = end.x - from.x;
  const dy = end.y - from.y;
  const length = Math.hypot(dx, dy);
  if (length === 0) return;
  const [x, y] = [(dx / length) * arrowLength, (dy / length) * arrowLength];
  context.moveTo(end.x, end.y);
  context.lineTo(end.x - x - y / 2, end.y - y + x / 2);
  context.lineTo(end.x - x + y / 2, end.y - y - x / 2);
  context.closePath();
}

function paintWords(context: CanvasRenderingContext2D, lines: readonly DrawnLine[], look: Look) {
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.lineWidth = 3;
  context.strokeStyle = look.paper;
  context.textBaseline = 'middle';
  for (const { word, strong } of lines) {
    if (!word) continue;
    context.font = `${strong ? 600 : 400} ${look.wordSize}px ${look.font}`;
    context.fillStyle = strong ? look.strongWord : look.word;
    context.strokeText(word.text, word.at.x, word.at.y);
    context.fillText(word.text, word.at.x, word.at.y);
  }
}

/** A line in somebody's hand, not yet tied to anybody. */
export function paintLoose(context: CanvasRenderingContext2D, from: Point, to: Point, look: Look) {
  const shape = { start: from, control: null, end: to };
  stroke(context, [shape], { colour: look.strong, width: 2, pattern: [], opacity: 1 });
}

const paths = new Map<string, Path2D>();

function pathOf(drawn: string): Path2D {
  let path = paths.get(drawn);
  if (!path) {
    path = new Path2D(drawn);
    paths.set(drawn, path);
  }
  return path;
}

/** Marks in place of cards, of the same size however far one is. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  marks: Iterable<DrawnMark>,
  zoom: number,
  window: Bounds,
  look: Look,
) {
  context.setLineDash([]);
  for (const mark of marks) {
    const half = mark.size / zoom;
    if (!inside(mark, window, half)) continue;
    context.save();
    context.translate(mark.x, mark.y);
    context.scale(half / 22, half / 22);
    paintMark(context, mark, look);
    context.restore();
  }
}

function paintMark(
  context: CanvasRenderingContext2D,
  { category, chosen, faint: away }: DrawnMark,
  look: Look,
) {
  const { colour, path, hollow } = categoryLook(category);
  const tint = look.forced ? look.ink : colour;
  if (away) context.globalAlpha = 0.35;
  if (chosen) {
    context.beginPath();
    context.arc(0, 0, 17, 0, 2 * Math.PI);
    context.fillStyle = look.chosen;
    context.strokeStyle = look.strong;
    context.lineWidth = 5;
    context.fill();
    context.stroke();
  }
  context.fillStyle = hollow ? look.paper : tint;
  context.strokeStyle = hollow ? tint : look.paper;
  context.lineWidth = hollow ? 2.4 : 1.4;
  if (hollow) context.setLineDash([4, 2.4]);
  const drawn = pathOf(path);
  context.fill(drawn);
  context.stroke(drawn);
  if (hollow) context.setLineDash([]);
}

/** Names beside marks, as large on the screen however far one is. */
export function paintNames(
  context: CanvasRenderingContext2D,
  names: Iterable<PlacedName>,
  zoom: number,
  window: Bounds,
  look: Look,
) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.lineWidth = 3 / zoom;
  context.strokeStyle = look.paper;
  context.fillStyle = look.strongWord;
  for (const { text, at, width, chosen } of names) {
    if (!inside(at, window, width / zoom)) continue;
    context.font = `${chosen ? 650 : 500} ${nameHeight / zoom}px ${look.font}`;
    context.strokeText(text, at.x, at.y);
    context.fillText(text, at.x, at.y);
  }
}

function touches({ start, control, end }: Shape, window: Bounds): boolean {
  const bend = control ?? start;
  return (
    Math.max(start.x, end.x, bend.x) >= window.x - 20 &&
    Math.min(start.x, end.x, bend.x) <= window.x + window.width + 20 &&
    Math.max(start.y, end.y, bend.y) >= window.y - 20 &&
    Math.min(start.y, end.y, bend.y) <= window.y + window.height + 20
  );
}

function inside({ x, y }: Point, window: Bounds, margin: number): boolean {
  return (
    x >= window.x - margin &&
    x <= window.x + window.width + margin &&
    y >= window.y - margin &&
    y <= window.y + window.height + margin
  );
}
