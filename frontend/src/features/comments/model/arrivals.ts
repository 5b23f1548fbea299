import { useEffect } from 'react';
import type { Thread } from '@/api';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import type { ThreadStore } from './store';

/** What others say is told at most so often. */
const atMostEvery = 5_000;

const kept = 'samrad.comments.calm';

/** Calm: nothing is told while one works; the counts still change. */
export function isCalm(): boolean {
  try {
    return localStorage.getItem(kept) === 'yes';
  } catch {
    return false;
  }
}

export function setCalm(calm: boolean) {
  try {
    if (calm) localStorage.setItem(kept, 'yes');
    else localStorage.removeItem(kept);
  } catch {
    // For this page only, then.
  }
}

/** Says that others have written, once for all that came within five seconds. */
export function useArrivals(store: ThreadStore, me: string) {
  const { t } = useTranslation('documents');
  useEffect(() => {
    const waiting = new Map<string, string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = Number.NEGATIVE_INFINITY;
    const say = () => {
      timer = undefined;
      const names = [...waiting.values()];
      waiting.clear();
      if (names.length === 0 || isCalm()) return;
      last = performance.now();
      announce(t('comments.new', { count: names.length, name: names[names.length - 1] }));
    };
    const stop = store.onArrival((thread, before) => {
      for (const { id, author } of newIn(thread, before))
        if (author?.id !== me) waiting.set(id, author?.name ?? t('comments.someone'));
      if (waiting.size > 0)
        timer ??= setTimeout(say, Math.max(0, last + atMostEvery - performance.now()));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, me, t]);
}

function newIn(thread: Thread, before: Thread | undefined) {
  const had = new Set(before?.comments.map(({ id }) => id));
  return thread.comments.filter(({ id, deleted }) => !deleted && !had.has(id));
}
