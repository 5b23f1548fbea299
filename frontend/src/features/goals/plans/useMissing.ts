import { useMemo } from 'react';
import { type GoalStore, type Plan, useIndicators, useWords } from '../model';
import { type Missing, missingOf } from './rules';

/** What a plan still lacks, followed live. */
export function useMissing(store: GoalStore, plan: Plan): readonly Missing[] {
  const training = useWords(store, plan.id, 'training');
  const indicators = useIndicators(store);
  return useMemo(() => {
    const own = plan.indicatorIds.flatMap((id) => indicators.get(id) ?? []);
    return missingOf({ ...plan, training, baselines: own.map((one) => one.baselineValue) });
  }, [plan, training, indicators]);
}
