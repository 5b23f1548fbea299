import { expect, it } from 'vitest';
import { find } from './search';

const things = [
  { id: '1', label: 'Vision: a strategy for all' },
  { id: '2', label: 'Strategy 2027', hint: 'CONNECT demo' },
  { id: '3', label: 'Förstärkning av målen', hint: 'Västerås' },
  { id: '4', label: 'Þjónusta og ábyrgð' },
];
const ids = (typed: string) => find(things, typed).map((thing) => thing.id);

it('puts what starts with the words first', () => expect(ids('strat')).toEqual(['2', '1']));
it('needs every word, in the label or its hint', () => {
  expect(ids('strategy demo')).toEqual(['2']);
  expect(ids('strategy västerås')).toEqual([]);
});
it('forgives missing accents and Nordic letters', () => {
  expect(ids('forstarkning')).toEqual(['3']);
  expect(ids('thjonusta abyrgd')).toEqual(['4']);
});
it('shows everything while nothing is typed', () => expect(ids('  ')).toHaveLength(4));
