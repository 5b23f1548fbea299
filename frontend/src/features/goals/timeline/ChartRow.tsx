import { type CSSProperties, type KeyboardEvent, memo, useMemo } from 'react';
import { formatDate, useTranslation } from '@/i18n';
import { HealthMark } from '../checkins/HealthMark';
import { type GoalStore, useGoal, useGoalProgress, useIndicatorsOf } from '../model';
import { type Bar, barOf, type Grip, moved } from './bars';
import type { Row } from './rows';
import { isoOf, readDay, type Scale } from './scale';
import type { BarDrag } from './useBarDrag';

export interface ChartRowProps {
  store: GoalStore;
  row: Row;
  top: number;
  width: number;
  scale: Scale;
  /** While this one is dragged. */
  drag: BarDrag | null;
  /** It is in the order of the Tab key. */
  active: boolean;
  open: boolean;
  writing: boolean;
  position: number;
  total: number;
  onSelect: (ids: readonly string[]) => void;
  onMove: (row: Row, bar: Pick<Bar, 'start' | 'due'>, grip: Grip, days: number) => void;
}

/** Pixels. */
export const rowHeight = 38;
const middle = rowHeight / 2;

/** One goal or activity: its name and its time. */
export const ChartRow = memo(function ChartRow(props: ChartRowProps) {
  const { store, row, top, width, scale, drag, active, open, position, total, onSelect } = props;
  const { t } = useTranslation('goalviews');
  const goal = useGoal(store, row.kind === 'goal' ? row.id : '');
  const name = row.title.trim() || t('untitled');
  const bar = useMemo(() => barNow(row, scale, drag), [row, scale, drag]);
  return (
    <div
      role="listitem"
      aria-setsize={total}
      aria-posinset={position}
      className="timeline__row"
      data-row={row.id}
      data-kind={row.kind}
      data-open={open}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        className="timeline__name"
        style={{ '--depth': Math.min(row.depth, 8) } as CSSProperties}
      >
        <button
          type="button"
          data-name={row.id}
          tabIndex={active ? 0 : -1}
          onClick={() => row.goalId && onSelect([row.goalId])}
        >
          {row.code && <span className="timeline__code">{row.code}</span>} {name}
        </button>
        {goal && <HealthMark health={goal.health} alone />}
      </div>
      <svg className="timeline__track" width={width} height={rowHeight}>
        <title>{name}</title>
        {bar && <BarShape {...props} bar={bar} name={name} />}
        {row.kind === 'goal' && <MilestoneMarks store={store} goalId={row.id} scale={scale} />}
      </svg>
      {!bar && <span className="visually-hidden">{t('timeline.undated')}</span>}
    </div>
  );
});

function barNow(row: Row, scale: Scale, drag: BarDrag | null): Bar | null {
  const bar = barOf(row, scale);
  if (!bar || !drag) return bar;
  const { start, due } = moved(bar, drag.grip, drag.days);
  const text = (day: number | null) => (day === null ? null : isoOf(day));
  return barOf({ start: text(start), due: text(due) }, scale);
}

type BarShapeProps = ChartRowProps & { bar: Bar; name: string };

function BarShape({ store, row, bar, scale, active, writing, name, onMove }: BarShapeProps) {
  const { t } = useTranslation('goalviews');
  const progress = useGoalProgress(store, row.kind === 'goal' ? row.id : '').value;
  const height = row.kind === 'goal' ? 18 : 10;
  const y = middle - height / 2;
  const end = (grip: 'start' | 'due') => (
    <End
      {...{ row, bar, scale, active, name, onMove, grip }}
      writing={writing}
      label={t(grip === 'start' ? 'timeline.startOf' : 'timeline.dueOf', { name })}
    />
  );
  if (bar.kind === 'due') {
    return (
      <g className="timeline__bar" data-over={row.over} data-kind="due">
        <path
          className="timeline__diamond"
          data-bar={row.id}
          data-grip="both"
          d={`M${bar.x} ${middle - 9}l9 9l-9 9l-9 -9z`}
        />
        {end('due')}
      </g>
    );
  }
  return (
    <g className="timeline__bar" data-over={row.over} data-kind={bar.kind}>
      <rect
        className="timeline__shape"
        data-bar={row.id}
        data-grip="both"
        x={bar.x}
        y={y}
        width={bar.width}
        height={height}
        rx="4"
      />
      {progress !== null && row.kind === 'goal' && (
        <rect
          className="timeline__progress"
          x={bar.x}
          y={y + height - 5}
          width={(bar.width * Math.min(100, progress)) / 100}
          height="5"
          rx="2"
        />
      )}
      {end('start')}
      {bar.kind !== 'open' && end('due')}
    </g>
  );
}

interface EndProps {
  row: Row;
  bar: Bar;
  scale: Scale;
  grip: 'start' | 'due';
  active: boolean;
  writing: boolean;
  label: string;
  onMove: ChartRowProps['onMove'];
}

const week = 7;
const month = 30;

/** One end of a bar, as a slider: arrows move it by a week, with Shift by a day. */
function End({ row, bar, scale, grip, active, writing, label, onMove }: EndProps) {
  const { i18n } = useTranslation('goalviews');
  const day = bar[grip];
  if (day === null) return null;
  const x =
    bar.kind === 'due'
      ? bar.x
      : bar.kind === 'wrong'
        ? scale.x(grip === 'start' ? day : day + 1)
        : grip === 'start'
          ? bar.x
          : bar.x + bar.width;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 1 : week;
    const days: Record<string, number> = {
      ArrowRight: step,
      ArrowUp: step,
      ArrowLeft: -step,
      ArrowDown: -step,
      PageUp: month,
      PageDown: -month,
    };
    const by = days[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(row, { start: readDay(row.start), due: readDay(row.due) }, grip, by);
  };
  const said = formatDate(isoOf(day), i18n.language);
  return (
    <g
      className="timeline__end"
      {...(writing
        ? {
            role: 'slider',
            // Preact writes the attributes of SVG as they are called, and this one has no capitals.
            tabindex: active ? 0 : -1,
            'aria-label': label,
            'aria-valuemin': scale.from,
            'aria-valuemax': Math.max(scale.to, day),
            'aria-valuenow': day,
            'aria-valuetext': said,
            onKeyDown,
            'data-bar': row.id,
            'data-grip': grip,
          }
        : { role: 'img', 'aria-label': `${label}: ${said}` })}
    >
      <rect x={x - (grip === 'start' ? 3 : 9)} y={middle - 12} width="12" height="24" rx="3" />
    </g>
  );
}

/** Values an indicator should have on the way. */
function MilestoneMarks({
  store,
  goalId,
  scale,
}: {
  store: GoalStore;
  goalId: string;
  scale: Scale;
}) {
  const indicators = useIndicatorsOf(store, goalId);
  const days = indicators.flatMap(({ milestones }) => milestones.map(({ date }) => date));
  return [...new Set(days)].map((date) => {
    const day = readDay(date);
    if (day === null) return null;
    const x = scale.x(day + 0.5);
    return (
      <path key={date} className="timeline__milestone" d={`M${x} ${middle - 5}l5 5l-5 5l-5 -5z`} />
    );
  });
}
