import { describe, expect, it } from 'vitest';
import { nodeHeight } from './geometry';
import { layOut } from './layout';
import { placeNew } from './spread';

const nodes = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `n${String(i).padStart(3, '0')}`, width: 150 }));
const chain = (count: number) =>
  Array.from({ length: count - 1 }, (_, i) => ({
    from: `n${String(i).padStart(3, '0')}`,
    to: `n${String(i + 1).padStart(3, '0')}`,
    weight: 2,
  }));
const none = new Map();

function overlapping(places: ReadonlyMap<string, { x: number; y: number }>) {
  const all = [...places.values()];
  let count = 0;
  for (let i = 0; i < all.length; i++) {
    for (let j = i + 1; j < all.length; j++) {
      const a = all[i];
      const b = all[j];
      if (a && b && Math.abs(a.x - b.x) < 150 && Math.abs(a.y - b.y) < nodeHeight) count++;
    }
  }
  return count;
}

describe('the automatic layout', () => {
  it('is the same every time, in whatever order the map is read', () => {
    const input = { nodes: nodes(40), edges: chain(30), pinned: none };
    const first = layOut(input);
    const again = layOut({ ...input, nodes: [...input.nodes].reverse() });
    expect([...again].sort()).toEqual([...first].sort());
  });

  it('lets nobody cover anybody', () => {
    expect(overlapping(layOut({ nodes: nodes(120), edges: chain(100), pinned: none }))).toBe(0);
  });

  it('leaves the pinned where they are', () => {
    const pinned = new Map([
      ['n003', { x: 900, y: -400 }],
      ['n039', { x: 910, y: -395 }],
    ]);
    const places = layOut({ nodes: nodes(40), edges: chain(30), pinned });
    expect(places.get('n003')).toEqual({ x: 900, y: -400 });
    expect(places.get('n039')).toEqual({ x: 910, y: -395 });
  });

  it('puts those without relations below the others', () => {
    const places = layOut({ nodes: nodes(12), edges: chain(8), pinned: none });
    const lowest = Math.max(...[...places].slice(0, 8).map(([, place]) => place.y));
    for (const id of ['n008', 'n009', 'n010', 'n011']) {
      expect(places.get(id)?.y).toBeGreaterThan(lowest);
    }
  });

  it('takes a map with nobody, with one, and with relations to nobody', () => {
    expect(layOut({ nodes: [], edges: [], pinned: none }).size).toBe(0);
    const [only] = layOut({ nodes: nodes(1), edges: [], pinned: none }).values();
    expect(Number.isFinite(only?.x)).toBe(true);
    const places = layOut({
      nodes: nodes(2),
      edges: [
        { from: 'n000', to: 'gone', weight: 1 },
        { from: 'n000', to: 'n000', weight: 1 },
      ],
      pinned: none,
    });
    expect(places.size).toBe(2);
    expect(overlapping(places)).toBe(0);
  });
});

describe('somebody new', () => {
  const places = new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 0, y: 60 }],
  ]);
  const widths = new Map([
    ['a', 150],
    ['b', 150],
  ]);
  it('stands beside its own without covering anybody', () => {
    const place = placeNew(places, widths, 150, ['a']);
    expect(overlapping(new Map([...places, ['new', place]]))).toBe(0);
    expect(Math.hypot(place.x, place.y)).toBeLessThan(320);
  });
  it('stands under everyone when it has no relations', () => {
    expect(placeNew(places, widths, 150, []).y).toBeGreaterThan(60);
    expect(placeNew(new Map(), new Map(), 150, [])).toEqual({ x: 0, y: 0 });
  });
});
