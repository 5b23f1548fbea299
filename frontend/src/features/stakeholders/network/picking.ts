import type { Point } from '../model';
import { pointOn, type Shape } from './geometry';

/** Parts in which a bent line is looked at. */
const parts = 12;

/** How far a point is from a line. */
export function distanceTo(shape: Shape, at: Point): number {
  const { start, control, end } = shape;
  if (!control) return fromSegment(start, end, at);
  let least = Number.POSITIVE_INFINITY;
  let before = start;
  for (let i = 1; i <= parts; i++) {
    const now = pointOn(shape, i / parts);
    least = Math.min(least, fromSegment(before, now, at));
    before = now;
  }
  return least;
}

function fromSegment(a: Point, b: Point, at: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((at.x - a.x) * dx + (at.y - a.y) * dy) / length;
  const t = Math.min(1, Math.max(0, share));
  return Math.hypot(a.x + dx * t - at.x, a.y + dy * t - at.y);
}

/** The nearest line that is not farther than `reach`; null when there is none. */
export function nearestLine(
  shapes: Iterable<readonly [string, Shape]>,
  at: Point,
  reach: number,
): string | null {
  let best: string | null = null;
  let least = reach;
  for (const [id, shape] of shapes) {
    if (!mayReach(shape, at, least)) continue;
    const far = distanceTo(shape, at);
    if (far > least) continue;
    best = id;
    least = far;
  }
  return best;
}

function mayReach({ start, control, end }: Shape, { x, y }: Point, reach: number): boolean {
  const bend = control ?? start;
  return (
    x >= Math.min(start.x, end.x, bend.x) - reach &&
    x <= Math.max(start.x, end.x, bend.x) + reach &&
    y >= Math.min(start.y, end.y, bend.y) - reach &&
    y <= Math.max(start.y, end.y, bend.y) + reach
  );
}
