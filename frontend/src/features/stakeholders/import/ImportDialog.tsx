import { type ImportReport, type ImportSheet, type Person, useReadImport } from '@/api';
import type { Room } from '@/features/collab';
import { FileImportDialog, useUndoStep } from '@/features/fileimport';
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
  const refused = (why: 'tooWide' | 'empty' | 'unreadable' | 'noHeaders') =>
    t(`import.refused.${why}`);
  return (
    <FileImportDialog<ImportReport>
      room={room}
      accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
      read={read}
      step={step}
      wordsOf={wordsOf}
      carryOut={(report) => carryOut(store, report)}
      words={{
        title: t('import.title'),
        intro: t('import.intro'),
        choose: t('import.choose'),
        columns: t('import.columns'),
        nameless: t('stakeholders:nameless'),
        summary: (report, file) =>
          t(`import.of.${report.sheet}`, { file, count: report.rows.length }),
        nothingDetail: t('import.nothingDetail'),
        done: (count) => t('import.done', { count }),
        undone: t('import.undone'),
        refused: {
          tooWide: refused('tooWide'),
          empty: refused('empty'),
          unreadable: refused('unreadable'),
          noHeaders: refused('noHeaders'),
        },
        sheet: (sheet) => t(`import.sheet.${sheet as ImportSheet}`),
      }}
      onClose={onClose}
    />
  );
}
