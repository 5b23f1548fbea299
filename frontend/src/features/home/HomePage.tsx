import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useDocumentsOf, useGroups, useMe } from '@/api';
import { DocumentRow, Page, SkeletonLines } from '@/design';
import { GroupList, LoadFailed, NewGroupButton } from '@/features/groups';
import { useTranslation } from '@/i18n';

const shownDocuments = 6;

/** What one was writing on, then one's groups. Nothing else. */
export function HomePage() {
  const { t } = useTranslation('home');
  const me = useMe().data;
  const groups = useGroups();
  const first = me?.name.split(' ')[0] ?? '';
  const none = groups.data?.length === 0;
  return (
    <Page title={t('hello', { name: first })} lead={!none && <p className="quiet">{t('lead')}</p>}>
      {groups.isPending && <SkeletonLines count={5} shape="card" />}
      {groups.isError && <LoadFailed error={groups.error} onRetry={() => void groups.refetch()} />}
      {none && <FirstSteps />}
      {groups.data && !none && (
        <>
          <Continue groups={groups.data} />
          <section className="section" aria-labelledby="your-groups">
            <div className="section__head">
              <h2 id="your-groups">{t('groups')}</h2>
              <NewGroupButton variant="secondary" />
            </div>
            <GroupList groups={groups.data} />
          </section>
        </>
      )}
    </Page>
  );
}

function Continue({ groups }: { groups: { id: string; name: string }[] }) {
  const { t } = useTranslation('home');
  const { documents, pending, error, refetch } = useDocumentsOf(groups.map((group) => group.id));
  const names = new Map(groups.map((group) => [group.id, group.name]));
  const [only] = groups;
  return (
    <section className="section" aria-labelledby="continue">
      <h2 id="continue">{t('continue')}</h2>
      {pending && <SkeletonLines count={3} shape="card" />}
      {error && documents.length === 0 && <LoadFailed error={error} onRetry={refetch} />}
      {!pending && !error && documents.length === 0 && (
        <div className="empty">
          <p>{t('noDocuments')}</p>
          {only && (
            <Button asChild variant="secondary">
              <Link to="/groups/$groupId" params={{ groupId: only.id }}>
                {t('openGroup', { group: only.name })}
              </Link>
            </Button>
          )}
        </div>
      )}
      {documents.length > 0 && (
        <ul className="rows">
          {documents.slice(0, shownDocuments).map((document) => (
            <li key={document.id}>
              <DocumentRow document={document} where={names.get(document.groupId)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function FirstSteps() {
  const { t } = useTranslation('home');
  return (
    <section className="empty" aria-labelledby="first">
      <h2 id="first">{t('empty.title')}</h2>
      <p>{t('empty.detail')}</p>
      <p className="quiet">{t('empty.example')}</p>
      <NewGroupButton variant="primary" />
    </section>
  );
}
