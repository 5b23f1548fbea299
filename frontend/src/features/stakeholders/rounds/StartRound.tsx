import { useState } from 'react';
import { createPortal } from 'react-dom';
import { later, Part } from '@/design';
import { useTranslation } from '@/i18n';

const StartDialog = later(() => import('./StartDialog'));

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
          <Part>
            <StartDialog documentId={documentId} onClose={() => setOpen(false)} />
          </Part>,
          document.body,
        )}
    </>
  );
}
