import { useMemo } from 'react';
import { useTopic } from '@/features/shareddoc';
import { type GoalStore, type Indicator, indicatorProgress } from '../model';
import { type Point, seriesOf } from './sheet';

/** The curve of an indicator over all municipalities, by its own rule of joining them. */
export function useSeries(store: GoalStore, one: Indicator): readonly Point[] {
  const values = useTopic(store, 'progress', store.reportedValues);
  return useMemo(() => {
    const own = values.filter(({ indicatorId }) => indicatorId === one.id);
    return seriesOf(own, (known) => indicatorProgress(one, known).current);
  }, [values, one]);
}
