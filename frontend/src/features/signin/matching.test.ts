import { expect, it } from 'vitest';
import { matching } from './matching';

const organisation = (name: string, shortName = name) => ({
  id: name,
  name,
  shortName,
  country: 'SE',
  kind: 'municipality' as const,
  colour: 'blue',
});
const all = [
  organisation('Västerås stad', 'Västerås'),
  organisation('Reykjavíkurborg', 'Reykjavík'),
  organisation('Etelä-Karjala', 'Eksote'),
  organisation('Ålborg'),
  organisation('Odense Kommune', 'Odense'),
];
const names = (typed: string, language = 'sv') =>
  matching(all, typed, language).map((one) => one.name);

it('finds without the right letters, and by the short name', () => {
  expect(names('vasteras')).toEqual(['Västerås stad']);
  expect(names('REYK')).toEqual(['Reykjavíkurborg']);
  expect(names(' eksote ')).toEqual(['Etelä-Karjala']);
  expect(names('zzz')).toEqual([]);
});

it('sorts as the language sorts: Å is the last letter in Swedish', () => {
  expect(names('', 'sv').at(-1)).toBe('Ålborg');
  expect(names('', 'en')[0]).toBe('Ålborg');
});
