import { Button } from '@digdir/designsystemet-react';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError, type DocumentSummary, type Group, useGroup, useGroupDocuments } from '@/api';
import { DocumentRow, later, NotFound, Page, Part, RoleTag, SkeletonLines } from '@/design';
import { useTranslation } from '@/i18n';
import { LoadFailed } from './LoadFailed';
import { Members } from './Members';
import { NewDocumentButton } from './NewDocument';
import { Purpose } from './Purpose';
import { StepPanel } from './StepPanel';
import { StepPath } from './StepPath';
import { startStep } from './steps';
import './groups.css';

// Below the documents: their page does not wait for it.
const GoalsOfGroup = later(async () => ({
  default: (await import('@/features/dashboard')).GoalsOfGroup,
}));

export function GroupPage() {
  const { groupId } = useParams({ from: '/signed-in/groups/$groupId' });
  const group = useGroup(groupId);
  if (group.error instanceof ApiError && group.error.missing) return <NotFound />;
  if (group.isError && !group.data) {
    return (
      <div className="page">
        <LoadFailed error={group.error} onRetry={() => void group.refetch()} />
      </div>
    );
  }
  if (!group.data) {
    return (
      <div className="page">
        <SkeletonLines count={6} shape="card" />
      </div>
    );
  }
  return <GroupContent key={groupId} group={group.data} />;
}

function GroupContent({ group }: { group: Group }) {
  const { t } = useTranslation('groups');
  const { step: asked } = useSearch({ from: '/signed-in/groups/$groupId' });
  const documents = useGroupDocuments(group.id);
  const coordinates = group.role === 'coordinator';
  const step = group.steps.find((one) => one.step === asked) ?? startStep(group.steps);
  const list = documents.data ?? [];
  return (
    <Page
      title={group.name}
      lead={
        <>
          <Purpose group={group} editable={coordinates} />
          <p className="group__you small quiet">
            {t('youAre')} <RoleTag role={group.role} />
          </p>
        </>
      }
      action={
        <div className="group__actions">
          <Link
            to="/groups/$groupId/goals"
            params={{ groupId: group.id }}
            className="ds-button"
            data-variant="secondary"
          >
            {t('goalDashboard')}
          </Link>
          {coordinates && <NewDocumentButton groupId={group.id} />}
        </div>
      }
    >
      <div className="group__steps">
        <StepPath steps={group.steps} chosen={step.step} groupId={group.id} />
        <StepPanel
          key={step.step}
          step={step}
          group={group}
          documents={list.filter((document) => document.step === step.step)}
          pending={documents.isPending}
        />
      </div>
      <section className="section" aria-labelledby="all-documents">
        <h2 id="all-documents">{t('allDocuments')}</h2>
        {documents.isPending && <SkeletonLines count={3} shape="card" />}
        {documents.isError && !documents.data && (
          <LoadFailed error={documents.error} onRetry={() => void documents.refetch()} />
        )}
        {documents.data && list.length === 0 && (
          <div className="empty">
            <p>{t(coordinates ? 'noDocuments' : 'noDocumentsYet')}</p>
          </div>
        )}
        {list.length > 0 && <DocumentList documents={list} />}
      </section>
      <Part>
        <GoalsOfGroup groupId={group.id} />
      </Part>
      <Members group={group} editable={coordinates} />
      {coordinates && (
        <p>
          <Link to="/groups/$groupId/settings" params={{ groupId: group.id }}>
            {t('settings')}
          </Link>
        </p>
      )}
    </Page>
  );
}

const shownAtFirst = 20;

function DocumentList({ documents }: { documents: DocumentSummary[] }) {
  const { t } = useTranslation(['groups', 'connect']);
  const [all, setAll] = useState(false);
  const shown = all ? documents : documents.slice(0, shownAtFirst);
  return (
    <>
      <ul className="rows">
        {shown.map((document) => (
          <li key={document.id}>
            <DocumentRow
              document={document}
              where={
                document.step
                  ? `${document.step} ${t(`connect:steps.${document.step}.title`)}`
                  : undefined
              }
            />
          </li>
        ))}
      </ul>
      {shown.length < documents.length && (
        <Button variant="secondary" onClick={() => setAll(true)}>
          {t('showAll', { count: documents.length })}
        </Button>
      )}
    </>
  );
}
