import { expect, it } from 'vitest';
import { at } from './useRowWindow';

it.each([
  [[0], 0, 0],
  [[0, 41, 82, 123], 0, 0],
  [[0, 41, 82, 123], 40, 0],
  [[0, 41, 82, 123], 41, 1],
  [[0, 41, 82, 123], 9999, 2],
  [[0, 41, 82, 123], -5, 0],
  [[0, 40, 124, 208], 100, 1],
])('%j at %i is row %i', (offsets, top, row) => expect(at(offsets, top)).toBe(row));
