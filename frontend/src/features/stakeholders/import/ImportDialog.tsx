import { type ImportReport, type ImportSheet, type Person, useReadImport } from '@/api';
import type { Room } from '@/features/collab';
import { FileImportDialog, useUndoStep, wordsAt } from '@/features/fileimport';
import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';
import { carryOut } from './carryout';
import { useImportWords } from './useImportWords';

interface ImportDialogProps {
  store: MapStore;
  room: Room;
  documentId: string;
  members: readonly Person[];
  onClose: () => void;
}

/** A file into a map. */
export function ImportDialog({ store, room, documentId, members, onClose }: ImportDialogProps) {
  const { t } = useTranslation(['stakeholderwork', 'stakeholders']);
  const read = useReadImport(documentId);
  const wordsOf = useImportWords(store, members);
  const step = useUndoStep(store);
  return (
    <FileImportDialog<ImportReport>
      room={room}
      accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
      read={read}
      step={step}
      wordsOf={wordsOf}
      carryOut={(report) => carryOut(store, report)}
      words={{
        ...wordsAt(t, 'import', {
          title: t('import.title'),
          nameless: t('stakeholders:nameless'),
          undone: t('import.undone'),
        }),
        summary: (report, file) =>
          t(`import.sheets.${report.sheet}`, { file, count: report.rows.length }),
        sheet: (sheet) => t(`import.sheet.${sheet as ImportSheet}`),
      }}
      onClose={onClose}
    />
  );
}
