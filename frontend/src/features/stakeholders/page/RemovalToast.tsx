import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { announce, Toast } from '@/design';
import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';
import type { Removal } from './useRemoval';

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
  const { t } = useTranslation('stakeholders');
  const subscribe = useCallback((listener: () => void) => store.on('undo', listener), [store]);
  // Once something else was done, "Undo" would take back that.
  const last = useSyncExternalStore(subscribe, () => store.lastStep() === removal.step);
  useEffect(() => {
    if (!last) onGone();
  }, [last, onGone]);
  return (
    <Toast
      words={removal.words}
      action={t('removal.undo')}
      onAct={() => {
        store.undo();
        announce(t('removal.undone'));
      }}
      onGone={onGone}
    />
  );
}
