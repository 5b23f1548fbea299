import { type GoalImportReport, useImportValues, useReadValueImport } from '@/api';
import { FileImportDialog, wordsAt } from '@/features/fileimport';
import { useTranslation } from '@/i18n';
import type { GoalImportProps } from './GoalImportMenu';
import { useValueImportWords } from './useValueImportWords';

/**
 * Measured values out of a file. They are rows of the server, said by a person:
 * what was reported is corrected, never undone.
 */
export default function ValueImportDialog(props: GoalImportProps & { onClose: () => void }) {
  const { store, documentId, onClose } = props;
  const { t } = useTranslation('goalwork');
  const read = useReadValueImport(documentId);
  const write = useImportValues(documentId);
  const wordsOf = useValueImportWords(store);
  return (
    <FileImportDialog<GoalImportReport>
      accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
      read={read}
      wordsOf={wordsOf}
      carryOut={async (_, file) => {
        const { counts } = await write.mutateAsync(file);
        return { added: counts.new, changed: counts.changed };
      }}
      words={wordsAt(t, 'import.values', {
        title: t('import.title'),
        nameless: t('block.untitled'),
        undone: '',
      })}
      onClose={onClose}
    />
  );
}
