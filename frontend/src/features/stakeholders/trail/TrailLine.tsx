import { formatDate, useTranslation } from '@/i18n';
import type { Position } from './positions';

interface TrailLineProps {
  trail: readonly Position[];
  now: { x: number; y: number };
  place: (point: { x: number; y: number }) => { x: number; y: number };
}

/** The way a stakeholder has come: a line from the oldest place, with the day at each. */
export function TrailLine({ trail, now, place }: TrailLineProps) {
  const { i18n } = useTranslation();
  if (trail.length === 0) return null;
  const points = trail.map((one) => place({ x: one.interest, y: one.influence }));
  const line = [...points, place(now)].map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`);
  return (
    <g className="trail">
      <polyline className="trail__line" points={line.join(' ')} />
      {points.map((point, i) => (
        <g key={trail[i]?.day}>
          <circle className="trail__dot" cx={point.x} cy={point.y} r={3.5} />
          {(i === 0 || i === points.length - 1) && (
            <text className="trail__day" x={point.x} y={point.y - 8}>
              {formatDate(trail[i]?.day ?? '', i18n.language)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
