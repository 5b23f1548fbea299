import { Link } from '@tanstack/react-router';
import type { GoalDashboard } from '@/api';
import { useTranslation } from '@/i18n';
import { Share } from './Share';
import type { DashboardSearch } from './search';

interface StepsProps {
  rows: GoalDashboard['byStep'];
  groupId: string;
  search: DashboardSearch;
}

/** The goals of each of the nine steps. */
export function Steps({ rows, groupId, search }: StepsProps) {
  const { t } = useTranslation(['goalwork', 'connect']);
  if (rows.length === 0) return null;
  return (
    <div className="section">
      <h2 id="by-step">{t('dashboard.byStep')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard */}
      <section className="dashboard__scroll" aria-labelledby="by-step" tabIndex={0}>
        <table className="dashboard__table">
          <thead>
            <tr>
              <th scope="col">{t('dashboard.step')}</th>
              <th scope="col">{t('dashboard.columns.goals')}</th>
              <th scope="col">{t('dashboard.columns.progress')}</th>
              <th scope="col">{t('dashboard.figures.offTrack')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.step} aria-current={search.step === row.step || undefined}>
                <th scope="row">
                  <Link
                    to="/groups/$groupId/goals"
                    params={{ groupId }}
                    search={{ ...search, step: row.step }}
                  >
                    {row.step} {t(`connect:steps.${row.step}.title`)}
                  </Link>
                </th>
                <td>{row.goals}</td>
                <td>
                  <Share progress={row.progress} measured={row.measured} of={row.goals} />
                </td>
                <td data-bad={row.offTrack > 0}>{row.offTrack}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
