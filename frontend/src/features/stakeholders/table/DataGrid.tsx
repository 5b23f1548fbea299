import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { useRowWindow } from '@/design/useRowWindow';
import type { Room } from '@/features/collab';
import { useTranslation } from '@/i18n';
import type { Row as RowOf } from './arrange';
import type { Column } from './columns';
import { GridHeader } from './GridHeader';
import { GridRow } from './GridRow';
import type { Source } from './source';
import { type Sort, useGridKeys } from './useGridKeys';

const rowHeight = 41;
const headHeight = 41;
const heightOf = () => rowHeight;

export interface DataGridProps {
  label: string;
  source: Source;
  room: Room;
  rows: readonly RowOf[];
  columns: readonly Column[];
  writing: boolean;
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[], on: boolean) => void;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  /** The row whose details are open. */
  openId: string | null;
  /** The row to go to when it appears, e.g. one just added. */
  goTo: string | null;
}

/**
 * A grid as ARIA describes it: arrows move, Enter or F2 or typing edits. Only
 * what is in view is drawn, plus the row of the focus, whatever the number.
 */
export function DataGrid(props: DataGridProps) {
  const { label, source, room, rows, columns, writing, chosen, onChoose, openId, goTo } = props;
  const { t } = useTranslation('stakeholders');
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => rows.flatMap((row) => (row.kind === 'row' ? [row.id] : [])), [rows]);
  const indexOf = useMemo(
    () => new Map(rows.flatMap((row, i) => (row.kind === 'row' ? [[row.id, i] as const] : []))),
    [rows],
  );
  const keys = useGridKeys({ ...props, ids, gridId, scroller });
  const { active, editing } = keys;
  const pinned = active.row === null ? undefined : indexOf.get(active.row);

  const window = useRowWindow({ scroller, count: rows.length, heightOf, keep: pinned });

  const template = `2.75rem ${columns.map(({ width }) => `${width}rem`).join(' ')}`;
  useLayoutEffect(() => {
    scroller.current?.style.setProperty('--columns', template);
  }, [template]);

  const { goToRow } = keys;
  const arrived = goTo !== null && indexOf.has(goTo) ? goTo : null;
  useEffect(() => {
    if (arrived) goToRow(arrived);
  }, [arrived, goToRow]);
  const opened = openId === null ? undefined : indexOf.get(openId);
  const { scrollTo } = window;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is opened, not when rows move
  useEffect(() => {
    if (opened !== undefined) scrollTo(opened, headHeight);
  }, [openId]);

  return (
    <div ref={scroller} className="table__scroller">
      <div
        role="grid"
        tabIndex={-1}
        onKeyDown={keys.onKeyDown}
        onPaste={keys.onPaste}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-readonly={!writing}
        className="grid-table"
        id={gridId}
      >
        <GridHeader
          gridId={gridId}
          columns={columns}
          sort={props.sort}
          active={active.row === null ? active.col : -1}
          allChosen={ids.length > 0 && ids.every((id) => chosen.has(id))}
          someChosen={chosen.size > 0}
          writing={writing}
          onAll={(on) => onChoose(ids, on)}
          onSort={keys.sortBy}
          onFocus={(col) => keys.focusAt(null, col)}
        />
        <div role="rowgroup" className="grid-table__body" style={{ height: window.total }}>
          {window.items.map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            if (row.kind === 'group') {
              return (
                <div
                  key={`group ${row.key}`}
                  role="row"
                  tabIndex={-1}
                  aria-rowindex={index + 2}
                  className="grid-table__group"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <div role="rowheader" tabIndex={-1} aria-colspan={columns.length + 1}>
                    <strong>{row.label}</strong> <span className="quiet">{row.count}</span>
                  </div>
                </div>
              );
            }
            const here = active.row === row.id;
            return (
              <GridRow
                key={row.id}
                id={row.id}
                index={index}
                top={start}
                columns={columns}
                source={source}
                room={room}
                writing={writing}
                gridId={gridId}
                activeCol={here ? active.col : -1}
                editing={editing && here ? editing : null}
                chosen={chosen.has(row.id)}
                open={openId === row.id}
                handlers={keys.handlers}
              />
            );
          })}
        </div>
      </div>
      {rows.length === 0 && <p className="table__empty">{t('table.nothing')}</p>}
    </div>
  );
}
