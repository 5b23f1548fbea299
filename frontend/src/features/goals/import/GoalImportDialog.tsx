import { useCallback } from 'react';
import { type GoalImportReport, useReadGoalImport } from '@/api';
import { FileImportDialog, useUndoStep, wordsAt } from '@/features/fileimport';
import { useTranslation } from '@/i18n';
import { carryOut } from './carryout';
import type { GoalImportProps } from './GoalImportMenu';
import { useGoalImportWords } from './useGoalImportWords';

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
      words={wordsAt(t, 'import.goals', {
        title: t('import.title'),
        nameless: t('block.untitled'),
        undone: t('import.undone'),
      })}
      onClose={onClose}
    />
  );
}
