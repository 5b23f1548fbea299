import { expect, it } from 'vitest';
import { found } from './found';

const all = ['Færre fald', 'Udbud af sensorer', 'Fald i hjemmet'];
const same = (one: string) => one;

it('finds what holds all words, whatever their order and case', () => {
  expect(found(all, ' FALD ', same).options).toEqual(['Færre fald', 'Fald i hjemmet']);
  expect(found(all, 'hjem fald', same).options).toEqual(['Fald i hjemmet']);
  expect(found(all, '', same)).toEqual({ options: all, left: 0 });
  expect(found(all, 'xyz', same)).toEqual({ options: [], left: 0 });
});

it('says how many more there are than it shows', () => {
  const many = Array.from({ length: 75 }, (_, i) => `a${i}`);
  const { options, left } = found(many, 'a', same);
  expect([options.length, left]).toEqual([60, 15]);
});
