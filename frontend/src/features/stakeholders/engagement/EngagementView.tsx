import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { Legend } from '../marks/Legend';
import { useCategoryFilter } from '../marks/useCategoryFilter';
import { engagementGap, engagements, useStakeholders } from '../model';
import { type Drag, Ghosts, type Pointer, Pointers, useViewPresence } from '../presence';
import type { ViewProps } from '../view';
import { EngagementRow, NowMark, WantedMark, type Which } from './EngagementRow';
import { nextRow, rowsOf } from './rows';
import { useMatrixDrag } from './useMatrixDrag';
import '../marks/views.css';
import './engagement.css';

const rowHeight = 40;
const headHeight = 44;

/** How engaged each one is now, and how engaged the work needs them to be. */
export default function EngagementView(props: ViewProps) {
  const { store, room, writing, selected, onSelect } = props;
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const stakeholders = useStakeholders(store);
  const { hidden, toggle, shown } = useCategoryFilter(stakeholders);
  const nobodyAssessed = !shown.some((one) => one.engagementNow || one.engagementWanted);
  const [unfolding, setUnfolding] = useState<boolean | null>(null);
  const unfolded = unfolding ?? nobodyAssessed;
  const rows = useMemo(() => rowsOf(shown, unfolded), [shown, unfolded]);
  const { presence, here, chosenBy } = useViewPresence(room, 'engagement', selected);
  const chosen = useMemo(() => new Set(selected), [selected]);
  const scroller = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<{ id: string; column: number } | null>(null);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (i) => rows[i]?.key ?? i,
    overscan: 8,
    scrollPaddingStart: headHeight,
  });

  const indexOf = useMemo(() => new Map(rows.map((row, i) => [row.key, i])), [rows]);
  const firstId = rows.find((row) => row.kind === 'stakeholder')?.key ?? null;
  const at = focus && indexOf.has(focus.id) ? focus : firstId ? { id: firstId, column: 0 } : null;

  const words = useCallback(
    (column: number) => t(`stakeholders:values.engagement.${engagements[column] ?? 'neutral'}`),
    [t],
  );
  const put = useCallback(
    (id: string, which: Which, column: number | null) => {
      const one = store.stakeholder(id);
      if (!one) return;
      const value = column === null ? null : (engagements[column] ?? null);
      const field = which === 'now' ? 'engagementNow' : 'engagementWanted';
      if (one[field] !== value) store.set(id, { [field]: value });
      const said = value === null ? t('stakeholders:notSet') : words(column ?? 0);
      const gap = engagementGap(store.stakeholder(id) ?? one);
      announce(
        [
          `${one.name}, ${t(`engagement.${which}`)}: ${said}`,
          gap !== null && t('engagement.gapIs', { count: gap }),
        ]
          .filter(Boolean)
          .join('. '),
      );
    },
    [store, t, words],
  );

  // ---- keys ---------------------------------------------------------------------
  const wanted = useRef<{ id: string; column: number } | null>(null);
  const goTo = (id: string, column: number) => {
    setFocus({ id, column });
    wanted.current = { id, column };
    const index = indexOf.get(id);
    if (index !== undefined) virtual.scrollToIndex(index, { align: 'auto' });
  };
  // The row may have to be drawn first.
  useEffect(() => {
    const target = wanted.current;
    if (!target) return;
    const cell = surface.current?.querySelector<HTMLElement>(
      `[data-row="${CSS.escape(target.id)}"] [data-column="${target.column}"]`,
    );
    if (!cell) return;
    wanted.current = null;
    cell.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]');
    const id = cell?.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (!cell || !id || event.altKey || event.metaKey) return;
    const column = Number(cell.dataset.column);
    const index = indexOf.get(id) ?? 0;
    const one = store.stakeholder(id);
    const last = engagements.length - 1;
    const row = (to: number) => rows[to]?.key ?? id;
    const up = nextRow(rows, index, -1);
    const down = nextRow(rows, index, 1);
    switch (event.key) {
      case 'ArrowLeft':
        goTo(id, Math.max(0, column - 1));
        break;
      case 'ArrowRight':
        goTo(id, Math.min(last, column + 1));
        break;
      case 'ArrowUp':
        if (up >= 0) goTo(row(up), column);
        break;
      case 'ArrowDown':
        if (down >= 0) goTo(row(down), column);
        break;
      case 'Home':
        goTo(event.ctrlKey ? row(nextRow(rows, -1, 1)) : id, 0);
        break;
      case 'End':
        goTo(event.ctrlKey ? row(nextRow(rows, rows.length, -1)) : id, last);
        break;
      case ' ':
      case 'Enter':
        if (event.ctrlKey || !writing) onSelect([id]);
        else put(id, event.shiftKey ? 'wanted' : 'now', column);
        wanted.current = { id, column };
        break;
      case 'Delete':
      case 'Backspace':
        if (!writing || !one) return;
        if (one.engagementNow === engagements[column]) put(id, 'now', null);
        else if (one.engagementWanted === engagements[column]) put(id, 'wanted', null);
        wanted.current = { id, column };
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  // ---- pointers -------------------------------------------------------------------
  const cellsOf = (row: HTMLElement) => {
    const first = row.querySelector<HTMLElement>('[data-column="0"]')?.getBoundingClientRect();
    const end = row.querySelector<HTMLElement>(`[data-column="${engagements.length - 1}"]`);
    const right = end?.getBoundingClientRect().right;
    return first && right !== undefined ? { left: first.left, right } : null;
  };
  const onPointerDown = useMatrixDrag({
    enabled: writing,
    columnAt: (clientX, row) => {
      const cells = cellsOf(row);
      if (!cells) return -1;
      const share = (clientX - cells.left) / (cells.right - cells.left);
      return Math.min(engagements.length - 1, Math.max(0, Math.floor(share * engagements.length)));
    },
    onMove: (id, which, column) =>
      presence.setDrag({ id, x: column, y: which === 'wanted' ? 1 : 0 }),
    onDrop: (id, which, column) => {
      presence.setDrag(null);
      if (column >= 0) put(id, which, column);
    },
  });
  const onPointerMove = (event: { clientX: number; clientY: number; target: EventTarget }) => {
    const area = surface.current?.getBoundingClientRect();
    const row = (event.target as Element).closest<HTMLElement>('[data-row]');
    if (!area || !row?.dataset.row) return;
    const box = row.getBoundingClientRect();
    presence.movePointer({
      x: (event.clientX - area.left) / area.width,
      y: (event.clientY - box.top) / box.height,
      at: row.dataset.row,
    });
  };
  // Rows stand in another order for others: a pointer is told by its row.
  const place = useCallback(
    ({ x, y, at: id }: Pointer) => {
      const index = id === undefined ? undefined : indexOf.get(id);
      const area = surface.current;
      if (index === undefined || !area) return null;
      return { x: x * area.clientWidth, y: (index + y) * rowHeight };
    },
    [indexOf],
  );
  const placeDrag = useCallback(
    ({ id, x }: Drag) => {
      const index = indexOf.get(id);
      const area = surface.current;
      const cell = area?.querySelector<HTMLElement>(`[data-column="${x}"]`);
      if (index === undefined || !area || !cell) return null;
      const { left, width } = cell.getBoundingClientRect();
      return {
        x: left - area.getBoundingClientRect().left + width / 2,
        y: (index + 0.5) * rowHeight,
      };
    },
    [indexOf],
  );
  const draw = useCallback(
    () => (
      <span className="matrix__ghost">
        <NowMark />
      </span>
    ),
    [],
  );

  const assessed = shown.filter((one) => one.engagementNow || one.engagementWanted).length;
  const gaps = shown.filter((one) => (engagementGap(one) ?? 0) > 0).length;
  return (
    <section className="map-view engagement-view" aria-label={t('engagement.title')}>
      <p className="visually-hidden">
        {t('engagement.summary', { count: assessed, gaps })} {t('twin')}
      </p>
      <div className="map-view__bar">
        <Legend stakeholders={stakeholders} hidden={hidden} onToggle={toggle} />
        <div className="matrix-key">
          <span>
            <NowMark /> {t('engagement.now')}
          </span>
          <span>
            <WantedMark /> {t('engagement.wanted')}
          </span>
        </div>
      </div>
      {stakeholders.size === 0 ? (
        <p className="map-view__empty map-view__empty--alone">{t('engagement.empty')}</p>
      ) : (
        <div ref={scroller} className="matrix-scroller">
          <div
            role="grid"
            className="matrix"
            aria-label={t('engagement.title')}
            aria-rowcount={rows.length + 1}
            aria-colcount={engagements.length + 1}
            aria-describedby="engagement-keys"
            onKeyDown={onKeyDown}
            onPointerDown={onPointerDown}
            onPointerMove={onPointerMove}
            onPointerLeave={() => presence.movePointer(null)}
            onFocus={(event) => {
              const cell = event.target.closest<HTMLElement>('[data-column]');
              const id = cell?.closest<HTMLElement>('[data-row]')?.dataset.row;
              if (cell && id) setFocus({ id, column: Number(cell.dataset.column) });
            }}
            onClick={(event) => {
              const target = event.target as Element;
              const id = target.closest<HTMLElement>('[data-row]')?.dataset.row;
              if (id && target.closest('.matrix__name')) onSelect([id]);
              else target.closest<HTMLElement>('[data-column]')?.focus();
            }}
          >
            <div role="row" className="matrix__row matrix__head" aria-rowindex={1}>
              <div role="columnheader" className="matrix__corner">
                {t('engagement.stakeholder')}
              </div>
              {engagements.map((one) => (
                <div key={one} role="columnheader" className="matrix__column">
                  {t(`stakeholders:values.engagement.${one}`)}
                </div>
              ))}
            </div>
            <div
              ref={surface}
              role="rowgroup"
              className="matrix__rows"
              style={{ height: virtual.getTotalSize() }}
            >
              {virtual.getVirtualItems().map((item) => {
                const row = rows[item.index];
                if (!row) return null;
                return (
                  <div
                    key={item.key}
                    role="presentation"
                    className="matrix__place"
                    style={{ transform: `translateY(${item.start}px)` }}
                  >
                    {row.kind === 'stakeholder' && (
                      <EngagementRow
                        one={row.one}
                        row={item.index + 2}
                        column={at?.id === row.one.id ? at.column : null}
                        selected={chosen.has(row.one.id)}
                        chosenBy={chosenBy.get(row.one.id)}
                      />
                    )}
                    {row.kind === 'category' && (
                      <div role="row" className="matrix__group" aria-rowindex={item.index + 2}>
                        <span role="gridcell" aria-colspan={engagements.length + 1}>
                          {row.category === 'not_set'
                            ? t('legend.notSet')
                            : t(`stakeholders:values.mainCategory.${row.category}`)}{' '}
                          <span className="quiet">{row.count}</span>
                        </span>
                      </div>
                    )}
                    {row.kind === 'rest' && (
                      <div role="row" className="matrix__group" aria-rowindex={item.index + 2}>
                        <span role="gridcell" aria-colspan={engagements.length + 1}>
                          <button
                            type="button"
                            className="matrix__fold"
                            aria-expanded={unfolded}
                            onClick={() => setUnfolding(!unfolded)}
                          >
                            {t('engagement.rest')} <span className="quiet">{row.count}</span>
                          </button>
                        </span>
                      </div>
                    )}
                  </div>
                );
              })}
              <Ghosts presence={presence} here={here} place={placeDrag} draw={draw} />
              <Pointers presence={presence} here={here} place={place} />
            </div>
          </div>
        </div>
      )}
      <p id="engagement-keys" className="map-view__keys">
        {t(writing ? 'engagement.keys' : 'engagement.keysReading')}
      </p>
    </section>
  );
}
