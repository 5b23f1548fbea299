import { Link } from '@tanstack/react-router';
import type { GoalDashboard } from '@/api';
import { useTranslation } from '@/i18n';
import { Share } from './Share';
import { SummaryTable } from './SummaryTable';
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
    <SummaryTable
      id="by-municipality"
      title={t('dashboard.byMunicipality')}
      columns={[
        t('dashboard.municipality'),
        t('dashboard.columns.goals'),
        t('dashboard.columns.progress'),
        t('dashboard.figures.overdue'),
        t('dashboard.figures.offTrack'),
        t('dashboard.figures.unmeasured'),
      ]}
    >
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
    </SummaryTable>
  );
}
