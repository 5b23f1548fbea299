import { useCallback } from 'react';
import { useReadListImport } from '@/api';
import { FileImportDialog } from '@/features/fileimport';
import { useTranslation } from '@/i18n';
import { carryOutList } from './carryoutlist';
import type { GoalImportProps } from './GoalImportMenu';
import { flattened, type ListReport } from './listreport';
import { useListImportWords } from './useListImportWords';
import { useUndoStep } from './useUndoStep';

/** A file with everything a list holds, as its export gives it: goals and what belongs to them. */
export default function ListImportDialog(props: GoalImportProps & { onClose: () => void }) {
  const { store, room, documentId, members, onClose } = props;
  const { t } = useTranslation('goalwork');
  const read = useReadListImport(documentId, flattened);
  const wordsOf = useListImportWords(store, members);
  const step = useUndoStep(store);
  const take = useCallback((report: ListReport) => carryOutList(store, report), [store]);
  return (
    <FileImportDialog<ListReport>
      room={room}
      accept=".csv,.txt,.tsv,.xlsx,.json,text/csv,text/plain,application/json"
      read={read}
      step={step}
      wordsOf={wordsOf}
      carryOut={take}
      words={{
        title: t('import.title'),
        intro: t('import.list.intro'),
        choose: t('import.list.choose'),
        columns: t('import.list.columns'),
        nameless: t('block.untitled'),
        summary: (report, file) => t('import.list.of', { file, count: report.rows.length }),
        nothingDetail: t('import.list.nothing'),
        done: (count) => t('import.list.done', { count }),
        undone: t('import.undone'),
        refused: {
          tooWide: t('import.refused.tooWide'),
          empty: t('import.list.empty'),
          unreadable: t('import.list.unreadable'),
          noHeaders: t('import.list.noHeaders'),
        },
      }}
      onClose={onClose}
    />
  );
}
