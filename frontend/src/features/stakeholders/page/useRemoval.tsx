import { XMarkIcon } from '@navikt/aksel-icons';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';

/** Long enough to read and reach it by keyboard. */
const shownFor = 15_000;

interface Removal {
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
    <RemovalToast key={removal.words} store={store} removal={removal} onGone={forget} />
  );
  return { remove, toast };
}

function RemovalToast({
  store,
  removal,
  onGone,
}: {
  store: MapStore;
  removal: Removal;
  onGone: () => void;
}) {
  const { t } = useTranslation(['stakeholders', 'common']);
  const [held, setHeld] = useState(false);
  const subscribe = useCallback((listener: () => void) => store.on('undo', listener), [store]);
  // Once something else was done, "Undo" would take back that.
  const last = useSyncExternalStore(subscribe, () => store.lastStep() === removal.step);
  useEffect(() => {
    if (!last) onGone();
  }, [last, onGone]);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onGone, shownFor);
    return () => clearTimeout(timer);
  }, [held, onGone]);
  return (
    <section
      className="map-toast"
      aria-label={removal.words}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <span>{removal.words}</span>
      <button
        type="button"
        className="map-toast__undo"
        onClick={() => {
          store.undo();
          announce(t('removal.undone'));
          onGone();
        }}
      >
        {t('removal.undo')}
      </button>
      <button
        type="button"
        className="map-toast__close"
        aria-label={t('common:close')}
        onClick={onGone}
      >
        <XMarkIcon aria-hidden />
      </button>
    </section>
  );
}
