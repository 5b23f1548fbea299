import { Link, useParams } from '@tanstack/react-router';
import {
  ApiError,
  type DocumentSummary,
  type Group,
  useChangeDocument,
  useChangeGroup,
  useErrorWords,
  useGroup,
  useGroupDocuments,
} from '@/api';
import { announce, NotFound, Notice, Page, SelectField, SkeletonLines } from '@/design';
import { useTranslation } from '@/i18n';
import { useChosen } from './useChosen';
import { Webhooks } from './Webhooks';
import './groupsettings.css';

/** For coordinators, at `/groups/$groupId/settings`. */
export function GroupSettingsPage() {
  const { t } = useTranslation('groupsettings');
  const { groupId } = useParams({ from: '/signed-in/groups/$groupId/settings' });
  const { data: group, error } = useGroup(groupId);
  const words = useErrorWords();
  if (error instanceof ApiError && error.missing) return <NotFound />;
  if (!group)
    return (
      <div className="page">
        {error ? <Notice kind="danger" title={words(error)} /> : <SkeletonLines count={6} />}
      </div>
    );
  return (
    <Page
      title={t('title')}
      width="text"
      lead={
        <Link to="/groups/$groupId" params={{ groupId }}>
          {group.name}
        </Link>
      }
    >
      {group.role === 'coordinator' ? (
        <>
          <ErasedComments group={group} />
          <Confidential groupId={group.id} />
          <Webhooks groupId={group.id} />
        </>
      ) : (
        <Notice kind="info" title={t('coordinatorsOnly')} />
      )}
    </Page>
  );
}

/** What becomes of the comments of somebody who is forgotten. */
function ErasedComments({ group }: { group: Group }) {
  const { t } = useTranslation('groupsettings');
  const change = useChangeGroup(group.id);
  const words = useErrorWords();
  const { shown, choose, takeBack } = useChosen(group.eraseComments, change.isPending);
  const settle = (eraseComments: Group['eraseComments']) => {
    choose(eraseComments);
    change.mutate({ eraseComments }, { onSuccess: () => announce(t('kept')), onError: takeBack });
  };
  return (
    <section className="section" aria-labelledby="erased">
      <h2 id="erased">{t('erased.title')}</h2>
      <p className="quiet">{t('erased.detail')}</p>
      <SelectField
        label={t('erased.label')}
        value={shown}
        onChange={(event) => settle(event.target.value as Group['eraseComments'])}
      >
        {(['keep', 'remove'] as const).map((what) => (
          <option key={what} value={what}>
            {t(`erased.${what}`)}
          </option>
        ))}
      </SelectField>
      {change.isError && <Notice kind="danger" title={words(change.error)} />}
    </section>
  );
}

/** Documents of which nothing is sent by mail or to other programs. */
function Confidential({ groupId }: { groupId: string }) {
  const { t } = useTranslation('groupsettings');
  const documents = useGroupDocuments(groupId);
  const words = useErrorWords();
  return (
    <section className="section" aria-labelledby="confidential">
      <h2 id="confidential">{t('confidential.title')}</h2>
      <p className="quiet">{t('confidential.detail')}</p>
      {documents.isPending && <SkeletonLines count={3} />}
      {documents.isError && !documents.data && (
        <Notice kind="danger" title={words(documents.error)} />
      )}
      {documents.data?.length === 0 && <p className="quiet">{t('confidential.none')}</p>}
      <ul className="confidential">
        {documents.data?.map((document) => (
          <li key={document.id}>
            <ConfidentialBox document={document} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ConfidentialBox({ document }: { document: DocumentSummary }) {
  const { t } = useTranslation('groupsettings');
  const change = useChangeDocument(document.id);
  const words = useErrorWords();
  const { shown, choose, takeBack } = useChosen(document.confidential, change.isPending);
  const settle = (confidential: boolean) => {
    choose(confidential);
    change.mutate({ confidential }, { onSuccess: () => announce(t('kept')), onError: takeBack });
  };
  return (
    <>
      <label className="confidential__box">
        <input
          type="checkbox"
          checked={shown}
          disabled={document.archived}
          onChange={(event) => settle(event.target.checked)}
        />
        {document.title}
      </label>
      {change.isError && <Notice kind="danger" title={words(change.error)} />}
    </>
  );
}
