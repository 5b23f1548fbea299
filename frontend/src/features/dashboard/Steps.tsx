import { Link } from '@tanstack/react-router';
import type { GoalDashboard } from '@/api';
import { useTranslation } from '@/i18n';
import { Share } from './Share';
import { SummaryTable } from './SummaryTable';
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
    <SummaryTable
      id="by-step"
      title={t('dashboard.byStep')}
      columns={[
        t('dashboard.step'),
        t('dashboard.columns.goals'),
        t('dashboard.columns.progress'),
        t('dashboard.figures.offTrack'),
      ]}
    >
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
    </SummaryTable>
  );
}
