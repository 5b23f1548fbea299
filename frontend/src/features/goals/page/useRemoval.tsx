import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { announce, Toast } from '@/design';
import { useTranslation } from '@/i18n';
import type { GoalStore } from '../model';

interface Removal {
  words: string;
  step: unknown;
}

/** Removing without a question, and a way back right after. */
export function useRemoval(store: GoalStore) {
  const { t } = useTranslation('goals');
  const [removal, setRemoval] = useState<Removal | null>(null);
  const forget = useCallback(() => setRemoval(null), []);
  const remove = useCallback(
    (ids: readonly string[]) => {
      const tree = store.tree();
      const there = ids.filter((id) => tree.has(id));
      const [first] = there;
      if (first === undefined) return;
      const gone = new Set(there.flatMap((id) => [id, ...tree.descendants(id)])).size;
      const title = store.goal(first)?.title || t('untitled');
      store.remove(there);
      const words =
        gone === 1 ? t('removal.one', { title }) : t('removal.many', { title, count: gone });
      announce(words);
      setRemoval({ words, step: store.lastStep() });
    },
    [store, t],
  );
  const subscribe = useCallback((listener: () => void) => store.on('undo', listener), [store]);
  const last = useSyncExternalStore(subscribe, store.lastStep);
  // Once something else was done, "Undo" would take back that.
  const stale = removal !== null && removal.step !== last;
  useEffect(() => {
    if (stale) forget();
  }, [stale, forget]);
  const toast = removal && !stale && (
    <Toast
      key={removal.words}
      words={removal.words}
      action={t('removal.undo')}
      onAct={() => {
        store.undo();
        announce(t('removal.undone'));
      }}
      onGone={forget}
    />
  );
  return { remove, toast };
}
