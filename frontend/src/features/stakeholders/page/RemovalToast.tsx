import { XMarkIcon } from '@navikt/aksel-icons';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';
import type { Removal } from './useRemoval';

/** Long enough to read and reach it by keyboard. */
const shownFor = 15_000;

/** Says who was removed, and offers to undo it. */
export default function RemovalToast({
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
