import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { announce } from '@/design';
import { useRowWindow } from '@/design/useRowWindow';
import { useTranslation } from '@/i18n';
import { type CoverColumn, columnWidth } from './columns';
import type { Cover, CoverRow, Matrix } from './matrix';

interface CoverageGridProps {
  label: string;
  matrix: Matrix;
  rows: readonly CoverRow[];
  columns: readonly CoverColumn[];
  writing: boolean;
  nameOf: (id: string) => string;
  codeOf: (id: string) => string;
  openId: string | null;
  onSelect: (ids: readonly string[]) => void;
  onToggle: (id: string, key: string) => void;
}

const rowHeight = 40;
/** Of a column, in pixels. */
const leastWidth = 84;
const heightOf = () => rowHeight;
/** A4 across, in pixels, and what the names take of it (page/print.css). */
const [paperWidth, namesOnPaper] = [1040, 256];

/**
 * Goals by columns. Arrows go from cell to cell, Space says that a goal covers
 * something or takes it back, Enter opens the goal. Only rows in view are drawn.
 */
export function CoverageGrid(props: CoverageGridProps) {
  const { label, matrix, rows, columns, writing, nameOf, codeOf, onSelect, onToggle } = props;
  const { t } = useTranslation('goalviews');
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ id: '', column: 0 });
  const indexOf = useMemo(() => new Map(rows.map(({ id }, i) => [id, i])), [rows]);
  const row = indexOf.get(place.id) ?? 0;
  const column = Math.min(place.column, columns.length - 1);
  const window = useRowWindow({ scroller, count: rows.length, heightOf, keep: row });
  const wanted = useRef(false);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`);
    if (!cell) return;
    wanted.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const go = (r: number, c: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, r));
    wanted.current = true;
    setPlace({ id: rows[to]?.id ?? '', column: Math.max(0, Math.min(columns.length - 1, c)) });
    window.scrollTo(to, 200);
  };
  const toggle = (id: string, key: string) => {
    if (!writing) return;
    const on = matrix.cover(id, key) === 'own';
    onToggle(id, key);
    announce(t(on ? 'coverage.no' : 'coverage.own'));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target as HTMLElement).dataset.cell) return;
    const control = event.ctrlKey || event.metaKey;
    const moves: Record<string, () => void> = {
      ArrowUp: () => go(row - 1, column),
      ArrowDown: () => go(row + 1, column),
      ArrowLeft: () => go(row, column - 1),
      ArrowRight: () => go(row, column + 1),
      PageUp: () => go(row - 10, column),
      PageDown: () => go(row + 10, column),
      Home: () => go(control ? 0 : row, 0),
      End: () => go(control ? rows.length - 1 : row, columns.length - 1),
    };
    const id = rows[row]?.id;
    const key = columns[column]?.key;
    if (event.altKey) return;
    if (moves[event.key]) moves[event.key]?.();
    else if (event.key === ' ' && id && key !== undefined) toggle(id, key);
    else if (event.key === 'Enter' && id) onSelect([id]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const pointOf = (target: EventTarget) => {
    const cell = (target as Element).closest<HTMLElement>('[data-cell]')?.dataset.cell;
    const [r = -1, c = -1] = (cell ?? '').split(' ').map(Number);
    const [id, key] = [rows[r]?.id, columns[c]?.key];
    return cell && id !== undefined && key !== undefined ? { id, key, column: c } : null;
  };
  const onFocus = (event: FocusEvent) => {
    const point = pointOf(event.target);
    if (point) setPlace(point);
  };
  const onClick = (event: MouseEvent) => {
    const point = pointOf(event.target);
    if (point) toggle(point.id, point.key);
  };
  const width = useMemo(
    () =>
      columnWidth(
        columns.map(({ name }) => name),
        leastWidth,
      ),
    [columns],
  );
  const onPaper = Math.min(1, paperWidth / (namesOnPaper + columns.length * width));
  const template = `var(--names) repeat(${columns.length}, ${width}px)`;
  return (
    <div ref={scroller} className="coverage__scroller">
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 2}
        aria-colcount={columns.length + 1}
        aria-readonly={!writing}
        className="coverage__grid"
        style={{ '--on-paper': onPaper } as CSSProperties}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onClick}
      >
        <div role="rowgroup" className="coverage__head">
          <div
            role="row"
            aria-rowindex={1}
            className="coverage__columns"
            style={{ gridTemplateColumns: template }}
          >
            <div role="columnheader" className="coverage__corner">
              {t('timeline.corner')}
            </div>
            {columns.map(({ key, name, obligatory }) => (
              <div key={key} role="columnheader" className="coverage__column" title={name}>
                <span>{name}</span>
                {obligatory && (
                  <strong className="coverage__must">{t('coverage.obligatory')}</strong>
                )}
              </div>
            ))}
          </div>
          <div
            role="row"
            aria-rowindex={2}
            className="coverage__counts"
            style={{ gridTemplateColumns: template }}
          >
            <div role="rowheader" className="coverage__corner">
              {t('coverage.count')}
            </div>
            {columns.map(({ key }) => (
              <div key={key} role="gridcell" data-none={(matrix.counts.get(key) ?? 0) === 0}>
                {matrix.counts.get(key) ?? 0}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="coverage__body" style={{ height: window.total }}>
          {window.items.map(({ index, start }) => {
            const one = rows[index];
            if (!one) return null;
            return (
              <div
                key={one.id}
                role="row"
                aria-rowindex={index + 3}
                className="coverage__row"
                data-open={props.openId === one.id}
                style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
              >
                <div
                  role="rowheader"
                  className="coverage__name"
                  style={{ '--depth': Math.min(one.depth, 8) } as CSSProperties}
                >
                  <button type="button" tabIndex={-1} onClick={() => onSelect([one.id])}>
                    <span className="timeline__code">{codeOf(one.id)}</span> {nameOf(one.id)}
                  </button>
                </div>
                {columns.map(({ key }, c) => (
                  <CoverCell
                    key={key}
                    place={`${index} ${c}`}
                    cover={matrix.cover(one.id, key)}
                    active={index === row && c === column}
                  />
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface CoverCellProps {
  place: string;
  cover: Cover;
  active: boolean;
}

const CoverCell = memo(function CoverCell({ place, cover, active }: CoverCellProps) {
  const { t } = useTranslation('goalviews');
  return (
    <div
      role="gridcell"
      data-cell={place}
      data-cover={cover ?? undefined}
      tabIndex={active ? 0 : -1}
      aria-label={t(`coverage.${cover ?? 'no'}`)}
      className="coverage__cell"
    >
      {cover && (
        <svg viewBox="0 0 20 20" aria-hidden="true">
          {cover === 'own' ? <path d="M4 10.5l4 4 8-9" /> : <circle cx="10" cy="10" r="3" />}
        </svg>
      )}
    </div>
  );
});
