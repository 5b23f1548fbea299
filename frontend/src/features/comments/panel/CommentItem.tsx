import { Button } from '@digdir/designsystemet-react';
import {
  EyeIcon,
  HeartIcon,
  QuestionmarkCircleIcon,
  StarIcon,
  ThumbUpIcon,
} from '@navikt/aksel-icons';
import { memo, useEffect, useRef, useState } from 'react';
import {
  changeComment,
  deleteComment,
  type ReactionKey,
  react,
  type ThreadComment,
  useErrorWords,
} from '@/api';
import { Avatar, announce, Menu } from '@/design';
import { formatAgo, formatDateTime, useTranslation } from '@/i18n';
import type { CommentsHere } from '../model';
import { RichText } from '../text/RichText';
import { Composer } from './Composer';

interface CommentItemProps {
  here: CommentsHere;
  thread: string;
  comment: ThreadComment;
  /** Not read yet by this person. */
  unread: boolean;
  /** Everything can be done with it; otherwise it is only read. */
  full: boolean;
}

/** Drawn again only when it has changed itself: threads have up to 500. */
export const CommentItem = memo(function CommentItem(props: CommentItemProps) {
  const { here, thread, comment, unread, full } = props;
  const { t } = useTranslation('comments');
  const [mode, setMode] = useState<'reading' | 'changing' | 'deleting'>('reading');
  const own = comment.author?.id === here.me.id;
  // The button that was pressed is another one after it, and the first of them will do.
  const foot = useRef<HTMLDivElement>(null);
  const before = useRef(mode);
  useEffect(() => {
    if (before.current !== 'reading' && mode === 'reading')
      foot.current?.querySelector<HTMLElement>('.comment__act')?.focus();
    before.current = mode;
  }, [mode]);
  if (comment.deleted) return <p className="comment__gone">{t('gone')}</p>;
  return (
    <div className="comment" data-unread={unread}>
      <Head comment={comment} unread={unread} />
      {mode === 'changing' ? (
        <Composer
          place={comment.id}
          groupId={here.groupId}
          me={here.me.id}
          label={t('change.label')}
          button={t('change.save')}
          initial={comment.body}
          autoFocus
          onCancel={() => setMode('reading')}
          onSend={(body) => changeComment(comment.id, body, comment.version)}
          onSent={(changed) => {
            here.store.put(changed);
            setMode('reading');
            announce(t('change.saved'));
          }}
        />
      ) : (
        comment.body !== '' && (
          <RichText body={comment.body} me={here.me.id} mentions={comment.mentions} />
        )
      )}
      {mode === 'deleting' && (
        <DeleteAsk
          here={here}
          thread={thread}
          comment={comment}
          onKeep={() => setMode('reading')}
        />
      )}
      {mode === 'reading' && (
        <div ref={foot} className="comment__foot">
          <Reactions here={here} comment={comment} full={full} />
          {full && own && here.mayComment && (
            <button type="button" className="comment__act" onClick={() => setMode('changing')}>
              {t('change.start')}
            </button>
          )}
          {full && (own ? here.mayComment : here.mayModerate) && (
            <button type="button" className="comment__act" onClick={() => setMode('deleting')}>
              {t('delete')}
            </button>
          )}
        </div>
      )}
    </div>
  );
});

function Head({ comment, unread }: { comment: ThreadComment; unread: boolean }) {
  const { t, i18n } = useTranslation('comments');
  const { author } = comment;
  return (
    <div className="comment__head">
      {author && <Avatar person={author} size="small" decorative />}
      <div className="comment__who">
        <span className="comment__name">
          {author?.name ?? t('someone')}
          {unread && <span className="comment__new">{t('unread')}</span>}
        </span>
        <span className="comment__meta">
          {author && <span>{author.organisation.shortName}</span>}
          <time
            dateTime={comment.createdAt}
            title={formatDateTime(comment.createdAt, i18n.language)}
          >
            {formatAgo(comment.createdAt, i18n.language)}
          </time>
          {comment.editedAt && <span>{t('changed')}</span>}
        </span>
      </div>
    </div>
  );
}

const signs: Record<ReactionKey, typeof EyeIcon> = {
  agree: ThumbUpIcon,
  thanks: HeartIcon,
  question: QuestionmarkCircleIcon,
  celebrate: StarIcon,
  look: EyeIcon,
};

function Reactions({ here, comment, full }: Omit<CommentItemProps, 'thread' | 'unread'>) {
  const { t } = useTranslation('comments');
  const words = useErrorWords();
  const given = comment.reactions.filter(({ count }) => count > 0);
  const toggle = async (key: ReactionKey, on: boolean) => {
    try {
      here.store.put(await react(comment.id, key, on));
    } catch (error) {
      // The chip stays as it was, which says it to those who see it.
      announce(words(error));
      void here.store.read();
    }
  };
  return (
    <>
      {given.map(({ key, count, mine }) => {
        const Sign = signs[key];
        return (
          <button
            key={key}
            type="button"
            className="reaction"
            aria-pressed={mine}
            disabled={!here.mayComment}
            aria-label={t('reactions.given', { count, what: t(`reactions.${key}`) })}
            title={t(`reactions.${key}`)}
            onClick={() => void toggle(key, !mine)}
          >
            <Sign aria-hidden /> {count}
          </button>
        );
      })}
      {full && here.mayComment && (
        <Menu
          label={t('reactions.add')}
          className="comment__react"
          items={(Object.keys(signs) as ReactionKey[]).map((key) => {
            const Sign = signs[key];
            return {
              id: key,
              label: t(`reactions.${key}`),
              icon: <Sign aria-hidden />,
              choose: () => void toggle(key, true),
            };
          })}
        />
      )}
    </>
  );
}

interface DeleteAskProps {
  here: CommentsHere;
  thread: string;
  comment: ThreadComment;
  onKeep: () => void;
}

/** Asks once, in place: a comment is somebody's words. */
function DeleteAsk({ here, thread, comment, onKeep }: DeleteAskProps) {
  const { t } = useTranslation('comments');
  const words = useErrorWords();
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({
    busy: false,
    error: null,
  });
  const keep = useRef<HTMLButtonElement>(null);
  const remove = async () => {
    setState({ busy: true, error: null });
    try {
      await deleteComment(comment.id);
      announce(t('deleted'));
      const panel = keep.current?.closest('.comments');
      const rest = here.store.getState().threads.get(thread)?.comments ?? [];
      if (rest.every(({ id, deleted }) => id === comment.id || deleted))
        here.store.remove([thread]);
      else void here.store.read();
      panel?.querySelector('h2')?.focus();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <fieldset
      className="comment__ask"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onKeep();
      }}
    >
      <legend>{t('deleteAsk')}</legend>
      {state.error !== null && <p role="alert">{words(state.error)}</p>}
      <Button
        variant="secondary"
        data-size="sm"
        autoFocus
        loading={state.busy}
        onClick={() => void remove()}
      >
        {t('deleteYes')}
      </Button>
      <Button ref={keep} variant="tertiary" data-size="sm" onClick={onKeep}>
        {t('deleteNo')}
      </Button>
    </fieldset>
  );
}
