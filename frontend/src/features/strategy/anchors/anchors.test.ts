import { expect, it } from 'vitest';
import { type Outcome, runSession } from './sessions';

// 200 sessions with every `npm test`; SAMRAD_ANCHOR_SESSIONS=1000 for the figures.
const sessions = Number(process.env.SAMRAD_ANCHOR_SESSIONS ?? 200);

it(`keeps comments at their words through ${sessions} random sessions`, () => {
  const count: Record<Outcome, number> = {
    exact: 0,
    near: 0,
    torn: 0,
    short: 0,
    orphan: 0,
    wrong: 0,
    lost: 0,
    ghost: 0,
    faded: 0,
  };
  let diverged = 0;
  const verbose = process.env.SAMRAD_ANCHOR_LOG;
  for (let seed = 1; seed <= sessions; seed++) {
    const result = runSession(seed);
    if (result.diverged) {
      diverged += 1;
      continue;
    }
    result.outcomes.forEach((outcome, index) => {
      count[outcome] += 1;
      if (verbose && ['wrong', 'short', 'lost', 'ghost'].includes(outcome))
        // biome-ignore lint/suspicious/noConsole: the share kept is what one runs this for
        console.log(seed, `c${index}`, outcome);
    });
  }
  const { exact, near, torn, short, wrong, lost, orphan, ghost } = count;
  const alive = exact + near + torn + short + wrong + lost;
  const kept = (exact + near + torn) / alive;
  // biome-ignore lint/suspicious/noConsole: the share kept is what one runs this for
  console.log(
    `${sessions} sessions (${diverged} without an oracle): of ${alive} comments whose words are there, ` +
      `${(100 * kept).toFixed(2)} % kept (${((100 * exact) / alive).toFixed(2)} % to the character, ${torn} of them torn apart), ` +
      `${short} cut short, ${lost} lost, ${wrong} wrong; of ${orphan + ghost} whose words are gone, ${ghost} shown all the same`,
  );
  expect(diverged).toBeLessThan(sessions / 10);
  expect(kept).toBeGreaterThan(0.97);
  expect(wrong / alive).toBeLessThan(0.01);
}, 600_000);
