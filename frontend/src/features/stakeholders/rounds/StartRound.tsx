import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from '@/i18n';

const StartDialog = lazy(() => import('./StartDialog'));

/** The button that begins a round, for those who may lead one. */
export function StartRound({ documentId }: { documentId: string }) {
  const { t } = useTranslation('stakeholderwork');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="plain-button" onClick={() => setOpen(true)}>
        {t('round.start')}
      </button>
      {open &&
        createPortal(
          <Suspense fallback={null}>
            <StartDialog documentId={documentId} onClose={() => setOpen(false)} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}
