import type { GoalDashboard } from '@/api';
import { useTranslation } from '@/i18n';
import { SummaryTable } from './SummaryTable';
import type { DashboardSearch } from './search';

interface StepsProps {
  rows: GoalDashboard['byStep'];
  groupId: string;
  search: DashboardSearch;
}

/** The goals of each of the nine steps; the name narrows the page down to it. */
export function Steps({ rows, groupId, search }: StepsProps) {
  const { t } = useTranslation(['goalwork', 'connect']);
  return (
    <SummaryTable
      id="by-step"
      title={t('dashboard.byStep')}
      of={t('dashboard.step')}
      figures={[t('dashboard.figures.offTrack')]}
      groupId={groupId}
      rows={rows.map((row) => ({
        ...row,
        key: row.step,
        name: `${row.step} ${t(`connect:steps.${row.step}.title`)}`,
        search: { ...search, step: row.step },
        current: search.step === row.step,
        figures: [{ count: row.offTrack, bad: true }],
      }))}
    />
  );
}
