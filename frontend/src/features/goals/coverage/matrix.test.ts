import { expect, it } from 'vitest';
import { columnsInUse, matrixOf } from './matrix';

const row = (id: string, parent: string | null, own: string[] = []) => ({
  id,
  parent,
  own,
  depth: 0,
});
const rows = [
  row('vision', null),
  row('statement', 'vision'),
  row('goal', 'statement', ['Care', 'IT']),
  row('sub', 'goal'),
  row('other', 'vision', ['IT', 'unknown']),
  row('alone', null),
];
const matrix = matrixOf(rows, ['Care', 'IT', 'Procurement']);

it('a goal covers itself or through what is below it', () => {
  expect(matrix.cover('goal', 'Care')).toBe('own');
  expect(matrix.cover('vision', 'Care')).toBe('below');
  expect(matrix.cover('other', 'Care')).toBeNull();
  expect(matrix.cover('sub', 'Care')).toBeNull();
});

it('counts goals that say so themselves, and columns nobody covers', () => {
  expect(Object.fromEntries(matrix.counts)).toEqual({ Care: 1, IT: 2, Procurement: 0 });
  expect(matrix.empty).toEqual(['Procurement']);
});

it('a goal is bare when neither it nor anything above or below it names anything', () => {
  expect(matrix.bare).toEqual(['alone']);
});

it('columns are what is in use, once', () => {
  expect(
    columnsInUse(
      [
        ['Å', 'B'],
        ['B', 'A'],
      ],
      'da',
    ),
  ).toEqual(['A', 'B', 'Å']);
});
