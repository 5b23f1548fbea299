import { useCallback } from 'react';
import { useReadListImport } from '@/api';
import { FileImportDialog, useUndoStep, wordsAt } from '@/features/fileimport';
import { useTranslation } from '@/i18n';
import { carryOutList } from './carryoutlist';
import type { GoalImportProps } from './GoalImportMenu';
import { flattened, type ListReport } from './listreport';
import { useListImportWords } from './useListImportWords';

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
      words={wordsAt(t, 'import.list', {
        title: t('import.title'),
        nameless: t('block.untitled'),
        undone: t('import.undone'),
      })}
      onClose={onClose}
    />
  );
}
