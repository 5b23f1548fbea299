import { Button } from '@digdir/designsystemet-react';
import { memo, useEffect, useRef, useState } from 'react';
import {
  answerThread,
  followThread,
  readThread,
  settleThread,
  type Thread,
  useErrorWords,
} from '@/api';
import { announce, Menu, type MenuItem, Notice } from '@/design';
import type { Room } from '@/features/collab';
import { formatAgo, useTranslation } from '@/i18n';
import { type CommentsHere, useDeskPart } from '../model';
import { CommentItem } from './CommentItem';
import { Composer } from './Composer';
import { Decision, Rivals, SuggestionBox } from './SuggestionBox';
import { useAbout } from './useAbout';
import { useTyping, useTypists } from './useTyping';

/** So long a thread is open before it counts as read. */
const readAfter = 700;

interface ThreadCardProps {
  here: CommentsHere;
  room: Room;
  thread: Thread;
}

/**
 * A thread: its first comment and how much follows, or, when chosen, all of it.
 * Drawn again only when it has changed: a long list scrolls past many of them.
 */
export const ThreadCard = memo(function ThreadCard({ here, room, thread }: ThreadCardProps) {
  const { t } = useTranslation('comments');
  const { desk } = here;
  const full = useDeskPart(desk, ({ active }) => active === thread.id);
  const about = useAbout(desk)(thread.anchor, thread);
  const shown = full ? thread.comments : thread.comments.slice(0, 1);
  const more = thread.comments.length - shown.length;
  const head = useRef<HTMLButtonElement>(null);
  const landing = useDeskPart(desk, (state) => state.landing === thread.id);
  useReadMark(here, thread, full);
  useEffect(() => {
    if (!landing) return;
    head.current?.focus();
    desk.set({ landing: null });
  }, [desk, landing]);
  return (
    <article
      className="thread"
      data-active={full}
      data-thread-card={thread.id}
      data-status={thread.status}
      aria-label={t('threadAbout', { about: about.words.slice(0, 80) })}
      onPointerEnter={() => desk.set({ hovered: thread.id })}
      onPointerLeave={() => desk.set({ hovered: null })}
    >
      <button
        ref={head}
        type="button"
        className="thread__about"
        data-quoted={about.quoted}
        aria-expanded={full}
        onClick={() => open(here, thread)}
      >
        <span className="thread__quote">{about.words}</span>
        {thread.unread > 0 && (
          <span className="thread__unread">
            <span className="visually-hidden">, </span>
            {t('unreadCount', { count: thread.unread })}
          </span>
        )}
      </button>
      {thread.anchorState === 'orphaned' && <p className="thread__orphan">{t('orphaned')}</p>}
      {thread.suggestion && <SuggestionBox thread={thread} suggestion={thread.suggestion} />}
      {shown.map((comment) => (
        <CommentItem
          key={comment.id}
          here={here}
          thread={thread.id}
          comment={comment}
          unread={
            thread.unread > 0 && comment.seq > thread.readUpTo && comment.author?.id !== here.me.id
          }
          full={full}
        />
      ))}
      {more > 0 && (
        <button type="button" className="comment__act" onClick={() => open(here, thread)}>
          {t('answers', { count: more })}
        </button>
      )}
      {full && <Decision here={here} thread={thread} />}
      {full && <Rivals here={here} thread={thread} />}
      {thread.status === 'resolved' && <Resolved thread={thread} />}
      {full && <ThreadFoot here={here} room={room} thread={thread} />}
    </article>
  );
});

function open({ desk }: CommentsHere, { id, anchor }: Thread) {
  if (desk.getState().active === id) return desk.set({ active: null });
  desk.activate(id);
  desk.entities?.show(anchor);
}

function Resolved({ thread }: { thread: Thread }) {
  const { t, i18n } = useTranslation('comments');
  const name = thread.resolvedBy?.name ?? t('someone');
  const when = thread.resolvedAt ? formatAgo(thread.resolvedAt, i18n.language) : '';
  return <p className="thread__resolved">{t('resolvedBy', { name, when })}</p>;
}

function useReadMark({ store }: CommentsHere, thread: Thread, full: boolean) {
  const { id, unread } = thread;
  const last = Math.max(0, ...thread.comments.map(({ seq }) => seq));
  useEffect(() => {
    if (!full || unread === 0) return;
    const timer = setTimeout(() => {
      store.adjust(id, { unread: 0, readUpTo: last });
      readThread(id, last).catch(() => undefined);
    }, readAfter);
    return () => clearTimeout(timer);
  }, [store, id, unread, last, full]);
}

function ThreadFoot({ here, room, thread }: ThreadCardProps) {
  const { t } = useTranslation('comments');
  const words = useErrorWords();
  const tell = useTyping(room, thread.id);
  const typists = useTypists(room, thread.id, here.me.id);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const open = thread.status === 'open';
  const settle = async () => {
    setBusy(true);
    setError(null);
    try {
      here.store.put(await settleThread(thread.id, open ? 'resolve' : 'reopen'));
      announce(t(open ? 'didResolve' : 'didReopen'));
    } catch (fault) {
      setError(fault);
    }
    setBusy(false);
  };
  return (
    <div className="thread__foot">
      {here.mayComment && (
        <Composer
          place={thread.id}
          groupId={here.groupId}
          me={here.me.id}
          label={t('answer.label')}
          button={t('answer.send')}
          note={typists && t('typing', { names: typists })}
          onTyping={tell}
          onSend={(body, key) => answerThread(thread.id, body, key)}
          onSent={(answered) => {
            here.store.put(answered);
            announce(t('added'));
          }}
        />
      )}
      {error !== null && (
        <Notice kind="danger" title={t('settleFailed')}>
          <p>{words(error)}</p>
        </Notice>
      )}
      <div className="thread__acts">
        {here.mayComment && thread.suggestion?.state !== 'open' && (
          <Button variant="secondary" data-size="sm" loading={busy} onClick={() => void settle()}>
            {t(open ? 'resolve' : 'reopen')}
          </Button>
        )}
        <ThreadMenu here={here} thread={thread} />
      </div>
    </div>
  );
}

function ThreadMenu({ here, thread }: { here: CommentsHere; thread: Thread }) {
  const { t } = useTranslation('comments');
  const items: MenuItem[] = [
    {
      id: 'link',
      label: t('copyLink'),
      choose: () => {
        const address = `${window.location.origin}/documents/${here.documentId}?thread=${thread.id}`;
        navigator.clipboard.writeText(address).then(
          () => announce(t('linkCopied')),
          () => announce(address),
        );
      },
    },
    {
      id: 'follow',
      label: t(thread.following ? 'unfollow' : 'follow'),
      choose: () => {
        const on = !thread.following;
        here.store.adjust(thread.id, { following: on });
        followThread(thread.id, on).then(
          () => announce(t(on ? 'followed' : 'unfollowed')),
          () => here.store.adjust(thread.id, { following: !on }),
        );
      },
    },
  ];
  const begunHere = thread.comments[0]?.author?.id === here.me.id;
  const text = thread.anchor.kind === 'text' || thread.anchor.kind === 'cell';
  if (text && here.desk.text && (here.mayEdit || (begunHere && here.mayComment)))
    items.push({
      id: 'move',
      label: t('move.start'),
      choose: () => here.desk.set({ moving: thread.id }),
    });
  return <Menu label={t('more')} items={items} className="thread__more" />;
}
