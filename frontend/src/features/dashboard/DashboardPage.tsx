import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ApiError, type GoalDashboard, useGoalDashboard, useGroup, useOrganisations } from '@/api';
import { NotFound, Page, SelectField, SkeletonLines } from '@/design';
import { LoadFailed } from '@/features/groups';
import { useTranslation } from '@/i18n';
import { Figures } from './Figures';
import { GoalRows } from './GoalRows';
import { Municipalities } from './Municipalities';
import { Steps } from './Steps';
import type { DashboardSearch } from './search';
import './dashboard.css';

/** The goals of a group at a glance. The filters stand in the address. */
export function DashboardPage() {
  const { groupId } = useParams({ from: '/signed-in/groups/$groupId/goals' });
  const search = useSearch({ from: '/signed-in/groups/$groupId/goals' });
  const { t } = useTranslation('goalwork');
  const group = useGroup(groupId);
  const dashboard = useGoalDashboard(groupId, search);
  const error = group.error ?? dashboard.error;
  if (error instanceof ApiError && error.missing) return <NotFound />;
  return (
    <Page
      title={t('dashboard.title')}
      lead={
        <p className="dashboard__lead">
          <Link to="/groups/$groupId" params={{ groupId }}>
            {group.data?.name ?? t('dashboard.group')}
          </Link>
          <Link to="/groups/$groupId/references" params={{ groupId }}>
            {t('references.title')}
          </Link>
        </p>
      }
    >
      <Filters groupId={groupId} search={search} />
      {dashboard.data && <Content dashboard={dashboard.data} groupId={groupId} search={search} />}
      {!dashboard.data && dashboard.isPending && <SkeletonLines count={5} shape="card" />}
      {!dashboard.data && dashboard.isError && (
        <LoadFailed error={dashboard.error} onRetry={() => void dashboard.refetch()} />
      )}
    </Page>
  );
}

interface ContentProps {
  dashboard: GoalDashboard;
  groupId: string;
  search: DashboardSearch;
}

function Content({ dashboard, groupId, search }: ContentProps) {
  const { t } = useTranslation('goalwork');
  const { lists } = dashboard;
  if (dashboard.goals === 0) {
    const filtered = search.municipality !== undefined || search.step !== undefined;
    return (
      <div className="empty">
        <p>{t(filtered ? 'dashboard.noneHere' : 'dashboard.none')}</p>
      </div>
    );
  }
  return (
    <>
      <Figures dashboard={dashboard} />
      <GoalRows name="stale" goals={lists.stale} all={dashboard.stale} date="staleOn" />
      <GoalRows name="overdue" goals={lists.overdue} all={dashboard.overdue} date="due" />
      <GoalRows name="offTrack" goals={lists.offTrack} all={dashboard.offTrack} date="due" />
      <GoalRows name="unmeasured" goals={lists.unmeasured} all={dashboard.unmeasured} date="due" />
      <GoalRows name="nextReviews" goals={lists.nextReviews} date="nextReviewOn" />
      <Municipalities rows={dashboard.byMunicipality} groupId={groupId} search={search} />
      <Steps rows={dashboard.byStep} groupId={groupId} search={search} />
    </>
  );
}

const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9];

function Filters({ groupId, search }: { groupId: string; search: DashboardSearch }) {
  const { t } = useTranslation(['goalwork', 'connect']);
  const navigate = useNavigate();
  const group = useGroup(groupId).data;
  const organisations = useOrganisations().data ?? [];
  const own = new Set(group?.members.map((member) => member.person.organisation.id));
  const shown = organisations
    .filter((one) => own.has(one.id) || one.id === search.municipality)
    .sort((a, b) => a.shortName.localeCompare(b.shortName));
  const go = (change: DashboardSearch) =>
    void navigate({
      to: '/groups/$groupId/goals',
      params: { groupId },
      search: { ...search, ...change },
      replace: true,
    });
  return (
    <div className="dashboard__filters">
      <SelectField
        label={t('dashboard.municipality')}
        value={search.municipality ?? ''}
        onChange={({ target }) => go({ municipality: target.value || undefined })}
      >
        <option value="">{t('dashboard.all')}</option>
        {shown.map((one) => (
          <option key={one.id} value={one.id}>
            {one.shortName}
          </option>
        ))}
        <option value="none">{t('dashboard.noMunicipality')}</option>
      </SelectField>
      <SelectField
        label={t('dashboard.step')}
        value={search.step ?? ''}
        onChange={({ target }) => go({ step: Number(target.value) || undefined })}
      >
        <option value="">{t('dashboard.all')}</option>
        {steps.map((step) => (
          <option key={step} value={step}>
            {step} {t(`connect:steps.${step}.title`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
