import { describe, expect, it } from 'vitest';
import { storeOf } from '../model/testdocs';
import { columnWidth, coverColumns, coveredBy } from './columns';

const source = {
  goals: [],
  references: [],
  language: 'da',
  stepName: (step: number) => `S${step}`,
};

describe('columns', () => {
  it('are nine steps, whatever goals name', () => {
    const columns = coverColumns('steps', source);
    expect(columns.map(({ name }) => name)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${n} S${n}`),
    );
  });
  it('are national goals, the obligatory ones first', () => {
    const one = (id: string, country: string, obligatory: boolean) => ({
      id,
      country,
      title: id,
      obligatory,
    });
    const references = [one('b', 'NO', false), one('a', 'SE', true), one('c', 'DK', true)];
    const columns = coverColumns('references', { ...source, references });
    expect(columns.map(({ key }) => key)).toEqual(['c', 'a', 'b']);
    expect(references[0]?.id).toBe('b');
  });
  it('are as wide as their longest word, and not wider than can be read', () => {
    const wide = columnWidth(['Communication and press', 'IT'], 84);
    expect(wide).toBeGreaterThan(110);
    expect(columnWidth(['IT'], 84)).toBe(84);
    expect(columnWidth([], 84)).toBe(84);
    expect(columnWidth(['x'.repeat(400)], 84)).toBeLessThan(300);
  });
});

it('a goal covers a national goal by a link of two kinds, and by no other', () => {
  const store = storeOf();
  const goal = store.add({ parent: null, title: 'Goal' });
  for (const [toId, type] of [
    ['r1', 'fulfils_obligation'],
    ['r2', 'aligns_with'],
    ['r3', 'conflicts_with'],
  ] as const)
    store.addLink({ fromGoal: goal, toKind: 'reference_goal', toId, type });
  expect([...coveredBy(store.links().values())(goal)].sort()).toEqual(['r1', 'r2']);
});
