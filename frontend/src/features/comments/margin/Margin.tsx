import { useEffect, useState } from 'react';
import type { Thread } from '@/api';
import { Avatar } from '@/design';
import { useTranslation } from '@/i18n';
import { type CommentsHere, useCommentsHere, useDeskPart, useThreadsPart } from '../model';
import { type Mark, placed, type Spot } from './placed';
import './margin.css';

/** Beside the text, at the height of its words: who speaks there, and how much is new. */
export function Margin() {
  const here = useCommentsHere();
  return here && <Marks here={here} />;
}

function Marks({ here }: { here: CommentsHere }) {
  const marks = useMarks(here);
  const { t } = useTranslation('comments');
  if (marks.length === 0) return null;
  return (
    <ul className="margin" aria-label={t('margin.label')}>
      {marks.map(({ threads, top }) => {
        const [first] = threads;
        return (
          <li key={first.id} style={{ transform: `translateY(${top}px)` }}>
            {threads.length === 1 ? (
              <MarkButton here={here} thread={first} />
            ) : (
              <MoreButton here={here} threads={threads} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function MarkButton({ here, thread }: { here: CommentsHere; thread: Thread }) {
  const { t } = useTranslation('comments');
  const { desk } = here;
  const active = useDeskPart(desk, (state) => state.active === thread.id);
  const author = thread.comments[0]?.author;
  const count = thread.comments.length;
  const name = t(thread.kind === 'suggestion' ? 'margin.suggestion' : 'margin.thread', {
    count,
    name: author?.name ?? t('someone'),
    place: author?.organisation.shortName ?? '',
    quote: thread.quote.slice(0, 60),
  });
  return (
    <button
      type="button"
      className="margin__mark"
      data-active={active}
      data-kind={thread.kind}
      aria-label={
        thread.unread > 0 ? `${name}, ${t('unreadCount', { count: thread.unread })}` : name
      }
      title={name}
      onClick={() => desk.activate(thread.id, { reveal: false })}
      onPointerEnter={() => desk.set({ hovered: thread.id })}
      onPointerLeave={() => desk.set({ hovered: null })}
      onFocus={() => desk.set({ hovered: thread.id })}
      onBlur={() => desk.set({ hovered: null })}
    >
      {author ? <Avatar person={author} size="small" decorative /> : '·'}
      {count > 1 && <span className="margin__count">{count}</span>}
      {thread.unread > 0 && <span className="margin__new" />}
    </button>
  );
}

/** For those that would stand too far from their words: opens the first of them in the list. */
function MoreButton({ here, threads }: { here: CommentsHere; threads: Mark['threads'] }) {
  const { t } = useTranslation('comments');
  const { desk } = here;
  const active = useDeskPart(desk, (state) => threads.some(({ id }) => id === state.active));
  const name = t('margin.more', { count: threads.length });
  const unread = threads.reduce((sum, thread) => sum + thread.unread, 0);
  return (
    <button
      type="button"
      className="margin__mark margin__more"
      data-active={active}
      aria-label={unread > 0 ? `${name}, ${t('unreadCount', { count: unread })}` : name}
      title={name}
      onClick={() => desk.activate(threads[0].id, { reveal: false })}
    >
      +{threads.length}
      {unread > 0 && <span className="margin__new" />}
    </button>
  );
}

/** Those in sight, from above to below, none over another. */
function useMarks({ desk, store }: CommentsHere): Mark[] {
  const threads = useThreadsPart(store, (state) => state.threads);
  const spots = useDeskPart(desk, (state) => state.spots);
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: other places are other heights
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      setTops(desk.text?.tops() ?? new Map());
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    soon();
    const stop = desk.onMove(soon);
    window.addEventListener('scroll', soon, { passive: true });
    window.addEventListener('resize', soon);
    return () => {
      stop();
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', soon);
      window.removeEventListener('resize', soon);
    };
  }, [desk, spots]);
  const shown = [...tops]
    .map(([id, top]) => ({ thread: threads.get(id), top }))
    .filter((spot): spot is Spot => spot.thread?.status === 'open')
    .sort((a, b) => a.top - b.top);
  return placed(shown);
}
