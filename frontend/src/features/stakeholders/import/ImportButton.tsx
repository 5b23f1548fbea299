import { lazy } from 'react';
import type { Person } from '@/api';
import type { Room } from '@/features/collab';
import { ImportTool } from '@/features/fileimport/button';
import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';

const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog')).ImportDialog }));

export interface ImportProps {
  store: MapStore;
  room: Room;
  documentId: string;
  members: readonly Person[];
}

/** Opens the import of a file into the map. */
export function ImportButton(props: ImportProps) {
  const { t } = useTranslation('stakeholderwork');
  return (
    <ImportTool title={t('import.title')}>
      {(close) => <ImportDialog {...props} onClose={close} />}
    </ImportTool>
  );
}
