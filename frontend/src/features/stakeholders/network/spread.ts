import type { Point } from '../model';
import { nodeHeight } from './geometry';

/** Few have room for the words on their lines; many stand close. */
const gaps = { few: { x: 44, y: 40 }, many: { x: 20, y: 14 }, fewAre: 60 };
const gapFor = (count: number) => (count <= gaps.fewAre ? gaps.few : gaps.many);
const passes = 80;
const cell = { x: 240, y: 64 };

/** Pushes cards apart until none covers another, the shorter way first; the fixed ones stay. */
export function spread(
  places: Map<string, Point>,
  widths: ReadonlyMap<string, number>,
  fixed: ReadonlySet<string>,
) {
  const ids = [...places.keys()].sort();
  const at = ids.map((id) => ({ ...(places.get(id) ?? { x: 0, y: 0 }) }));
  const gap = gapFor(ids.length);
  const half = ids.map((id) => ((widths.get(id) ?? 120) + gap.x) / 2);
  const still = ids.map((id) => fixed.has(id));
  const height = nodeHeight + gap.y;
  for (let pass = 0; pass < passes; pass++) {
    if (!pushOnce(at, half, still, height)) break;
  }
  ids.forEach((id, i) => {
    const place = at[i];
    if (place) places.set(id, place);
  });
}

function pushOnce(
  at: { x: number; y: number }[],
  half: number[],
  still: boolean[],
  height: number,
) {
  const cells = new Map<number, number[]>();
  const key = (column: number, row: number) => column * 100_003 + row;
  at.forEach(({ x, y }, i) => {
    const k = key(Math.floor(x / cell.x), Math.floor(y / cell.y));
    const list = cells.get(k);
    if (list) list.push(i);
    else cells.set(k, [i]);
  });
  let pushed = false;
  at.forEach((one, i) => {
    const column = Math.floor(one.x / cell.x);
    const row = Math.floor(one.y / cell.y);
    for (let dc = -1; dc <= 1; dc++) {
      for (let dr = -1; dr <= 1; dr++) {
        for (const j of cells.get(key(column + dc, row + dr)) ?? []) {
          if (j > i && part(at, half, still, height, i, j)) pushed = true;
        }
      }
    }
  });
  return pushed;
}

function part(
  at: { x: number; y: number }[],
  half: number[],
  still: boolean[],
  height: number,
  i: number,
  j: number,
): boolean {
  const a = at[i];
  const b = at[j];
  if (!a || !b || (still[i] && still[j])) return false;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const tooNearX = (half[i] ?? 0) + (half[j] ?? 0) - Math.abs(dx);
  const tooNearY = height - Math.abs(dy);
  if (tooNearX <= 0.5 || tooNearY <= 0.5) return false;
  const share = still[i] ? { a: 0, b: 1 } : still[j] ? { a: 1, b: 0 } : { a: 0.5, b: 0.5 };
  if (tooNearY * 1.6 < tooNearX) {
    const way = dy === 0 ? (i < j ? 1 : -1) : Math.sign(dy);
    a.y -= way * tooNearY * share.a;
    b.y += way * tooNearY * share.b;
  } else {
    const way = dx === 0 ? 1 : Math.sign(dx);
    a.x -= way * tooNearX * share.a;
    b.x += way * tooNearX * share.b;
  }
  return true;
}

/**
 * A place for somebody new without moving anybody: beside those they are tied
 * to, or under everyone, at the nearest spot that is free.
 */
export function placeNew(
  places: ReadonlyMap<string, Point>,
  widths: ReadonlyMap<string, number>,
  width: number,
  neighbours: readonly string[],
): Point {
  const near = neighbours.flatMap((id) => places.get(id) ?? []);
  const start = near.length > 0 ? mean(near) : under(places);
  for (let i = 0; i < 600; i++) {
    const radius = 26 * Math.sqrt(i);
    const angle = i * Math.PI * (3 - Math.sqrt(5)) + Math.PI / 2;
    const place = {
      x: Math.round(start.x + 1.6 * radius * Math.cos(angle)),
      y: Math.round(start.y + radius * Math.sin(angle)),
    };
    if (isFree(place, width, places, widths)) return place;
  }
  return start;
}

function isFree(
  place: Point,
  width: number,
  places: ReadonlyMap<string, Point>,
  widths: ReadonlyMap<string, number>,
) {
  const gap = gapFor(places.size);
  for (const [id, other] of places) {
    const apart = (width + (widths.get(id) ?? 120)) / 2 + gap.x;
    if (Math.abs(other.x - place.x) < apart && Math.abs(other.y - place.y) < nodeHeight + gap.y)
      return false;
  }
  return true;
}

function mean(points: readonly Point[]): Point {
  const sum = points.reduce((all, one) => ({ x: all.x + one.x, y: all.y + one.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length + 60 };
}

function under(places: ReadonlyMap<string, Point>): Point {
  let bottom = Number.NEGATIVE_INFINITY;
  let x = 0;
  for (const place of places.values()) {
    bottom = Math.max(bottom, place.y);
    x += place.x / places.size;
  }
  return places.size === 0 ? { x: 0, y: 0 } : { x, y: bottom + 72 };
}
