import { useTranslation } from '@/i18n';
import type { Health } from '../model';
import { healthShapes } from './healthShapes';
import './health.css';

/** How it goes, as a shape; the words stand beside it unless told. */
export function HealthMark({ health, alone }: { health: Health | null; alone?: boolean }) {
  const { t } = useTranslation('goals');
  const known = health ?? 'unknown';
  return (
    <span className="health" data-health={known}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={healthShapes[known]} />
      </svg>
      <span className={alone ? 'visually-hidden' : undefined}>
        {t(`goals:values.health.${known}`)}
      </span>
    </span>
  );
}
