import { expect, it } from 'vitest';
import { sayGap } from './sayGap';

const t = (key: string, { count }: { count: number }) => `${key} ${count}`;

it('counts steps to go, and steps more than wanted, never below nothing', () => {
  expect([3, 0, -2].map((gap) => sayGap(gap, t))).toEqual([
    'engagement.gapIs 3',
    'engagement.gapIs 0',
    'engagement.beyond 2',
  ]);
});
