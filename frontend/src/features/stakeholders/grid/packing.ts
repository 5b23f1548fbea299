import type { Point, Size } from './coordinates';

export interface Spot extends Point {
  id: string;
}

export interface Packed extends Point {
  /** Where the values say it is, in the same pixels. */
  truth: Point;
  /** Far enough from there that a line must say so. */
  moved: boolean;
}

/** Less than this is within the mark itself and needs no line. */
const worthALine = 3;
const turn = Math.PI * (3 - Math.sqrt(5));

/** How far apart marks are kept when so many share a board: 10 to 22 pixels. */
export function spacingFor(count: number, size: Size): number {
  const share = Math.sqrt((size.width * size.height) / Math.max(1, count));
  return Math.max(10, Math.min(22, share * 0.5));
}

/**
 * Moves marks that would lie on each other to the nearest free place, in a
 * spiral around their true one. The same spots give the same places whatever
 * their order: those with the lowest id stay. What finds no place nearby stays
 * where it is; nothing leaves the board.
 */
export function pack(spots: readonly Spot[], spacing: number, size: Size): Map<string, Packed> {
  const taken = new Buckets(spacing);
  const packed = new Map<string, Packed>();
  const ordered = [...spots].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const { id, x, y } of ordered) {
    const place = nearestFree({ x, y }, taken, spacing, size);
    taken.add(place);
    packed.set(id, {
      ...place,
      truth: { x, y },
      moved: Math.hypot(place.x - x, place.y - y) > worthALine,
    });
  }
  return packed;
}

const tries = 420;

function nearestFree(truth: Point, taken: Buckets, spacing: number, size: Size): Point {
  const margin = spacing / 2;
  for (let i = 0; i < tries; i++) {
    const radius = spacing * 0.42 * Math.sqrt(i);
    const place = {
      x: truth.x + radius * Math.cos(i * turn),
      y: truth.y + radius * Math.sin(i * turn),
    };
    const inside =
      i === 0 ||
      (place.x >= margin &&
        place.y >= margin &&
        place.x <= size.width - margin &&
        place.y <= size.height - margin);
    if (inside && taken.free(place)) return place;
  }
  return truth;
}

/** Finds neighbours without looking at everyone. */
class Buckets {
  private readonly cells = new Map<number, Point[]>();
  constructor(private readonly spacing: number) {}

  private key(column: number, row: number) {
    return column * 100_003 + row;
  }

  add(point: Point) {
    const key = this.key(Math.floor(point.x / this.spacing), Math.floor(point.y / this.spacing));
    const cell = this.cells.get(key);
    if (cell) cell.push(point);
    else this.cells.set(key, [point]);
  }

  free(point: Point): boolean {
    const column = Math.floor(point.x / this.spacing);
    const row = Math.floor(point.y / this.spacing);
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of this.cells.get(this.key(column + dx, row + dy)) ?? []) {
          if (Math.hypot(other.x - point.x, other.y - point.y) < this.spacing) return false;
        }
      }
    }
    return true;
  }
}
