import { describe, expect, it } from 'vitest';
import { quadrantOf } from '../model';
import { fromPixels, inWindow, quadrants, snap, toPixels, whole, windowOf } from './coordinates';

const size = { width: 620, height: 400 };

describe('the plane of the grid', () => {
  it('snaps to tenths inside 0–3, whatever it is given', () => {
    expect(snap(1.2345)).toBe(1.2);
    expect(snap(0.1 + 0.2)).toBe(0.3);
    expect(snap(-4)).toBe(0);
    expect(snap(99)).toBe(3);
    expect(snap(Number.NaN)).toBe(0);
    expect(snap(Number.POSITIVE_INFINITY)).toBe(0);
  });

  it('goes to pixels and back, up being more', () => {
    for (const view of [whole, windowOf('manage_closely')]) {
      const point = { x: 2.3, y: 1.9 };
      const back = fromPixels(toPixels(point, view, size), view, size);
      expect(back.x).toBeCloseTo(point.x);
      expect(back.y).toBeCloseTo(point.y);
    }
    expect(toPixels({ x: 0, y: 3 }, whole, size).y).toBeLessThan(
      toPixels({ x: 0, y: 0 }, whole, size).y,
    );
  });

  it('shows in the window of a quadrant all who belong to it', () => {
    for (const name of quadrants) {
      const view = windowOf(name);
      for (let x = 0; x <= 30; x++) {
        for (let y = 0; y <= 30; y++) {
          const point = { x: x / 10, y: y / 10 };
          const own = quadrantOf({ interest: point.x, influence: point.y }) === name;
          if (own) expect(inWindow(point, view)).toBe(true);
        }
      }
    }
  });
});
