import { describe, expect, it } from 'vitest';
import { statuses } from '../model';
import { type BoardGoal, columnsOf, keepColumns, neighbour, notSet, patchFor } from './columns';

const goal = (id: string, more: Partial<BoardGoal> = {}): BoardGoal => ({
  id,
  status: null,
  health: null,
  ownerId: null,
  municipalityId: null,
  ...more,
});

describe('columns', () => {
  it('by status are all there, in the order of a goal’s life; what is unknown is a draft', () => {
    const columns = columnsOf(
      [goal('a', { status: 'achieved' }), goal('b'), goal('c', { status: 'nonsense' })],
      'status',
    );
    expect(columns.map(({ key }) => key)).toEqual(statuses);
    expect(columns[0]?.ids).toEqual(['b', 'c']);
    expect(columns.find(({ key }) => key === 'achieved')?.ids).toEqual(['a']);
  });

  it('by owner begin with those that have none, then as the members stand; former ones last', () => {
    const goals = [
      goal('a', { ownerId: 'gone' }),
      goal('b', { ownerId: 'lars' }),
      goal('c', { ownerId: 'astrid' }),
      goal('d'),
    ];
    expect(columnsOf(goals, 'owner', ['astrid', 'freja', 'lars']).map(({ key }) => key)).toEqual([
      notSet,
      'astrid',
      'lars',
      'gone',
    ]);
  });
});

it('what is written is what the column stands for', () => {
  expect(patchFor('owner', notSet)).toEqual({ ownerId: null });
  expect(patchFor('health', 'at_risk')).toEqual({ health: 'at_risk' });
});

it('columns stay the same objects while nobody comes or goes', () => {
  const before = columnsOf([goal('a'), goal('b', { status: 'paused' })], 'status');
  const same = columnsOf(
    [goal('a', { health: 'at_risk' }), goal('b', { status: 'paused' })],
    'status',
  );
  expect(keepColumns(before, same)).toBe(before);
  const moved = keepColumns(before, columnsOf([goal('a'), goal('b')], 'status'));
  expect(moved[0]?.ids).toEqual(['a', 'b']);
  expect(moved[1]).toBe(before[1]);
  expect(moved.find(({ key }) => key === 'paused')?.ids).toEqual([]);
});

describe('arrow keys', () => {
  const columns = [
    { key: 'draft', ids: ['a', 'b', 'c'] },
    { key: 'proposed', ids: [] },
    { key: 'adopted', ids: ['d', 'e'] },
  ];
  it.each([
    ['c', 'ArrowRight', 'e'],
    ['a', 'ArrowRight', 'd'],
    ['d', 'ArrowLeft', 'a'],
    ['a', 'ArrowLeft', null],
    ['a', 'ArrowUp', null],
    ['a', 'ArrowDown', 'b'],
    ['b', 'Home', 'a'],
    ['a', 'End', 'c'],
    ['nobody', 'ArrowDown', null],
  ] as const)('%s %s leads to %s', (id, key, to) => {
    expect(neighbour(columns, id, key)).toBe(to);
  });
});
