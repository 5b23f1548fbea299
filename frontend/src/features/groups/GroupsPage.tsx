import { useGroups } from '@/api';
import { Page, SkeletonLines } from '@/design';
import { useTranslation } from '@/i18n';
import { GroupList } from './GroupList';
import { LoadFailed } from './LoadFailed';
import { NewGroupButton } from './NewGroup';

export function GroupsPage() {
  const { t } = useTranslation('groups');
  const groups = useGroups();
  return (
    <Page title={t('title')} action={<NewGroupButton variant="primary" />}>
      {groups.isPending && <SkeletonLines count={4} shape="card" />}
      {groups.isError && <LoadFailed error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.data && groups.data.length > 0 && <GroupList groups={groups.data} />}
      {groups.data?.length === 0 && (
        <div className="empty">
          <p>{t('none')}</p>
        </div>
      )}
    </Page>
  );
}
