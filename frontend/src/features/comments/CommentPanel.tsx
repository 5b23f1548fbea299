import { Button } from '@digdir/designsystemet-react';
import { XMarkIcon } from '@navikt/aksel-icons';
import { useEffect, useId, useRef } from 'react';
import { type Comment, useComments, useErrorWords } from '@/api';
import { announce, Notice, SkeletonLines } from '@/design';
import { useTranslation } from '@/i18n';
import { CommentForm } from './CommentForm';
import { CommentItem } from './CommentItem';
import './comments.css';

interface CommentPanelProps {
  documentId: string;
  ownId: string;
  /** Observers read. */
  mayComment: boolean;
  onClose: () => void;
}

/** The comments on a document, oldest first, and a field to add one. */
export function CommentPanel({ documentId, ownId, mayComment, onClose }: CommentPanelProps) {
  const { t } = useTranslation('comments');
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const comments = useComments(documentId);
  const words = useErrorWords();
  useNewComments(comments.data, ownId);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="comments" aria-labelledby={title}>
      <header className="comments__head">
        <h2 id={title} ref={heading} tabIndex={-1}>
          {t('title')}
        </h2>
        <button
          type="button"
          className="plain-button"
          onClick={onClose}
          aria-label={t('close')}
          title={t('close')}
        >
          <XMarkIcon aria-hidden />
        </button>
      </header>
      {comments.isPending && <SkeletonLines count={3} shape="card" />}
      {comments.isError && !comments.data && (
        <Notice
          kind="warning"
          title={t('loadFailed')}
          action={
            <Button variant="secondary" onClick={() => void comments.refetch()}>
              {t('tryAgain')}
            </Button>
          }
        >
          <p>{words(comments.error)}</p>
        </Notice>
      )}
      {comments.data?.length === 0 && (
        <p className="comments__empty">{t(mayComment ? 'empty' : 'emptyReading')}</p>
      )}
      {comments.data && comments.data.length > 0 && (
        <ol className="comments__list">
          {comments.data.map((comment) => (
            <CommentItem
              key={comment.id}
              comment={comment}
              documentId={documentId}
              own={comment.author?.id === ownId}
            />
          ))}
        </ol>
      )}
      {mayComment ? (
        <CommentForm documentId={documentId} ownId={ownId} />
      ) : (
        <p className="comments__note">{t('readOnly')}</p>
      )}
    </section>
  );
}

/** Says that others have written, once for all that came together. */
function useNewComments(comments: Comment[] | undefined, ownId: string) {
  const { t } = useTranslation('comments');
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!comments) return;
    const before = known.current;
    known.current = new Set(comments.map((comment) => comment.id));
    if (!before) return;
    const fresh = comments.filter(({ id, author }) => !before.has(id) && author?.id !== ownId);
    const last = fresh[fresh.length - 1];
    if (last) announce(t('new', { count: fresh.length, name: last.author?.name ?? t('someone') }));
  }, [comments, ownId, t]);
}
