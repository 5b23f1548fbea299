import { expect, it } from 'vitest';
import type { Action, Goal, GoalLink, Plan } from '../model';
import { dependenciesOf, keepRows, rowsOf } from './rows';

const goal = (id: string, more: Partial<Goal> = {}) =>
  ({ id, title: id, start: null, due: null, status: null, ...more }) as Goal;
const action = (id: string, more: Partial<Action> = {}) =>
  ({ id, title: id, start: null, due: null, dependsOn: [], milestone: false, ...more }) as Action;
const plan = (id: string, goalIds: string[]) => ({ id, goalIds }) as unknown as Plan;

const actions = new Map(
  [
    action('train', { due: '2027-01-01', dependsOn: ['buy', 'gone'] }),
    action('buy', { start: '2026-01-01' }),
    action('kick-off', { start: '2026-02-02', milestone: true }),
  ].map((one) => [one.id, one]),
);
const source = {
  goals: [goal('a'), goal('b', { due: '2027-01-01', status: 'achieved' })],
  depthOf: (id: string) => (id === 'b' ? 1 : 0),
  codeOf: (id: string) => (id === 'b' ? '1.1' : '1'),
  plans: [plan('p', ['b', 'a']), plan('q', ['gone'])],
  actionsOf: (id: string) =>
    (id === 'p' ? ['train', 'buy'] : ['kick-off']).flatMap((one) => actions.get(one) ?? []),
};

it('activities stand once, below the first goal of their plan; those of no goal last', () => {
  const rows = rowsOf(source, true, false);
  expect(rows.map(({ id, depth }) => [id, depth])).toEqual([
    ['a', 0],
    ['train', 1],
    ['buy', 1],
    ['b', 1],
    ['kick-off', 0],
  ]);
  expect(rows.at(-1)).toMatchObject({ start: null, due: '2026-02-02', goalId: null });
  expect(rows[3]?.over).toBe(true);
});

it('may leave out activities, and what has no date', () => {
  expect(rowsOf(source, false, false).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(rowsOf(source, false, true).map(({ id }) => id)).toEqual(['b']);
});

it('rows stay the same objects while nothing of them changes', () => {
  const before = rowsOf(source, true, false);
  expect(keepRows(before, rowsOf(source, true, false))).toBe(before);
  const goals = [goal('a', { title: 'A' }), ...source.goals.slice(1)];
  const after = keepRows(before, rowsOf({ ...source, goals }, true, false));
  expect(after[0]?.title).toBe('A');
  expect(after[1]).toBe(before[1]);
});

it('dependencies are those between rows that are there', () => {
  const link = (more: Partial<GoalLink>) =>
    ({ type: 'depends_on', fromGoal: 'b', toId: 'a', toDocument: null, ...more }) as GoalLink;
  const rows = rowsOf(source, true, false);
  const links = [
    link({}),
    link({ toDocument: 'elsewhere' }),
    link({ toId: 'gone' }),
    link({ type: 'conflicts_with' }),
    link({ toId: 'b' }),
  ];
  expect(dependenciesOf(rows, links, actions)).toEqual([
    { before: 'a', after: 'b' },
    { before: 'buy', after: 'train' },
  ]);
});
