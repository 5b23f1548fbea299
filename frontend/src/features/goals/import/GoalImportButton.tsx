import { FileImportIcon } from '@navikt/aksel-icons';
import { lazy, Suspense, useCallback, useState } from 'react';
import type { Person } from '@/api';
import type { Room } from '@/features/collab';
import { useTranslation } from '@/i18n';
import type { GoalStore } from '../model';

const GoalImportDialog = lazy(() => import('./GoalImportDialog'));

export interface GoalImportProps {
  store: GoalStore;
  room: Room;
  documentId: string;
  members: readonly Person[];
}

/** Opens the import of a file. */
export function GoalImportButton(props: GoalImportProps) {
  const { t } = useTranslation('goalwork');
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <button
        type="button"
        className="tool"
        title={t('import.title')}
        aria-label={t('import.title')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <FileImportIcon aria-hidden />
      </button>
      {open && (
        <Suspense fallback={null}>
          <GoalImportDialog {...props} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
