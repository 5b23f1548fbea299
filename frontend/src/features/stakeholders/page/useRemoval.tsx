import { useCallback, useState } from 'react';
import { announce, later, Part } from '@/design';
import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';

const RemovalToast = later(() => import('./RemovalToast'));

export interface Removal {
  words: string;
  step: unknown;
}

/** Removing without a question, and a way back right after. */
export function useRemoval(store: MapStore) {
  const { t } = useTranslation('stakeholders');
  const [removal, setRemoval] = useState<Removal | null>(null);
  const forget = useCallback(() => setRemoval(null), []);
  const remove = useCallback(
    (ids: readonly string[]) => {
      const there = ids.filter((id) => store.stakeholder(id));
      const first = store.stakeholder(there[0] ?? '');
      if (!first) return;
      store.remove(there);
      const name = first.name || t('nameless');
      const words =
        there.length === 1
          ? t('removal.one', { name })
          : t('removal.many', { count: there.length });
      announce(words);
      setRemoval({ words, step: store.lastStep() });
    },
    [store, t],
  );
  const toast = removal && (
    <Part>
      <RemovalToast key={removal.words} store={store} removal={removal} onGone={forget} />
    </Part>
  );
  return { remove, toast };
}
