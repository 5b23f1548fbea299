import type { Step, StepState } from '@/api';

export const stepStates: StepState[] = [
  'not_started',
  'looked_through',
  'in_progress',
  'in_review',
  'adopted',
  'skipped',
];

/**
 * The step one most likely comes for: what is being worked on, else the first
 * that nobody has looked at, else the first. Steps overlap; nothing is gated.
 */
export function startStep(steps: Step[]): Step {
  const first = (...states: StepState[]) => steps.find((step) => states.includes(step.state));
  const found = first('in_progress', 'in_review') ?? first('not_started') ?? steps[0];
  return (
    found ?? {
      step: 1,
      state: 'not_started',
      skipReason: '',
      owner: null,
      due: null,
      updatedAt: null,
    }
  );
}
