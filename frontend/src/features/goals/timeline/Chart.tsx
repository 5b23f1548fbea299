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
import { usePrinting } from '@/design/usePrinting';
import { useRowWindow } from '@/design/useRowWindow';
import type { GoalViewProps } from '../view';
import { arrowOf, type Bar, barOf, type Grip, type Link } from './bars';
import { rowHeight } from './ChartRow';
import { paperWidth, sheetsOf } from './paper';
import type { Row } from './rows';
import { headHeight, Sheet } from './Sheet';
import {
  fitScale,
  keepScale,
  readDay,
  type Scale,
  scaleFor,
  ticksOf,
  yearOf,
  type Zoom,
} from './scale';
import { useBarDrag } from './useBarDrag';

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
  const scroller = useRef<HTMLDivElement>(null);
  const width = useChartWidth(scroller);
  const before = useRef<Scale | null>(null);
  const onScreen = useMemo(() => {
    const dates = rows.flatMap(({ start, due }) => [readDay(start), readDay(due)]);
    const known = dates.filter((day) => day !== null);
    before.current = keepScale(before.current, scaleFor(zoom, width, today, known));
    return before.current;
  }, [rows, zoom, width, today]);
  const printing = usePrinting();
  const scale = useMemo(
    () => (printing ? fitScale(onScreen, paperWidth) : onScreen),
    [printing, onScreen],
  );
  const ticks = useMemo(() => ticksOf(scale, zoom), [scale, zoom]);
  const indexOf = useMemo(() => new Map(rows.map(({ id }, i) => [id, i])), [rows]);
  const [focus, setFocus] = useState<string | null>(null);
  const active = focus !== null && indexOf.has(focus) ? focus : (rows[0]?.id ?? null);
  const { items, scrollTo } = useRowWindow({
    scroller,
    count: rows.length,
    heightOf,
    keep: active === null ? undefined : indexOf.get(active),
  });
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
    scrollTo(indexOf.get(row.id) ?? 0, headHeight);
  };

  const sheets = printing ? sheetsOf(rows.length) : [{ from: 0, to: rows.length }];
  return (
    <div ref={scroller} className="timeline__scroller">
      {sheets.map(({ from, to }) => (
        <Sheet
          key={from}
          {...{ store, rows, from, to, items, scale, ticks, zoom, today, arrows }}
          {...{ active, drag, writing, onSelect, onMove, onKeyDown, onPointerDown }}
          open={selected[0]}
          onFocus={setFocus}
        />
      ))}
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
