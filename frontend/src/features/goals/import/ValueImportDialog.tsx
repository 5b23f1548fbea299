import { type GoalImportReport, useImportValues, useReadValueImport } from '@/api';
import { FileImportDialog } from '@/features/fileimport';
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
      words={{
        title: t('import.title'),
        intro: t('import.values.intro'),
        choose: t('import.values.choose'),
        columns: t('import.values.columns'),
        nameless: t('block.untitled'),
        summary: (report, file) => t('import.values.of', { file, count: report.rows.length }),
        nothingDetail: t('import.values.nothing'),
        done: (count) => t('import.values.done', { count }),
        undone: '',
        refused: {
          tooWide: t('import.values.tooWide'),
          empty: t('import.values.empty'),
          unreadable: t('import.values.unreadable'),
          noHeaders: t('import.values.noHeaders'),
        },
      }}
      onClose={onClose}
    />
  );
}
