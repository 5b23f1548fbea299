import { expect, it } from 'vitest';
import { nearestOf, nearestTo } from './nearest';

const at = (id: string, x: number, y: number) => ({ id, x, y });
const middle = at('m', 0, 0);

it('leads to the nearest one in the direction of the arrow', () => {
  const all = [middle, at('near', 20, 2), at('far', 60, 0), at('aside', 10, 40), at('up', 0, -30)];
  expect(nearestTo(middle, 'ArrowRight', all)).toBe('near');
  expect(nearestTo(middle, 'ArrowDown', all)).toBe('aside');
  expect(nearestTo(middle, 'ArrowUp', all)).toBe('up');
  expect(nearestTo(middle, 'ArrowLeft', all)).toBeNull();
});

it('reaches everyone in a crowd', () => {
  const crowd = Array.from({ length: 100 }, (_, i) => at(`c${i}`, (i * 37) % 101, (i * 61) % 89));
  const reached = new Set<string>(['c0']);
  const todo = ['c0'];
  while (todo.length > 0) {
    const id = todo.pop();
    const from = crowd.find((one) => one.id === id);
    for (const way of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) {
      const next = from && nearestTo(from, way, crowd);
      if (next && !reached.has(next)) {
        reached.add(next);
        todo.push(next);
      }
    }
  }
  expect(reached.size).toBe(100);
});

it('finds who stands nearest to a place, others than oneself', () => {
  const all = [at('self', 1, 1), at('far', 90, 0), at('near', 8, 9)];
  expect(nearestOf('self', { x: 0, y: 0 }, all)).toBe('near');
  expect(nearestOf('self', { x: 80, y: 0 }, all)).toBe('far');
  expect(nearestOf('self', { x: 0, y: 0 }, [at('self', 1, 1)])).toBeNull();
});
