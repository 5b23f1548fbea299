// What an action plan still lacks, and what activities may wait for.

/** What "done" without is only half done. Keys of the texts `plans.missing.*`. */
export const demanded = [
  'operationalOwner',
  'handover',
  'baseline',
  'training',
  'followUp',
] as const;
export type Missing = (typeof demanded)[number];

export interface PlanFacts {
  readonly operationalOwnerId: string | null;
  readonly handoverOn: string | null;
  readonly followUpOn: string | null;
  /** The text of the section. */
  readonly training: string;
  /** The baselines of the plan's indicators; none when it has no indicator. */
  readonly baselines: readonly (number | null)[];
}

/** In the order of `demanded`. A plan without an indicator has no baseline. */
export function missingOf(plan: PlanFacts): Missing[] {
  const lacks: Record<Missing, boolean> = {
    operationalOwner: !plan.operationalOwnerId,
    handover: !plan.handoverOn,
    baseline: plan.baselines.length === 0 || plan.baselines.some((one) => one === null),
    training: plan.training.trim() === '',
    followUp: !plan.followUpOn,
  };
  return demanded.filter((one) => lacks[one]);
}

interface Waiting {
  readonly id: string;
  readonly dependsOn: readonly string[];
}

/** Whether `id` waiting for `on` would make them wait for each other, by however many steps. */
export function wouldCircle(
  activities: ReadonlyMap<string, Waiting>,
  id: string,
  on: string,
): boolean {
  const seen = new Set<string>();
  const waiting = [on];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (one === id) return true;
    if (seen.has(one)) continue;
    seen.add(one);
    waiting.push(...(activities.get(one)?.dependsOn ?? []));
  }
  return false;
}

interface Dated extends Waiting {
  readonly start: string | null;
  readonly due: string | null;
}

/** What it waits for that is due only after it begins. */
export function tooEarly(activities: ReadonlyMap<string, Dated>, one: Dated): string[] {
  const begins = one.start ?? one.due;
  if (!begins) return [];
  return one.dependsOn.filter((id) => {
    const due = activities.get(id)?.due;
    return due !== undefined && due !== null && due > begins;
  });
}
