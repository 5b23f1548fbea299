import { describe, expect, it } from 'vitest';
import { placeLabels } from './labels';
import { pack, spacingFor } from './packing';

const size = { width: 900, height: 600 };
const many = Array.from({ length: 500 }, (_, i) => ({
  id: `s${String((i * 7919) % 500).padStart(3, '0')}`,
  x: 20 + Math.round(((i * 37) % 31) * 28.6),
  y: 20 + Math.round(((i * 53) % 29) * 19.8),
}));

describe('marks that would lie on each other', () => {
  it('are kept apart, near their true places and on the board', () => {
    const spacing = spacingFor(many.length, size);
    const packed = pack(many, spacing, size);
    const all = [...packed.values()];
    expect(all).toHaveLength(500);
    let nearest = Number.POSITIVE_INFINITY;
    all.forEach((a, i) => {
      for (const b of all.slice(i + 1))
        nearest = Math.min(nearest, Math.hypot(a.x - b.x, a.y - b.y));
    });
    expect(nearest).toBeGreaterThanOrEqual(spacing - 1e-6);
    expect(Math.max(...all.map((a) => Math.hypot(a.x - a.truth.x, a.y - a.truth.y)))).toBeLessThan(
      120,
    );
    const inside = all.filter(
      (a) => a.x >= 0 && a.y >= 0 && a.x <= size.width && a.y <= size.height,
    );
    expect(inside).toHaveLength(500);
  });

  it('stand the same whatever order they come in', () => {
    const there = pack(many, 16, size);
    const back = pack([...many].reverse(), 16, size);
    for (const [id, place] of there) expect(back.get(id)).toEqual(place);
  });

  it('stay where they are when alone, and say when they were moved', () => {
    const packed = pack(
      [
        { id: 'a', x: 100, y: 100 },
        { id: 'b', x: 100, y: 100 },
        { id: 'c', x: 400, y: 300 },
      ],
      20,
      size,
    );
    expect(packed.get('a')).toMatchObject({ x: 100, y: 100, moved: false });
    expect(packed.get('b')?.moved).toBe(true);
    expect(packed.get('b')?.truth).toEqual({ x: 100, y: 100 });
    expect(packed.get('c')?.moved).toBe(false);
  });

  it('are all there even where there is no room', () => {
    const crowd = Array.from({ length: 50 }, (_, i) => ({ id: `${i}`, x: 10, y: 10 }));
    expect(pack(crowd, 20, { width: 40, height: 40 }).size).toBe(50);
  });
});

describe('names on the board', () => {
  const mark = (id: string, x: number, y: number, weight = 0) => ({
    id,
    x,
    y,
    widths: [120, 60],
    weight,
  });
  it('stand to the right, else elsewhere, else are cut, else are left out', () => {
    expect(placeLabels([mark('a', 100, 100)], 8, size).get('a')).toEqual({
      side: 'right',
      width: 120,
    });
    expect(placeLabels([mark('a', 890, 100)], 8, size).get('a')?.side).toBe('left');
    const narrow = { width: 100, height: 60 };
    expect(placeLabels([mark('a', 20, 30)], 8, narrow).get('a')?.width).toBe(60);
    expect(placeLabels([mark('a', 20, 30)], 8, { width: 50, height: 60 }).size).toBe(0);
  });
  it('never cover a mark, and the more important one is named first', () => {
    const marks = [mark('a', 100, 100, 1), mark('b', 130, 100, 5), mark('c', 160, 100, 3)];
    const labels = placeLabels(marks, 8, { width: 270, height: 116 });
    expect(labels.get('b')?.side).not.toBe('right');
    expect(labels.has('b')).toBe(true);
  });
});
