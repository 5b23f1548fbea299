import { expect, it } from 'vitest';
import { type Nameable, nameAt, type PlacedName, placeNames } from './names';

const board = { width: 1200, height: 800 };
const one = (x: number, y: number, name: string, more: Partial<Nameable> = {}): Nameable => ({
  ...{ x, y, name, mark: 14, chosen: false, said: false },
  ...more,
});

it('puts a name beside its mark, as wide on the screen however far one is', () => {
  const all = new Map([['a', one(100, 100, 'Citizens')]]);
  for (const zoom of [0.1, 0.5]) {
    const name = placeNames(all, zoom, board).get('a');
    expect(name?.at.y).toBe(100);
    expect((name?.at.x ?? 0) * zoom - 100 * zoom).toBeCloseTo(11 + (name?.width ?? 0) / 2);
  }
});

it('lets no name cover another, and only the foremost a mark', () => {
  const all = new Map<string, Nameable>();
  for (let i = 0; i < 300; i++)
    all.set(`n${i}`, one((i % 20) * 190, Math.floor(i / 20) * 130, `Stakeholder ${i}`));
  const zoom = 0.25;
  const names = [...placeNames(all, zoom, board).values()];
  expect(names.length).toBeGreaterThan(20);
  expect(names.length).toBeLessThan(300);
  const apart = (name: PlacedName, x: number, y: number, across: number, down: number) =>
    Math.abs(name.at.x - x) * zoom >= across - 0.01 ||
    Math.abs(name.at.y - y) * zoom >= down - 0.01;
  const covered = names.filter(
    (name) =>
      names.some(
        ({ id, at, width }) =>
          id !== name.id && !apart(name, at.x, at.y, (name.width + width) / 2, 15),
      ) || [...all.values()].some(({ x, y }) => !apart(name, x, y, name.width / 2 + 7, 14.5)),
  );
  expect(covered.map(({ id }) => id)).toEqual([]);
});

it('names the chosen first, then those with most relations, and clears the bubbles', () => {
  const tight = new Map([
    ['small', one(0, 0, 'A long name for a small one')],
    ['large', one(0, 4, 'A long name for a large one', { mark: 24 })],
    ['chosen', one(0, 8, 'A long name for the chosen one', { chosen: true })],
  ]);
  const [first, second] = placeNames(tight, 1, board).keys();
  expect([first, second]).toEqual(['chosen', 'large']);
  const crowded = new Map([
    ['a', one(0, 0, 'Citizens')],
    ['b', one(40, 12, 'Relatives', { said: true })],
  ]);
  const name = placeNames(crowded, 1, board).get('a');
  expect(name?.at.x).not.toBeGreaterThan(0);
});

it('is found by pointing at it, and leaves out who has no name', () => {
  const names = placeNames(
    new Map([
      ['a', one(0, 0, 'Citizens')],
      ['b', one(9, 90, '')],
    ]),
    0.5,
    board,
  );
  expect(names.size).toBe(1);
  const at = names.get('a')?.at ?? { x: 0, y: 0 };
  expect(nameAt(names.values(), at, 0.5)).toBe('a');
  expect(nameAt(names.values(), { x: at.x, y: at.y + 40 }, 0.5)).toBeNull();
});

it('names the foremost in the middle of a crowd, and names the others inwards', () => {
  const crowd = new Map<string, Nameable>();
  for (let i = 0; i < 400; i++)
    crowd.set(`n${i}`, one((i % 20) * 100, Math.floor(i / 20) * 100, `Stakeholder ${i}`));
  crowd.set('hub', one(1000, 1000, 'The municipality', { mark: 24 }));
  expect(placeNames(crowd, 0.2, board).has('hub')).toBe(true);
  const two = placeNames(
    new Map([
      ['a', one(0, 0, 'Left')],
      ['b', one(900, 0, 'Right')],
    ]),
    0.4,
    board,
  );
  expect(two.get('a')?.at.x).toBeGreaterThan(0);
  expect(two.get('b')?.at.x).toBeLessThan(900);
});

it('cuts no name at the edge of a phone that shows all of them', () => {
  const phone = { width: 390, height: 500 };
  const zoom = 0.3;
  // From edge to edge, with the margins that showing all leaves; the lone ones stand farthest out.
  const far = (phone.width / 2 - 28) / zoom;
  const all = new Map([
    ['left', one(-far, 0, 'The association of relatives')],
    ['beside', one(-far + 60, 0, 'Procurement of the region')],
    ['right', one(far, 100, 'The council of the elderly', { mark: 24 })],
    ['before', one(far - 60, 100, 'Digitalisation', { mark: 24 })],
    ['top', one(0, -(phone.height / 2 - 24) / zoom, 'Citizens')],
    ['bottom', one(0, (phone.height / 2 - 24) / zoom, 'Care at home')],
  ]);
  const names = placeNames(all, zoom, phone);
  expect([...names.keys()].sort()).toEqual([...all.keys()].sort());
  for (const { at, width } of names.values()) {
    expect(Math.abs(at.x * zoom) + width / 2).toBeLessThanOrEqual(phone.width / 2);
    expect(Math.abs(at.y * zoom) + 7.5).toBeLessThanOrEqual(phone.height / 2);
  }
});
