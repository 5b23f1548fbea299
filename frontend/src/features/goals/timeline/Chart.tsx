import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useRowWindow } from '@/design/useRowWindow';
import { useTranslation } from '@/i18n';
import type { GoalViewProps } from '../view';
import { arrowOf, type Bar, barOf, type Grip, type Link } from './bars';
import { ChartHead } from './ChartHead';
import { ChartRow, rowHeight } from './ChartRow';
import type { Row } from './rows';
import { keepScale, readDay, type Scale, scaleFor, ticksOf, yearOf, type Zoom } from './scale';
import { useAllOnPaper } from './useAllOnPaper';
import { useBarDrag } from './useBarDrag';

const headHeight = 52;
const heightOf = () => rowHeight;

interface ChartProps extends GoalViewProps {
  rows: readonly Row[];
  dependencies: readonly Link[];
  zoom: Zoom;
  today: number;
  onMove: (row: Row, bar: Pick<Bar, 'start' | 'due'>, grip: Grip, days: number) => void;
}

/** Names at the left, bars at the right, both scrolling as one. */
export function Chart(props: ChartProps) {
  const { store, rows, dependencies, zoom, today, writing, selected, onSelect, onMove } = props;
  const { t } = useTranslation('goalviews');
  const scroller = useRef<HTMLDivElement>(null);
  const width = useChartWidth(scroller);
  const before = useRef<Scale | null>(null);
  const scale = useMemo(() => {
    const dates = rows.flatMap(({ start, due }) => [readDay(start), readDay(due)]);
    const known = dates.filter((day) => day !== null);
    before.current = keepScale(before.current, scaleFor(zoom, width, today, known));
    return before.current;
  }, [rows, zoom, width, today]);
  const ticks = useMemo(() => ticksOf(scale, zoom), [scale, zoom]);
  const indexOf = useMemo(() => new Map(rows.map(({ id }, i) => [id, i])), [rows]);
  const [focus, setFocus] = useState<string | null>(null);
  const active = focus !== null && indexOf.has(focus) ? focus : (rows[0]?.id ?? null);
  const onPaper = useAllOnPaper();
  const window = useRowWindow({
    scroller,
    count: rows.length,
    heightOf,
    keep: active === null ? undefined : indexOf.get(active),
  });
  const items = onPaper
    ? rows.map((_, index) => ({ index, start: index * rowHeight, size: rowHeight }))
    : window.items;
  const { drag, onPointerDown } = useBarDrag({
    enabled: writing,
    perDay: scale.perDay,
    onDrop: (id, grip, days) => {
      const row = rows[indexOf.get(id) ?? -1];
      if (row) onMove(row, { start: readDay(row.start), due: readDay(row.due) }, grip, days);
    },
  });

  // What is seen first begins with this year.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each scale, not when dates move
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = Math.max(0, scale.x(yearOf(today)));
  }, [zoom, scale.from]);

  const barAt = useCallback(
    (id: string) => {
      const index = indexOf.get(id);
      const row = index === undefined ? undefined : rows[index];
      const bar = row && barOf(row, scale);
      return bar && index !== undefined ? { bar, y: index * rowHeight + rowHeight / 2 } : null;
    },
    [rows, indexOf, scale],
  );
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const arrows = useMemo(
    () =>
      dependencies.flatMap((link) => {
        const [a, b] = [indexOf.get(link.before) ?? 0, indexOf.get(link.after) ?? 0];
        if (Math.max(a, b) < first || Math.min(a, b) > last) return [];
        return arrowOf(link, barAt) ?? [];
      }),
    [dependencies, indexOf, first, last, barAt],
  );

  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (!wanted.current) return;
    const name = scroller.current?.querySelector<HTMLElement>(
      `[data-name="${CSS.escape(wanted.current)}"]`,
    );
    if (!name) return;
    wanted.current = null;
    name.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const id = (event.target as HTMLElement).dataset.name;
    const index = id === undefined ? undefined : indexOf.get(id);
    if (index === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const to: Record<string, number> = {
      ArrowUp: index - 1,
      ArrowDown: index + 1,
      Home: 0,
      End: rows.length - 1,
    };
    const next = to[event.key];
    const row = next === undefined ? undefined : rows[Math.max(0, Math.min(rows.length - 1, next))];
    if (!row) return;
    event.preventDefault();
    wanted.current = row.id;
    setFocus(row.id);
    window.scrollTo(indexOf.get(row.id) ?? 0, headHeight);
  };

  return (
    <div ref={scroller} className="timeline__scroller">
      <div
        className="timeline__canvas"
        style={{ minWidth: `calc(var(--names) + ${scale.width}px)` }}
      >
        <ChartHead scale={scale} ticks={ticks} zoom={zoom} today={today} height={headHeight} />
        <div
          role="list"
          aria-label={t('timeline.title')}
          className="timeline__body"
          style={{ height: rows.length * rowHeight }}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
          onFocus={(event) => {
            const id = event.target.closest<HTMLElement>('[data-row]')?.dataset.row;
            if (id) setFocus(id);
          }}
        >
          <svg
            className="timeline__lines"
            width={scale.width}
            height={rows.length * rowHeight}
            aria-hidden="true"
          >
            {ticks.map(({ day, kind }) => (
              <path
                key={`${kind} ${day}`}
                className={`timeline__tick timeline__tick--${kind}`}
                d={`M${Math.round(scale.x(day)) + 0.5} 0V${rows.length * rowHeight}`}
              />
            ))}
            <path
              className="timeline__today"
              d={`M${Math.round(scale.x(today)) + 0.5} 0V${rows.length * rowHeight}`}
            />
            {arrows.map(({ before, after, path, x, y, tooEarly }) => (
              <g key={`${before} ${after}`} className="timeline__arrow" data-early={tooEarly}>
                <path d={path} />
                <path className="timeline__point" d={`M${x} ${y}l-6 -3.5v7z`} />
              </g>
            ))}
          </svg>
          {items.map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <ChartRow
                key={row.id}
                store={store}
                row={row}
                top={start}
                width={scale.width}
                scale={scale}
                drag={drag?.id === row.id ? drag : null}
                active={active === row.id}
                open={selected[0] === row.goalId && row.kind === 'goal'}
                writing={writing}
                position={index + 1}
                total={rows.length}
                onSelect={onSelect}
                onMove={onMove}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** What is left beside the names, followed. */
function useChartWidth(scroller: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(900);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const names = element.querySelector('.timeline__corner')?.getBoundingClientRect().width ?? 0;
      setWidth(Math.round(element.clientWidth - names));
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [scroller]);
  return width;
}
