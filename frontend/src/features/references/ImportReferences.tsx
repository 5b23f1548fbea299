import { useCallback } from 'react';
import {
  type ReferenceReport,
  type ReferenceRow,
  useImportReferences,
  useReadReferences,
  useReferenceGoals,
} from '@/api';
import { FileImportDialog, type RowWords, wordsAt } from '@/features/fileimport';
import { useTranslation } from '@/i18n';

interface ImportReferencesProps {
  groupId: string;
  onClose: () => void;
}

/** National goals out of a file: choose, look, write down. */
export default function ImportReferences({ groupId, onClose }: ImportReferencesProps) {
  const { t } = useTranslation('goalwork');
  const read = useReadReferences(groupId);
  const write = useImportReferences(groupId);
  const wordsOf = useRowWords(groupId);
  return (
    <FileImportDialog<ReferenceReport>
      accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
      read={read}
      wordsOf={wordsOf}
      carryOut={async (report, file) => {
        await write.mutateAsync(file);
        return { added: report.counts.new, changed: report.counts.changed };
      }}
      words={wordsAt(t, 'references.import', {
        title: t('import.title'),
        nameless: t('block.untitled'),
        undone: '',
      })}
      onClose={onClose}
    />
  );
}

const own = new Set(['missing_name', 'missing_country', 'ambiguous_number', 'ambiguous_match']);

function useRowWords(groupId: string): (report: ReferenceReport) => RowWords<ReferenceRow> {
  const { t } = useTranslation(['goalwork', 'fileimport']);
  const kept = useReferenceGoals(groupId).data;
  return useCallback(() => {
    const fieldName = (name: string) => t(`references.fields.${name}`, { defaultValue: name });
    const words = (name: string, value: unknown) => {
      if (name === 'country') return t(`references.countries.${value}`);
      if (name === 'obligatory') return t(value ? 'references.yes' : 'references.no');
      return value === null || value === undefined || value === ''
        ? t('block.notSet')
        : String(value);
    };
    return {
      given: (row) =>
        Object.entries(row.fields)
          .filter(([name]) => name !== 'title')
          .map(([name, value]) => `${fieldName(name)}: ${words(name, value)}`)
          .join(' · '),
      changes: (row) => {
        const before = kept?.find(({ id }) => id === row.id);
        return row.changed.map((name) => ({
          field: fieldName(name),
          before: words(name, before?.[name as keyof typeof before]),
          after: words(name, row.fields[name]),
        }));
      },
      reasons: (row) =>
        row.reasons.map(({ code, column, value }) =>
          t(`${own.has(code) ? 'references.' : 'fileimport:'}reasons.${code}`, {
            column: fieldName(column),
            value,
          }),
        ),
    };
  }, [t, kept]);
}
