import { Button } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { type Comment, useDeleteComment, useErrorWords } from '@/api';
import { Avatar, announce } from '@/design';
import { formatAgo, formatDateTime, useTranslation } from '@/i18n';

interface CommentItemProps {
  comment: Comment;
  documentId: string;
  own: boolean;
}

export function CommentItem({ comment, documentId, own }: CommentItemProps) {
  const { t, i18n } = useTranslation('comments');
  const { author } = comment;
  const name = author?.name ?? t('someone');
  return (
    <li className="comment">
      <header className="comment__head">
        {author && <Avatar person={author} size="small" decorative />}
        <div className="comment__who">
          <span className="comment__name">{name}</span>
          <span className="comment__meta">
            {author && <span>{author.organisation.shortName}</span>}
            <time
              dateTime={comment.createdAt}
              title={formatDateTime(comment.createdAt, i18n.language)}
            >
              {formatAgo(comment.createdAt, i18n.language)}
            </time>
          </span>
        </div>
      </header>
      <p className="comment__body">{comment.body}</p>
      {own && <DeleteButton comment={comment} documentId={documentId} />}
    </li>
  );
}

/** Asks once, in place: a comment is somebody's words. */
function DeleteButton({ comment, documentId }: { comment: Comment; documentId: string }) {
  const { t } = useTranslation('comments');
  const [asking, setAsking] = useState(false);
  const remove = useDeleteComment(documentId);
  const words = useErrorWords();
  const button = useRef<HTMLButtonElement>(null);
  if (!asking) {
    return (
      <button
        ref={button}
        type="button"
        className="plain-button comment__delete"
        onClick={() => setAsking(true)}
      >
        {t('delete')}
      </button>
    );
  }
  const keep = () => {
    setAsking(false);
    setTimeout(() => button.current?.focus());
  };
  return (
    <fieldset className="comment__ask" onKeyDown={(event) => event.key === 'Escape' && keep()}>
      <legend>{t('deleteAsk')}</legend>
      {remove.isError && <p role="alert">{words(remove.error)}</p>}
      <Button
        variant="secondary"
        autoFocus
        loading={remove.isPending}
        onClick={() => remove.mutate(comment.id, { onSuccess: () => announce(t('deleted')) })}
      >
        {t('deleteYes')}
      </Button>
      <Button variant="tertiary" onClick={keep}>
        {t('deleteNo')}
      </Button>
    </fieldset>
  );
}
