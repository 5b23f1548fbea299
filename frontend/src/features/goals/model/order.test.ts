import { describe, expect, it } from 'vitest';
import { keysBetween } from './order';

/** The same numbers each time. */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const one = (before: string | null, after: string | null, chance = dice(1)) => {
  const [key] = keysBetween(before, after, 1, chance) ?? [];
  if (key === undefined) throw new Error(`no room between ${before} and ${after}`);
  return key;
};

describe('keys of an order', () => {
  it('lie between their neighbours, wherever they are put, 3,000 times', () => {
    const chance = dice(4);
    const keys: string[] = [];
    for (let i = 0; i < 3_000; i += 1) {
      const at = Math.floor(chance() * (keys.length + 1));
      keys.splice(at, 0, one(keys[at - 1] ?? null, keys[at] ?? null, chance));
    }
    expect([...keys].sort()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('stay short when a list grows at its end or its beginning', () => {
    const chance = dice(2);
    let [last, first] = ['', ''];
    for (let i = 0; i < 5_000; i += 1) {
      const next: string = one(last || null, null, chance);
      expect(next > last).toBe(true);
      last = next;
      const before: string = one(null, first || null, chance);
      expect(first === '' || before < first).toBe(true);
      first = before;
    }
    expect(Math.max(last.length, first.length)).toBeLessThan(9);
  });

  it('grow slowly when one is put after the other in one place', () => {
    const chance = dice(3);
    let last = 'a0';
    for (let i = 0; i < 600; i += 1) {
      const next = one(last, 'a1', chance);
      expect(next > last && next < 'a1').toBe(true);
      last = next;
    }
    expect(last.length).toBeLessThan(150);
  });

  it('of two people who put something in one place differ', () => {
    const keys = Array.from({ length: 40 }, () => keysBetween('a0', 'a1', 1)?.[0]);
    expect(new Set(keys).size).toBeGreaterThan(35);
  });

  it.each([1, 2, 61, 62, 63, 5_000])('%d at once, ascending', (count) => {
    for (const [before, after] of [
      [null, null],
      ['a5', null],
      [null, 'a5'],
      ['a5', 'a6'],
      ['a5', 'a5V'],
    ] as const) {
      const keys = keysBetween(before, after, count) ?? [];
      const all = [...(before ? [before] : []), ...keys, ...(after ? [after] : [])];
      expect(keys).toHaveLength(count);
      expect([...new Set(all)].sort()).toEqual(all);
    }
  });

  it('there are none between equal ones, turned ones, or words that are no keys', () => {
    expect(keysBetween('a1', 'a1', 1)).toBeNull();
    expect(keysBetween('a2', 'a1', 1)).toBeNull();
    expect(keysBetween('a 1', null, 1)).toBeNull();
    expect(keysBetween(null, 'å', 1)).toBeNull();
    expect(keysBetween('a', 'a0', 1)).toBeNull();
    expect(keysBetween('a'.repeat(401), null, 1)).toBeNull();
    // What has none stands first: there is room behind it.
    expect(one('', 'a0') < 'a0').toBe(true);
    // Others' keys without an integer part.
    for (const [low, high] of [
      ['zzz', null],
      [null, '1'],
      ['5', '6'],
      ['zz', null],
    ] as const) {
      const key = one(low, high);
      expect((low === null || key > low) && (high === null || key < high)).toBe(true);
    }
  });
});
