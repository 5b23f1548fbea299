import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type InboxEntry,
  type InboxNotification,
  useErrorWords,
  useInbox,
  useReadInbox,
} from '@/api';
import { Avatar, announce, Notice, Page, SkeletonLines } from '@/design';
import { formatAgo, useTranslation } from '@/i18n';
import './inbox.css';

/** What others said to this person or where they take part, thread by thread. */
export function InboxPage() {
  const { t } = useTranslation('inbox');
  const [unread, setUnread] = useState(false);
  const inbox = useInbox(unread);
  const read = useReadInbox();
  const words = useErrorWords();
  const entries = inbox.data ?? [];
  return (
    <Page title={t('title')} width="text">
      <div className="inbox__tools">
        <label className="inbox__only">
          <input
            type="checkbox"
            checked={unread}
            onChange={(event) => setUnread(event.target.checked)}
          />
          {t('unreadOnly')}
        </label>
        {entries.some((entry) => entry.unread > 0) && (
          <Button
            variant="tertiary"
            data-size="sm"
            loading={read.isPending}
            onClick={() => read.mutate({ all: true }, { onSuccess: () => announce(t('allRead')) })}
          >
            {t('readAll')}
          </Button>
        )}
      </div>
      {inbox.isPending && <SkeletonLines count={4} shape="card" />}
      {inbox.isError && (
        <Notice kind="warning" title={t('loadFailed')}>
          <p>{words(inbox.error)}</p>
        </Notice>
      )}
      {inbox.isSuccess && entries.length === 0 && (
        <div className="empty">
          <p>{t(unread ? 'emptyUnread' : 'empty')}</p>
        </div>
      )}
      {entries.length > 0 && (
        <ul className="inbox rows">
          {entries.map((entry) => (
            <li key={entry.thread.id}>
              <Entry entry={entry} onOpen={() => read.mutate({ threads: [entry.thread.id] })} />
            </li>
          ))}
        </ul>
      )}
      {inbox.hasNextPage && (
        <Button
          variant="secondary"
          loading={inbox.isFetchingNextPage}
          onClick={() => void inbox.fetchNextPage()}
        >
          {t('older')}
        </Button>
      )}
    </Page>
  );
}

function Entry({ entry, onOpen }: { entry: InboxEntry; onOpen: () => void }) {
  const { t, i18n } = useTranslation('inbox');
  const { thread, notifications, unread, at } = entry;
  const newest = notifications[0];
  if (!newest) return null;
  const more = notifications.length - 1;
  return (
    <Link
      to="/documents/$documentId"
      params={{ documentId: thread.documentId }}
      search={{ thread: thread.id }}
      className="row inbox__entry"
      data-unread={unread > 0}
      onClick={() => unread > 0 && onOpen()}
    >
      {newest.actor && <Avatar person={newest.actor} decorative />}
      <span className="inbox__words">
        <span className="inbox__what">
          {unread > 0 && <span className="inbox__new">{t('new')}</span>}
          <Sentence notification={newest} about={thread.kind} />
        </span>
        {(newest.excerpt || thread.quote) && (
          <span className="inbox__excerpt">{newest.excerpt || `“${thread.quote}”`}</span>
        )}
        <span className="quiet small">
          {thread.documentTitle} · {thread.groupName} ·{' '}
          <time dateTime={at}>{formatAgo(at, i18n.language)}</time>
          {more > 0 && ` · ${t('more', { count: more })}`}
        </span>
      </span>
    </Link>
  );
}

interface SentenceProps {
  notification: InboxNotification;
  about: InboxEntry['thread']['kind'];
}

function Sentence({ notification, about }: SentenceProps) {
  const { t } = useTranslation('inbox');
  const { actor, kind, decision } = notification;
  const name = actor?.name ?? t('someone');
  if (kind === 'suggestion_decided' && decision) return t(`kinds.${decision}`, { name });
  if (kind === 'new_thread' && about === 'suggestion') return t('kinds.suggested', { name });
  return t(`kinds.${kind}`, { name });
}
