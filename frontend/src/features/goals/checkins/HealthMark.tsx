import { useTranslation } from '@/i18n';
import type { Health } from '../model';
import './health.css';

// A shape for each, so that nobody needs the colour.
const shapes: Record<Health, string> = {
  on_track: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z',
  at_risk: 'M8 1L15.5 14.5H.5z',
  off_track: 'M8 .8L15.2 8L8 15.2L.8 8z',
  unknown: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
};

/** How it goes, as a shape; the words stand beside it unless told. */
export function HealthMark({ health, alone }: { health: Health | null; alone?: boolean }) {
  const { t } = useTranslation(['goals', 'goalviews']);
  const known = health ?? 'unknown';
  return (
    <span className="health" data-health={known}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={shapes[known]} />
      </svg>
      <span className={alone ? 'visually-hidden' : undefined}>
        {t(`goals:values.health.${known}`)}
      </span>
    </span>
  );
}
