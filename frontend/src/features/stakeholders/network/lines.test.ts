import { describe, expect, it } from 'vitest';
import { lineBetween, pointOn, shapeBetween } from './geometry';
import { distanceTo, nearestLine } from './picking';
import { WordPlaces } from './words';

const a = { x: 0, y: 0, width: 100 };
const b = { x: 400, y: 0, width: 100 };

describe('a line under the hand', () => {
  it('is found beside it, straight or bent, and not from afar', () => {
    const straight = shapeBetween(a, b, 0);
    const bent = shapeBetween(a, b, 1);
    const shapes = [
      ['straight', straight],
      ['bent', bent],
    ] as const;
    expect(nearestLine(shapes, { x: 200, y: 2 }, 7)).toBe('straight');
    const middle = pointOn(bent, 0.5);
    expect(Math.abs(middle.y)).toBeGreaterThan(12);
    expect(nearestLine(shapes, middle, 7)).toBe('bent');
    expect(nearestLine(shapes, { x: 200, y: 90 }, 7)).toBeNull();
    expect(nearestLine(shapes, { x: -60, y: 0 }, 7)).toBeNull();
  });

  it('of no length, between two that lie on each other, is a point', () => {
    const shape = shapeBetween(a, { ...a }, 0);
    expect(distanceTo(shape, { x: 3, y: 4 })).toBe(5);
  });
});

describe('the path in pictures', () => {
  it('runs as the canvas draws it', () => {
    expect(lineBetween(a, b, 0)).toEqual({ path: 'M55 0L345 0', middle: { x: 200, y: 0 } });
    expect(lineBetween(a, b, 1).path).toMatch(/^M[\d.-]+ [\d.-]+Q200 36 [\d.-]+ [\d.-]+$/);
  });
});

describe('words of lines', () => {
  const shape = shapeBetween(a, b, 0);
  it('stand in the middle, and beside it when a card is there', () => {
    expect(new WordPlaces([a, b], 11).find('advises', shape)).toEqual({ x: 200, y: 0 });
    const covered = new WordPlaces([a, b, { x: 200, y: 6, width: 60 }], 11);
    const place = covered.find('advises', shape);
    expect(place).not.toBeNull();
    expect(Math.abs((place?.x ?? 200) - 200)).toBeGreaterThan(30);
  });

  it('never cover each other, and are left out without room', () => {
    const places = new WordPlaces([a, b], 11);
    const found = Array.from({ length: 12 }, () => places.find('collaborates with', shape));
    const there = found.flatMap((place) => place ?? []);
    expect(there.length).toBeGreaterThan(0);
    expect(there.length).toBeLessThan(12);
    for (const one of there) {
      for (const other of there) {
        if (one !== other) expect(Math.abs(one.x - other.x)).toBeGreaterThan(60);
      }
    }
  });
});
