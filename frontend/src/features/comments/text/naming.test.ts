import { expect, it } from 'vitest';
import { fromSent, matching, nameAt, withReferences } from './naming';

const freja = { name: 'Freja Holm', ref: 'person:1', hint: 'Odense' };
const short = { name: 'Freja', ref: 'person:2', hint: 'Bergen' };

it('puts references to names, the longer name first, and back', () => {
  const sent = withReferences({
    text: 'Hej @Freja Holm og @Freja, @Ukendt',
    named: [short, freja],
  });
  expect(sent).toBe('Hej @[Freja Holm](person:1) og @[Freja](person:2), @Ukendt');
  const back = fromSent(sent);
  expect(back.text).toBe('Hej @Freja Holm og @Freja, @Ukendt');
  expect(withReferences(back)).toBe(sent);
});

it('knows when a name is being typed', () => {
  expect(nameAt('Hej @Fre', 8)).toEqual({ from: 4, query: 'Fre' });
  expect(nameAt('@', 1)).toEqual({ from: 0, query: '' });
  expect(nameAt('a@b.dk', 6)).toBeNull();
  expect(nameAt('@ nej', 5)).toBeNull();
});

it('finds by the beginning of any word, of the name or of what stands beside it', () => {
  const aarhus = { name: 'Ældreråd', ref: 'stakeholder:d/s', hint: 'Kort' };
  const all = [freja, short, aarhus];
  expect(matching(all, 'hol')).toEqual([freja]);
  expect(matching(all, 'ber')).toEqual([short]);
  expect(matching(all, 'ÆLDRERA')).toEqual([aarhus]);
  expect(matching(all, 'reja')).toEqual([]);
});
