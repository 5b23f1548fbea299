import type { GoalDashboard } from '@/api';
import { useTranslation } from '@/i18n';

// Each leads to its list below; what has none is only said.
const figures = ['stale', 'overdue', 'due30', 'offTrack', 'atRisk', 'unmeasured'] as const;
const listed = new Set<string>(['stale', 'overdue', 'offTrack', 'unmeasured']);

/** What is the matter, in numbers. */
export function Figures({ dashboard }: { dashboard: GoalDashboard }) {
  const { t } = useTranslation('goalwork');
  const { goals, measured, progress } = dashboard;
  return (
    <section aria-label={t('dashboard.glance')}>
      <p className="dashboard__sum">
        {t('dashboard.sum', { count: goals, measured })}
        {progress !== null && ` ${t('dashboard.mean', { percent: Math.round(progress) })}`}
      </p>
      <ul className="figures">
        {figures.map((name) => {
          const count = dashboard[name];
          const words = (
            <>
              <strong>{count}</strong>
              <span>{t(`dashboard.figures.${name}`)}</span>
            </>
          );
          return (
            <li key={name} data-name={name} data-none={count === 0}>
              {count > 0 && listed.has(name) ? <a href={`#goals-${name}`}>{words}</a> : words}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
