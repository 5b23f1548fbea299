interface Placed {
  id: string;
  x: number;
  y: number;
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const ways: Record<Direction, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export function isDirection(key: string): key is Direction {
  return Object.hasOwn(ways, key);
}

export function wayOf(direction: Direction) {
  return ways[direction];
}

/**
 * Whom an arrow key leads to: the nearest one in that direction, where being
 * off to the side counts double. Null at the edge.
 */
export function nearestTo(
  from: Placed,
  direction: Direction,
  all: Iterable<Placed>,
): string | null {
  const way = ways[direction];
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const one of all) {
    if (one.id === from.id) continue;
    const dx = one.x - from.x;
    const dy = one.y - from.y;
    const ahead = dx * way.x + dy * way.y;
    if (ahead <= 0.5) continue;
    const aside = Math.abs(dx * way.y) + Math.abs(dy * way.x);
    // More to the side than ahead: only when nobody is straight ahead.
    const cost = ahead + 2 * aside + (aside > ahead ? 1e6 : 0);
    if (cost < least || (cost === least && best !== null && one.id < best)) {
      least = cost;
      best = one.id;
    }
  }
  return best;
}

/** Who stands nearest to a place, others than `id`; null when there is nobody. */
export function nearestOf(
  id: string,
  place: { x: number; y: number },
  all: Iterable<{ id: string; x: number; y: number }>,
): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const one of all) {
    const away = Math.hypot(one.x - place.x, one.y - place.y);
    if (one.id === id || away >= least) continue;
    best = one.id;
    least = away;
  }
  return best;
}
