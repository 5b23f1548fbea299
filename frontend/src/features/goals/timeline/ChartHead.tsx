import { useTranslation } from '@/i18n';
import type { Scale, Tick, Zoom } from './scale';

interface ChartHeadProps {
  scale: Scale;
  ticks: readonly Tick[];
  zoom: Zoom;
  today: number;
  height: number;
}

/** Years, and below them quarters or months. */
export function ChartHead({ scale, ticks, zoom, today, height }: ChartHeadProps) {
  const { t } = useTranslation('goalviews');
  const fine = zoom === 1 ? 'month' : 'quarter';
  // A year's number right after the line would be written over.
  const nearYear = ticks.some(
    ({ day, kind }) => kind === 'year' && day > today && (day - today) * scale.perDay < 64,
  );
  const room = (fine === 'month' ? 30 : 91) * scale.perDay;
  return (
    <div className="timeline__head" style={{ height }} aria-hidden="true">
      <div className="timeline__corner">{t('timeline.corner')}</div>
      <svg width={scale.width} height={height} aria-hidden="true">
        {ticks.map(({ day, kind, year, number }) => {
          const x = Math.round(scale.x(day));
          if (kind === 'year')
            return (
              <g key={`year ${day}`}>
                <path
                  className="timeline__tick timeline__tick--year"
                  d={`M${x + 0.5} 0V${height}`}
                />
                <text className="timeline__year" x={x + 6} y="20">
                  {year}
                </text>
              </g>
            );
          if (kind !== fine) return null;
          return (
            <g key={`${kind} ${day}`}>
              <path className="timeline__tick" d={`M${x + 0.5} 28V${height}`} />
              {room > 24 && (
                <text className="timeline__quarter" x={x + 6} y="43">
                  {kind === 'month'
                    ? t(`months.${number}`).slice(0, 3)
                    : t('periods.quarterly', { number, year: '' }).trim()}
                </text>
              )}
            </g>
          );
        })}
        <path className="timeline__today" d={`M${Math.round(scale.x(today)) + 0.5} 26V${height}`} />
        <text
          className="timeline__now"
          x={scale.x(today) + (nearYear ? -5 : 5)}
          y="20"
          textAnchor={nearYear ? 'end' : 'start'}
        >
          {t('timeline.today')}
        </text>
      </svg>
    </div>
  );
}
