import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import type { ImportRow } from '@/api';
import { useTranslation } from '@/i18n';
import type { ImportWords } from './useImportWords';

interface PreviewListProps {
  rows: readonly ImportRow[];
  words: ImportWords;
}

/** The rows of a file; only those in view are drawn, for there may be thousands. */
export function PreviewList({ rows, words }: PreviewListProps) {
  const { t } = useTranslation('stakeholderwork');
  const scroller = useRef<HTMLElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    overscan: 6,
  });
  if (rows.length === 0) return <p className="import__quiet">{t('import.noRows')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
    <section ref={scroller} className="import__rows" aria-label={t('import.rows')} tabIndex={0}>
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
                <PreviewRow row={row} words={words} />
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

const PreviewRow = memo(function PreviewRow({
  row,
  words,
}: {
  row: ImportRow;
  words: ImportWords;
}) {
  const { t } = useTranslation(['stakeholderwork', 'stakeholders']);
  return (
    <>
      <div className="import__row">
        <span className="import__status" data-status={row.status}>
          {t(`import.one.${row.status}`)}
        </span>
        <span className="import__name">{row.name || t('stakeholders:nameless')}</span>
        <span className="import__number">{t('import.line', { row: row.row })}</span>
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
    </>
  );
});
