import type { GoalDashboard } from '@/api';
import { useTranslation } from '@/i18n';
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
  return (
    <SummaryTable
      id="by-municipality"
      title={t('dashboard.byMunicipality')}
      of={t('dashboard.municipality')}
      figures={[
        t('dashboard.figures.overdue'),
        t('dashboard.figures.offTrack'),
        t('dashboard.figures.unmeasured'),
      ]}
      groupId={groupId}
      rows={rows.map((row) => {
        const id = row.organisationId ?? 'none';
        const nameless = row.organisationId ? 'dashboard.elsewhere' : 'dashboard.noMunicipality';
        return {
          ...row,
          key: id,
          name: row.organisation ?? t(nameless),
          search: { ...search, municipality: id },
          current: search.municipality === id,
          figures: [
            { count: row.overdue, bad: true },
            { count: row.offTrack, bad: true },
            { count: row.unmeasured },
          ],
        };
      })}
    />
  );
}
