import { FileImportIcon } from '@navikt/aksel-icons';
import { lazy, Suspense, useCallback, useState } from 'react';
import type { Person } from '@/api';
import type { Room } from '@/features/collab';
import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';

const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog')).ImportDialog }));

export interface ImportProps {
  store: MapStore;
  room: Room;
  documentId: string;
  members: readonly Person[];
}

/** Opens the import of a file. */
export function ImportButton(props: ImportProps) {
  const { t } = useTranslation('stakeholderwork');
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
          <ImportDialog {...props} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
