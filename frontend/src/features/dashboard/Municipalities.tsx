import { Link } from '@tanstack/react-router';
import type { GoalDashboard } from '@/api';
import { useTranslation } from '@/i18n';
import { Share } from './Share';
import type { DashboardSearch } from './search';

interface MunicipalitiesProps {
  rows: GoalDashboard['byMunicipality'];
  groupId: string;
  search: DashboardSearch;
}

/** Each municipality's goals in a line; the name narrows the page down to it. */
export function Municipalities({ rows, groupId, search }: MunicipalitiesProps) {
  const { t } = useTranslation('goalwork');
  if (rows.length === 0) return null;
  return (
    <div className="section">
      <h2 id="by-municipality">{t('dashboard.byMunicipality')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard */}
      <section className="dashboard__scroll" aria-labelledby="by-municipality" tabIndex={0}>
        <table className="dashboard__table">
          <thead>
            <tr>
              <th scope="col">{t('dashboard.municipality')}</th>
              <th scope="col">{t('dashboard.columns.goals')}</th>
              <th scope="col">{t('dashboard.columns.progress')}</th>
              <th scope="col">{t('dashboard.figures.overdue')}</th>
              <th scope="col">{t('dashboard.figures.offTrack')}</th>
              <th scope="col">{t('dashboard.figures.unmeasured')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const id = row.organisationId ?? 'none';
              const name =
                row.organisation ??
                t(row.organisationId ? 'dashboard.elsewhere' : 'dashboard.noMunicipality');
              return (
                <tr key={id} aria-current={search.municipality === id || undefined}>
                  <th scope="row">
                    <Link
                      to="/groups/$groupId/goals"
                      params={{ groupId }}
                      search={{ ...search, municipality: id }}
                    >
                      {name}
                    </Link>
                  </th>
                  <td>{row.goals}</td>
                  <td>
                    <Share progress={row.progress} measured={row.measured} of={row.goals} />
                  </td>
                  <td data-bad={row.overdue > 0}>{row.overdue}</td>
                  <td data-bad={row.offTrack > 0}>{row.offTrack}</td>
                  <td>{row.unmeasured}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}
