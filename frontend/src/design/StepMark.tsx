import type { StepState } from '@/api';

// A shape per state, so that nobody needs the colour: empty ring, dot, half,
// three quarters, full with a tick, a bar across.
const drawings: Record<StepState, React.ReactNode> = {
  not_started: <circle className="step-mark__line" cx="10" cy="10" r="7" />,
  looked_through: (
    <>
      <circle className="step-mark__line" cx="10" cy="10" r="7" />
      <circle className="step-mark__fill" cx="10" cy="10" r="2.4" />
    </>
  ),
  in_progress: (
    <>
      <circle className="step-mark__line" cx="10" cy="10" r="7" />
      <path className="step-mark__fill" d="M10 3a7 7 0 0 1 0 14z" />
    </>
  ),
  in_review: (
    <>
      <circle className="step-mark__line" cx="10" cy="10" r="7" />
      <path className="step-mark__fill" d="M10 3a7 7 0 1 1-7 7h7z" />
    </>
  ),
  adopted: (
    <>
      <circle className="step-mark__full" cx="10" cy="10" r="8" />
      <path className="step-mark__tick" d="M6.2 10.3l2.6 2.6 5-5.4" />
    </>
  ),
  skipped: (
    <>
      <circle className="step-mark__line step-mark__line--dashed" cx="10" cy="10" r="7" />
      <path className="step-mark__line" d="M6 10h8" />
    </>
  ),
};

/** The state of a step as a shape. The words always stand beside it. */
export function StepMark({ state }: { state: StepState }) {
  return (
    <svg className={`step-mark step-mark--${state}`} viewBox="0 0 20 20" aria-hidden="true">
      {drawings[state]}
    </svg>
  );
}
