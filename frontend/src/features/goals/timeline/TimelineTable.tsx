import { useMemo, useRef } from 'react';
import { useRowWindow } from '@/design/useRowWindow';
import { readDay as readTyped, useDraft } from '@/features/shareddoc';
import { formatDate, useTranslation } from '@/i18n';
import type { GoalViewProps } from '../view';
import type { Link } from './bars';
import type { Row } from './rows';
import { readDay } from './scale';

interface TimelineTableProps extends GoalViewProps {
  rows: readonly Row[];
  dependencies: readonly Link[];
  onDates: (row: Row, dates: { start: string | null; due: string | null }) => void;
}

const rowHeight = 48;
const headHeight = 40;
const heightOf = () => rowHeight;

/** The timeline in words and dates; dates can be typed. */
export function TimelineTable(props: TimelineTableProps) {
  const { rows, dependencies, onSelect } = props;
  const { t } = useTranslation(['goalviews', 'goals']);
  const scroller = useRef<HTMLDivElement>(null);
  const window = useRowWindow({ scroller, count: rows.length, heightOf });
  const waitsFor = useMemo(() => {
    const names = new Map(rows.map(({ id, title }) => [id, title.trim()]));
    const found = new Map<string, string[]>();
    for (const { before, after } of dependencies) {
      const list = found.get(after) ?? [];
      list.push(names.get(before) || t('untitled'));
      found.set(after, list);
    }
    return found;
  }, [rows, dependencies, t]);
  return (
    <div ref={scroller} className="timeline__scroller">
      <div
        role="table"
        aria-label={t('timeline.title')}
        aria-rowcount={rows.length + 1}
        className="timeline-table"
      >
        <div
          role="row"
          aria-rowindex={1}
          className="timeline-table__head"
          style={{ height: headHeight }}
        >
          {(['name', 'start', 'due', 'waits'] as const).map((column) => (
            <div key={column} role="columnheader">
              {t(`timeline.columns.${column}`)}
            </div>
          ))}
        </div>
        <div role="rowgroup" className="timeline__body" style={{ height: window.total }}>
          {window.items.map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            const name = row.title.trim() || t('untitled');
            return (
              <div
                key={row.id}
                role="row"
                aria-rowindex={index + 2}
                className="timeline-table__row"
                data-kind={row.kind}
                style={{ transform: `translateY(${start}px)` }}
              >
                <div role="rowheader">
                  <button
                    type="button"
                    className="timeline-table__name"
                    onClick={() => row.goalId && onSelect([row.goalId])}
                  >
                    {row.code && <span className="timeline__code">{row.code}</span>} {name}
                  </button>
                </div>
                <DateCell {...props} row={row} field="start" name={name} />
                <DateCell {...props} row={row} field="due" name={name} />
                <div role="cell">{(waitsFor.get(row.id) ?? []).join(', ')}</div>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface DateCellProps extends TimelineTableProps {
  row: Row;
  field: 'start' | 'due';
  name: string;
}

function DateCell({ row, field, name, writing, onDates }: DateCellProps) {
  const { t, i18n } = useTranslation(['goalviews', 'goals']);
  const value = row[field];
  const [start, due] = [readDay(row.start), readDay(row.due)];
  const backwards = field === 'due' && start !== null && due !== null && due < start;
  const { wrong, field: input } = useDraft(value ?? '', (text) => {
    const read = readTyped(text);
    if ('wrong' in read) return read.wrong;
    onDates(row, { start: row.start, due: row.due, [field]: read.value });
    return null;
  });
  const fault = wrong ? t('goals:wrongDate') : backwards ? t('timeline.backwards') : null;
  const label = t(field === 'start' ? 'timeline.startOf' : 'timeline.dueOf', { name });
  return (
    <div role="cell" data-wrong={fault !== null}>
      {writing ? (
        <input
          className="ds-input"
          aria-label={label}
          aria-invalid={fault !== null}
          placeholder={t('goals:datePlaceholder')}
          autoComplete="off"
          {...input}
        />
      ) : value ? (
        formatDate(value, i18n.language)
      ) : (
        <span className="quiet">{t('notSet')}</span>
      )}
      {fault && <span className="timeline-table__fault">{fault}</span>}
    </div>
  );
}
