import { Button } from '@digdir/designsystemet-react';
import { useParams } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo } from 'react';
import { ApiError, type Document, type Me, useDocument, useErrorWords, useMe } from '@/api';
import { NotFound, Notice, SkeletonLines } from '@/design';
import { forgetIfSent, useRoom } from '@/features/collab';
import { readAhead } from '@/features/comments/model';
import { useTranslation } from '@/i18n';
import { OpenDocument } from './OpenDocument';
import { roomUser } from './roomUser';
import './documents.css';

/** A document of any kind, at `/documents/$documentId`. */
export function DocumentPage() {
  const { documentId } = useParams({ from: '/signed-in/documents/$documentId' });
  const document = useDocument(documentId);
  const me = useMe().data;
  const missing = document.error instanceof ApiError && document.error.missing;
  useEffect(() => readAhead(documentId), [documentId]);
  useForgotten(missing ? documentId : null, me?.id);
  // A page that is open says itself what happened and keeps its text.
  if (missing && !document.data) return <NotFound />;
  if (document.isError && !document.data) {
    return <LoadFailed error={document.error} onRetry={() => void document.refetch()} />;
  }
  if (!document.data || !me) return <Waiting />;
  return <DocumentRoom key={documentId} document={document.data} me={me} />;
}

/** Joins the document's room for as long as the page is open. */
function DocumentRoom({ document, me }: { document: Document; me: Me }) {
  const user = useMemo(() => roomUser(me), [me]);
  const room = useRoom(document.id, user);
  if (!room) return <Waiting />;
  // What the page waits for never reaches the room: a part that waits has its effects
  // taken back up to the next boundary, and the room would be left with them.
  return (
    <Suspense fallback={<Waiting />}>
      <OpenDocument document={document} me={me} room={room} />
    </Suspense>
  );
}

/** What one may no longer open does not stay on the device, unless it holds unsent words. */
function useForgotten(documentId: string | null, personId: string | undefined) {
  useEffect(() => {
    if (documentId && personId) void forgetIfSent(documentId, personId);
  }, [documentId, personId]);
}

function Waiting() {
  return (
    <div className="page page--text">
      <SkeletonLines count={8} />
    </div>
  );
}

function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('documents');
  const words = useErrorWords();
  return (
    <div className="page page--text">
      <Notice
        kind="warning"
        title={t('loadFailed')}
        action={
          <Button variant="secondary" onClick={onRetry}>
            {t('tryAgain')}
          </Button>
        }
      >
        <p>{words(error)}</p>
      </Notice>
    </div>
  );
}
