import { useCallback } from 'react';
import { type GoalImportReport, useReadGoalImport } from '@/api';
import { FileImportDialog } from '@/features/fileimport';
import { useTranslation } from '@/i18n';
import { carryOut } from './carryout';
import type { GoalImportProps } from './GoalImportMenu';
import { useGoalImportWords } from './useGoalImportWords';
import { useUndoStep } from './useUndoStep';

/** A file into a goal list. */
export default function GoalImportDialog(props: GoalImportProps & { onClose: () => void }) {
  const { store, room, documentId, members, onClose } = props;
  const { t } = useTranslation('goalwork');
  const read = useReadGoalImport(documentId);
  const wordsOf = useGoalImportWords(store, members);
  const step = useUndoStep(store);
  const take = useCallback((report: GoalImportReport) => carryOut(store, report), [store]);
  return (
    <FileImportDialog<GoalImportReport>
      room={room}
      accept=".csv,.txt,.tsv,.xlsx,.md,.markdown,text/csv,text/plain,text/markdown"
      read={read}
      step={step}
      wordsOf={wordsOf}
      carryOut={take}
      words={{
        title: t('import.title'),
        intro: t('import.intro'),
        choose: t('import.choose'),
        columns: t('import.columns'),
        nameless: t('block.untitled'),
        summary: (report, file) => t('import.of', { file, count: report.rows.length }),
        nothingDetail: t('import.nothingDetail'),
        done: (count) => t('import.done', { count }),
        undone: t('import.undone'),
        refused: {
          tooWide: t('import.refused.tooWide'),
          empty: t('import.refused.empty'),
          unreadable: t('import.refused.unreadable'),
          noHeaders: t('import.refused.noHeaders'),
        },
      }}
      onClose={onClose}
    />
  );
}
