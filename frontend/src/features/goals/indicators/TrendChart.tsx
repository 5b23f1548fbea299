import { useMemo } from 'react';
import { formatDate, useTranslation } from '@/i18n';
import { sayNumber } from '../inputs';
import type { GoalStore, Indicator } from '../model';
import { trendOf } from './trend';
import { useSeries } from './useSeries';
import { useUnit } from './useUnit';

const box = { width: 640, height: 200, pad: 14 };

/** The way so far against baseline, target and milestones, with a table of the same. */
export function TrendChart({ store, one }: { store: GoalStore; one: Indicator }) {
  const { t, i18n } = useTranslation('goalviews');
  const unit = useUnit();
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
          milestones: one.milestones.map(({ date, value }) => ({ day: date, value })),
          days: [one.baselineDate, one.targetDate],
        },
        box,
      ),
    [series, one],
  );
  const [first] = series;
  const last = series.at(-1);
  if (!trend || !first || !last) return <p className="quiet small">{t('trend.none')}</p>;
  const say = (value: number) => unit(one, sayNumber(value, i18n.language));
  const date = (day: string) => formatDate(day, i18n.language);
  const summary = t('trend.summary', {
    first: say(first.value),
    from: date(first.day),
    last: say(last.value),
    to: date(last.day),
  });
  return (
    <figure className="trend">
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={summary}>
        <title>{summary}</title>
        {trend.range && (
          <rect
            className="trend__range"
            x="0"
            width={box.width}
            y={trend.range.y}
            height={trend.range.height}
          />
        )}
        {trend.baseline !== null && (
          <path className="trend__baseline" d={`M0 ${trend.baseline}H${box.width}`} />
        )}
        {trend.target !== null && (
          <path className="trend__target" d={`M0 ${trend.target}H${box.width}`} />
        )}
        <path className="trend__line" d={trend.line} />
        {trend.milestones.map(({ day, x, y }) => (
          <path key={day} className="trend__milestone" d={`M${x} ${y - 5}l5 5l-5 5l-5 -5z`} />
        ))}
        {trend.points.map(({ day, x, y }) => (
          <circle key={day} className="trend__dot" cx={x} cy={y} r="3.6" />
        ))}
      </svg>
      <figcaption className="trend__key small quiet">
        <span>{date(trend.first)}</span>
        {one.baselineValue !== null && (
          <span>
            <svg viewBox="0 0 24 8" aria-hidden="true">
              <path className="trend__baseline" d="M0 4H24" />
            </svg>
            {t('indicators.from', { value: say(one.baselineValue) })}
          </span>
        )}
        {one.targetValue !== null && (
          <span>
            <svg viewBox="0 0 24 8" aria-hidden="true">
              <path className="trend__target" d="M0 4H24" />
            </svg>
            {t('indicators.target', { value: say(one.targetValue) })}
          </span>
        )}
        <span>{date(trend.last)}</span>
      </figcaption>
      <details>
        <summary className="small">{t('asTable')}</summary>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('trend.day')}</th>
              <th scope="col">{t('trend.value')}</th>
            </tr>
          </thead>
          <tbody>
            {series.map(({ day, value }) => (
              <tr key={day}>
                <th scope="row">{date(day)}</th>
                <td>{say(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
