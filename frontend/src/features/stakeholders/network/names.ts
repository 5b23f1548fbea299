import { shorten, textWidth } from '@/design/textwidth';
import type { Point } from '../model';
import { margin, type Size } from './camera';

// Names beside marks, where one is too far away for cards. As large on the screen
// however far that is; those with most relations first; none covers another name,
// only the foremost cover small marks, and none is cut by the edge of the board when
// all is shown. What finds no room is read when one comes nearer.

export const nameHeight = 12;
const widest = 156;
const weight = 500;
/** Our letters are a little wider than those that are measured. */
const wider = 1.06;
const beside = 4;
const line = 15;
/** More than these are a carpet, and cost while the paper moves. */
const most = 140;
/** So many of those with most relations are named wherever no other name is. */
const foremost = 12;

export interface Nameable extends Point {
  name: string;
  /** Pixels of its mark on the screen. */
  mark: number;
  chosen: boolean;
  /** There is a bubble at its upper left. */
  said: boolean;
}

export interface PlacedName {
  id: string;
  text: string;
  /** The middle of the words on the paper. */
  at: Point;
  /** Pixels on the screen. */
  width: number;
  chosen: boolean;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function placeNames(
  all: ReadonlyMap<string, Nameable>,
  zoom: number,
  board: Size,
): ReadonlyMap<string, PlacedName> {
  const marks = new Taken();
  const taken = new Taken();
  const edges = edgesOf(all.values(), zoom, board);
  let middle = 0;
  for (const { x, y, mark, said } of all.values()) {
    middle += x / all.size;
    marks.add(around(x * zoom, y * zoom, mark, mark));
    if (said) taken.add(around(x * zoom - 10, y * zoom - 12, 24, 22));
  }
  const order = [...all].sort(
    ([a, one], [b, other]) =>
      Number(other.chosen) - Number(one.chosen) || other.mark - one.mark || (a < b ? -1 : 1),
  );
  const names = new Map<string, PlacedName>();
  for (const [id, one] of order) {
    if (names.size >= most) break;
    if (!one.name) continue;
    const text = shorten(one.name, widest / wider, nameHeight, weight);
    const width = textWidth(text, nameHeight, weight) * wider;
    const at = { x: one.x * zoom, y: one.y * zoom };
    const boxOf = (place: Point) => around(place.x, place.y, width, line);
    const unnamed = spotsAround(at, one.mark, width, one.x > middle)
      .map((place) => (place.y === at.y ? place : pushedIn(place, width, edges)))
      .filter((place) => within(boxOf(place), edges) && taken.isFree(boxOf(place)));
    const clear = unnamed.find((place) => marks.isFree(boxOf(place)));
    const spot = clear ?? (names.size < foremost ? unnamed[0] : undefined);
    if (!spot) continue;
    taken.add(boxOf(spot));
    names.set(id, {
      ...{ id, text, width, chosen: one.chosen },
      at: { x: spot.x / zoom, y: spot.y / zoom },
    });
  }
  return names;
}

/** Where a name may stand, the best first; `left` where the others are to the left. */
export function spotsAround({ x, y }: Point, mark: number, width: number, left = false): Point[] {
  const across = (mark / 2 + beside + width / 2) * (left ? -1 : 1);
  const down = mark / 2 + 2 + line / 2;
  return [
    { x: x + across, y },
    { x: x - across, y },
    { x, y: y + down },
    { x, y: y - down },
    { x, y: y + down + beside / 2 },
    { x, y: y - down - beside / 2 },
  ];
}

/**
 * What is on the board when all is shown, or more where the marks are farther apart: the
 * same wherever the paper is moved to, so that names stand still on it.
 */
function edgesOf(all: Iterable<Point>, zoom: number, board: Size): Box {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [top, bottom] = [left, right];
  for (const { x, y } of all) {
    [left, right] = [Math.min(left, x * zoom), Math.max(right, x * zoom)];
    [top, bottom] = [Math.min(top, y * zoom), Math.max(bottom, y * zoom)];
  }
  const width = Math.max(board.width, right - left + 2 * margin.x) - 2 * beside;
  const height = Math.max(board.height, bottom - top + 2 * margin.y) - 2 * beside;
  return around((left + right) / 2, (top + bottom) / 2, width, height);
}

/** Above or below its mark a name may stand a little to the side. */
function pushedIn({ x, y }: Point, width: number, edges: Box): Point {
  // A hair more, since what is worked out twice is not the same to the last digit.
  const half = width / 2 + 0.1;
  return { x: Math.max(edges.left + half, Math.min(edges.right - half, x)), y };
}

const within = (inner: Box, outer: Box) =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

/** Whose name is there; on the paper. */
export function nameAt(names: Iterable<PlacedName>, at: Point, zoom: number): string | null {
  for (const { id, at: middle, width } of names) {
    const dx = Math.abs(at.x - middle.x) * zoom;
    const dy = Math.abs(at.y - middle.y) * zoom;
    if (dx <= width / 2 && dy <= line / 2) return id;
  }
  return null;
}

const around = (x: number, y: number, width: number, height: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const cell = { width: 80, height: 24 };

/** Boxes by where they are, so that hundreds need not be looked at for each. */
class Taken {
  private readonly cells = new Map<string, Box[]>();

  add(box: Box) {
    for (const key of keysOf(box)) {
      const list = this.cells.get(key);
      if (list) list.push(box);
      else this.cells.set(key, [box]);
    }
  }

  isFree(box: Box): boolean {
    for (const key of keysOf(box)) {
      if (this.cells.get(key)?.some((other) => overlap(box, other))) return false;
    }
    return true;
  }
}

function* keysOf({ left, right, top, bottom }: Box) {
  for (let c = Math.floor(left / cell.width); c <= Math.floor(right / cell.width); c++) {
    for (let r = Math.floor(top / cell.height); r <= Math.floor(bottom / cell.height); r++)
      yield `${c}/${r}`;
  }
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
