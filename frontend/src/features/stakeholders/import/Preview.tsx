import { Button } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import type { ImportReport, ImportRow, ImportSheet, Person } from '@/api';
import { Notice } from '@/design';
import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';
import { toDo } from './carryout';
import { PreviewList } from './PreviewList';
import { useImportWords } from './useImportWords';

type Status = ImportRow['status'];
const statuses: readonly Status[] = ['new', 'changed', 'unchanged', 'wrong'];

interface PreviewProps {
  store: MapStore;
  members: readonly Person[];
  report: ImportReport;
  fileName: string;
  /** Another sheet of the file is being read. */
  reading: boolean;
  onSheet: (sheet: ImportSheet) => void;
  onApply: () => void;
  onAgain: () => void;
  onClose: () => void;
}

/** What a file would do, row by row, before it is done. */
export function Preview(props: PreviewProps) {
  const { store, members, report, fileName, reading, onSheet, onApply, onAgain, onClose } = props;
  const { t } = useTranslation(['stakeholderwork', 'common']);
  const words = useImportWords(store, members, report);
  const [shown, setShown] = useState<Status | 'all'>('all');
  const rows = useMemo(
    () => report.rows.filter((row) => shown === 'all' || row.status === shown),
    [report, shown],
  );
  const count = toDo(report);
  return (
    <>
      <p className="import__quiet">
        {t(`import.of.${report.sheet}`, { file: fileName, count: report.rows.length })}
      </p>
      {count === 0 && <Nothing report={report} />}
      {count > 0 && report.counts.wrong > 0 && (
        <Notice kind="warning" title={t('import.someWrong', { count: report.counts.wrong })}>
          <p>{t('import.someWrongDetail')}</p>
        </Notice>
      )}
      {report.ignoredColumns.length > 0 && (
        <p className="import__quiet small">
          {t('import.ignored', { columns: report.ignoredColumns.join(', ') })}
        </p>
      )}
      <fieldset className="import__filter">
        <legend className="visually-hidden">{t('import.show')}</legend>
        {(['all', ...statuses] as const).map((status) => {
          const of = status === 'all' ? report.rows.length : report.counts[status];
          return (
            <label key={status} data-none={of === 0}>
              <input
                type="radio"
                name="import-status"
                className="visually-hidden"
                checked={shown === status}
                onChange={() => setShown(status)}
              />
              {t(`import.status.${status}`)} <span>{of}</span>
            </label>
          );
        })}
      </fieldset>
      <PreviewList key={shown} rows={rows} words={words} />
      <div className="form__buttons import__buttons">
        {count > 0 ? (
          <Button onClick={onApply}>{t('import.apply', { count })}</Button>
        ) : (
          <Button onClick={onClose}>{t('common:close')}</Button>
        )}
        <Button variant="tertiary" onClick={onAgain}>
          {t('import.another')}
        </Button>
        {report.otherSheets.map((sheet) => (
          <Button key={sheet} variant="tertiary" loading={reading} onClick={() => onSheet(sheet)}>
            {t(`import.sheet.${sheet}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

function Nothing({ report }: { report: ImportReport }) {
  const { t } = useTranslation('stakeholderwork');
  const wrong = report.counts.wrong > 0;
  return (
    <Notice
      kind={wrong ? 'warning' : 'info'}
      title={t(wrong ? 'import.noneTaken' : 'import.nothing')}
    >
      <p>{t(wrong ? 'import.someWrongDetail' : 'import.nothingDetail')}</p>
    </Notice>
  );
}
