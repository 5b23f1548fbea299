import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from '@/i18n';
import type { FileRow, RowWords } from './report';

interface PreviewListProps<Row extends FileRow> {
  rows: readonly Row[];
  words: RowWords<Row>;
  /** For a row without a name. */
  nameless: string;
}

/** The rows of a file; only those in view are drawn, for there may be thousands. */
export function PreviewList<Row extends FileRow>(props: PreviewListProps<Row>) {
  const { rows, words, nameless } = props;
  const { t } = useTranslation('fileimport');
  const scroller = useRef<HTMLElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    overscan: 6,
  });
  if (rows.length === 0) return <p className="import__quiet">{t('noRows')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
    <section ref={scroller} className="import__rows" aria-label={t('rows')} tabIndex={0}>
      <ul style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={index}
                ref={list.measureElement}
                data-index={index}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <PreviewRow row={row} words={words} nameless={nameless} />
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

interface PreviewRowProps<Row extends FileRow> {
  row: Row;
  words: RowWords<Row>;
  nameless: string;
}

function PreviewRow<Row extends FileRow>({ row, words, nameless }: PreviewRowProps<Row>) {
  const { t } = useTranslation('fileimport');
  return (
    <>
      <div className="import__row">
        <span className="import__status" data-status={row.status}>
          {t(`one.${row.status}`)}
        </span>
        <span className="import__name">{row.name || nameless}</span>
        <span className="import__number">{t('line', { row: row.row })}</span>
      </div>
      {row.status === 'new' && <p className="import__given">{words.given(row)}</p>}
      {row.status === 'changed' &&
        words.changes(row).map(({ field, before, after }) => (
          <p key={field} className="import__change">
            <span>{field}</span> <del>{before}</del> <span aria-hidden="true">→</span>{' '}
            <ins>{after}</ins>
          </p>
        ))}
      {row.status === 'wrong' &&
        words.reasons(row).map((reason) => (
          <p key={reason} className="import__reason">
            {reason}
          </p>
        ))}
      {words.warnings?.(row).map((warning) => (
        <p key={warning} className="import__warning">
          {warning}
        </p>
      ))}
    </>
  );
}
