import { useMemo } from 'react';
import type { GoalStore, Indicator } from '../model';
import { trendOf } from './trend';
import { useSeries } from './useSeries';

const box = { width: 96, height: 28, pad: 3 };

/** The way so far, very small. Its numbers stand in the dialog's table. */
export function Sparkline({ store, one }: { store: GoalStore; one: Indicator }) {
  const series = useSeries(store, one);
  const trend = useMemo(
    () =>
      trendOf(
        series,
        {
          baseline: one.baselineValue,
          target: one.targetValue,
          rangeLow: one.rangeLow,
          rangeHigh: one.rangeHigh,
          milestones: [],
          days: [],
        },
        box,
      ),
    [series, one],
  );
  if (!trend || trend.points.length < 2) return null;
  const last = trend.points.at(-1);
  return (
    <svg className="sparkline" viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
      {trend.target !== null && (
        <path className="trend__target" d={`M0 ${trend.target}H${box.width}`} />
      )}
      <path className="trend__line" d={trend.line} />
      {last && <circle className="trend__dot" cx={last.x} cy={last.y} r="2.4" />}
    </svg>
  );
}
