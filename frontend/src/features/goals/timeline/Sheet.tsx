import type { KeyboardEventHandler, PointerEventHandler } from 'react';
import { useTranslation } from '@/i18n';
import type { Arrow } from './bars';
import { ChartHead } from './ChartHead';
import { ChartRow, type ChartRowProps, rowHeight } from './ChartRow';
import type { Row } from './rows';
import type { Tick, Zoom } from './scale';
import type { BarDrag } from './useBarDrag';

/** Pixels. */
export const headHeight = 52;

interface SheetProps
  extends Pick<ChartRowProps, 'store' | 'scale' | 'writing' | 'onSelect' | 'onMove'> {
  rows: readonly Row[];
  /** Those that stand here: all on a screen, a page of them on paper. */
  from: number;
  to: number;
  /** Those that are drawn, and how far down they begin. */
  items: readonly { index: number; start: number }[];
  ticks: readonly Tick[];
  zoom: Zoom;
  today: number;
  arrows: readonly Arrow[];
  /** The row in the order of the Tab key. */
  active: string | null;
  open: string | undefined;
  drag: BarDrag | null;
  onKeyDown: KeyboardEventHandler<HTMLElement>;
  onPointerDown: PointerEventHandler<HTMLElement>;
  onFocus: (id: string) => void;
}

/** Years above; names, bars and what waits for what below. */
export function Sheet(props: SheetProps) {
  const { store, rows, from, to, items, scale, ticks, zoom, today, drag, active, open } = props;
  const { t } = useTranslation('goalviews');
  const top = from * rowHeight;
  const height = (to - from) * rowHeight;
  return (
    <div className="timeline__canvas" style={{ minWidth: `calc(var(--names) + ${scale.width}px)` }}>
      <ChartHead scale={scale} ticks={ticks} zoom={zoom} today={today} height={headHeight} />
      <div
        role="list"
        aria-label={t('timeline.title')}
        className="timeline__body"
        style={{ height }}
        onKeyDown={props.onKeyDown}
        onPointerDown={props.onPointerDown}
        onFocus={(event) => {
          const id = event.target.closest<HTMLElement>('[data-row]')?.dataset.row;
          if (id) props.onFocus(id);
        }}
      >
        <svg className="timeline__lines" width={scale.width} height={height} aria-hidden="true">
          {ticks.map(({ day, kind }) => (
            <path
              key={`${kind} ${day}`}
              className={`timeline__tick timeline__tick--${kind}`}
              d={`M${Math.round(scale.x(day)) + 0.5} 0V${height}`}
            />
          ))}
          <path
            className="timeline__today"
            d={`M${Math.round(scale.x(today)) + 0.5} 0V${height}`}
          />
          <g transform={`translate(0 ${-top})`}>
            {props.arrows.map(({ before, after, path, x, y, tooEarly }) => (
              <g key={`${before} ${after}`} className="timeline__arrow" data-early={tooEarly}>
                <path d={path} />
                <path className="timeline__point" d={`M${x} ${y}l-6 -3.5v7z`} />
              </g>
            ))}
          </g>
        </svg>
        {items.map(({ index, start }) => {
          const row = rows[index];
          if (!row || index < from || index >= to) return null;
          return (
            <ChartRow
              key={row.id}
              {...{ store, row, scale }}
              top={start - top}
              width={scale.width}
              drag={drag?.id === row.id ? drag : null}
              active={active === row.id}
              open={open === row.goalId && row.kind === 'goal'}
              writing={props.writing}
              position={index + 1}
              total={rows.length}
              onSelect={props.onSelect}
              onMove={props.onMove}
            />
          );
        })}
      </div>
    </div>
  );
}
