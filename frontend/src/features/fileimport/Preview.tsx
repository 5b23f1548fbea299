import { Button } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { Notice } from '@/design';
import { useTranslation } from '@/i18n';
import { PreviewList } from './PreviewList';
import {
  type FileReport,
  type FileRow,
  type RowStatus,
  type RowWords,
  rowStatuses,
  toDo,
  toMend,
} from './report';

interface PreviewProps<Row extends FileRow> {
  report: Omit<FileReport, 'rows'> & { rows: readonly Row[] };
  rows: RowWords<Row>;
  nameless: string;
  /** The file and how much it holds. */
  summary: string;
  nothingDetail: string;
  /** Another sheet of the file is being read. */
  reading: boolean;
  /** What the file says is being carried out. */
  applying: boolean;
  sheetName: (sheet: string) => string;
  onSheet: (sheet: string) => void;
  onApply: () => void;
  onAgain: () => void;
  onClose: () => void;
}

/** What a file would do, row by row, before it is done. */
export function Preview<Row extends FileRow>(props: PreviewProps<Row>) {
  const { report, nameless, reading, applying, onApply, onAgain, onClose } = props;
  const { t } = useTranslation(['fileimport', 'common']);
  const [shown, setShown] = useState<RowStatus | 'all'>('all');
  const rows = useMemo(
    () => report.rows.filter((row) => shown === 'all' || row.status === shown),
    [report, shown],
  );
  const count = toDo(report);
  const { wrong } = report.counts;
  const mend = useMemo(() => toMend(report.rows), [report]);
  return (
    <>
      <p className="import__quiet">{props.summary}</p>
      {count === 0 && (
        <Notice kind={wrong ? 'warning' : 'info'} title={t(wrong ? 'noneTaken' : 'nothing')}>
          <p>{wrong ? t('someWrongDetail') : props.nothingDetail}</p>
        </Notice>
      )}
      {count > 0 && wrong > 0 && (
        <Notice kind="warning" title={t('someWrong', { count: wrong })}>
          <p>{t('someWrongDetail')}</p>
        </Notice>
      )}
      {mend > 0 && (
        <Notice kind="warning" title={t('someLeft', { count: mend })}>
          <p>{t('someLeftDetail')}</p>
        </Notice>
      )}
      {report.ignoredColumns.length > 0 && (
        <p className="import__quiet small">
          {t('ignored', { columns: report.ignoredColumns.join(', ') })}
        </p>
      )}
      <fieldset className="import__filter">
        <legend className="visually-hidden">{t('show')}</legend>
        {(['all', ...rowStatuses] as const).map((status) => {
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
              {t(`status.${status}`)} <span>{of}</span>
            </label>
          );
        })}
      </fieldset>
      <PreviewList key={shown} rows={rows} words={props.rows} nameless={nameless} />
      <div className="form__buttons import__buttons">
        {count > 0 ? (
          <Button loading={applying} onClick={onApply}>
            {t('apply', { count })}
          </Button>
        ) : (
          <Button onClick={onClose}>{t('common:close')}</Button>
        )}
        <Button variant="tertiary" onClick={onAgain}>
          {t('another')}
        </Button>
        {report.otherSheets?.map((sheet) => (
          <Button
            key={sheet}
            variant="tertiary"
            loading={reading}
            onClick={() => props.onSheet(sheet)}
          >
            {props.sheetName(sheet)}
          </Button>
        ))}
      </div>
    </>
  );
}
