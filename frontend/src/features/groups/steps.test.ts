import { expect, it } from 'vitest';
import type { Step, StepState } from '@/api';
import { startStep } from './steps';

const steps = (...states: StepState[]): Step[] =>
  states.map((state, i) => ({
    step: i + 1,
    state,
    skipReason: '',
    owner: null,
    due: null,
    updatedAt: null,
  }));

it('opens what is being worked on, else what nobody has looked at, else the first', () => {
  expect(startStep(steps('adopted', 'not_started', 'in_review')).step).toBe(3);
  expect(startStep(steps('adopted', 'skipped', 'not_started')).step).toBe(3);
  expect(startStep(steps('adopted', 'adopted')).step).toBe(1);
  expect(startStep([]).step).toBe(1);
});
