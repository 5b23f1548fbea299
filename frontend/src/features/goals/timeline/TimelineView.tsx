import { useCallback, useMemo, useRef, useState } from 'react';
import { announce, SelectField } from '@/design';
import { formatDate, today, useTranslation } from '@/i18n';
import { useActions, useGoals, useLinks, usePlans, useTree } from '../model';
import { useViewPresence } from '../presence';
import type { GoalViewProps } from '../view';
import { type Bar, type Grip, moved } from './bars';
import { Chart } from './Chart';
import { EarlyStarts } from './EarlyStarts';
import { dependenciesOf, keepRows, type Row, rowsOf } from './rows';
import { dayOf, isoOf, type Zoom, zooms } from './scale';
import { TimelineTable } from './TimelineTable';
import '../checkins/stale.css';
import '../inputs/inputs.css';
import '../viewbar.css';
import './timeline.css';

/** When what is to be done, and what waits for what. */
export default function TimelineView(props: GoalViewProps) {
  const { store, writing } = props;
  const { t, i18n } = useTranslation('goalviews');
  useViewPresence(props.room, 'timeline', props.selected);
  const goals = useGoals(store);
  const tree = useTree(store);
  const plans = usePlans(store);
  const actions = useActions(store);
  const links = useLinks(store);
  const [zoom, setZoom] = useState<Zoom>(3);
  const [withActions, setWithActions] = useState(true);
  const [onlyDated, setOnlyDated] = useState(false);
  const [asTable, setAsTable] = useState(false);
  const [now] = useState(() => dayOf(today()));
  const before = useRef<readonly Row[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: activities are read through the store
  const rows = useMemo(() => {
    const source = {
      goals: tree.order.flatMap((id) => goals.get(id) ?? []),
      depthOf: tree.depth,
      codeOf: tree.code,
      plans: plans.values(),
      actionsOf: store.actionsOf,
    };
    before.current = keepRows(before.current, rowsOf(source, withActions, onlyDated));
    return before.current;
  }, [goals, tree, plans, actions, store, withActions, onlyDated]);
  const dependencies = useMemo(
    () => dependenciesOf(rows, links.values(), actions),
    [rows, links, actions],
  );
  const setDates = useCallback(
    (row: Row, dates: { start: string | null; due: string | null }) => {
      if (dates.start === row.start && dates.due === row.due) return;
      if (row.kind === 'goal') store.set(row.id, dates);
      else store.setAction(row.id, dates);
    },
    [store],
  );
  const move = useCallback(
    (row: Row, bar: Pick<Bar, 'start' | 'due'>, grip: Grip, days: number) => {
      const { start, due } = moved(bar, grip, days);
      const [from, to] = [start, due].map((day) => (day === null ? null : isoOf(day)));
      setDates(row, { start: from ?? null, due: to ?? null });
      announce(
        t('timeline.moved', {
          name: row.title.trim() || t('untitled'),
          from: from ? formatDate(from, i18n.language) : t('notSet'),
          to: to ? formatDate(to, i18n.language) : t('notSet'),
        }),
      );
    },
    [setDates, t, i18n.language],
  );
  return (
    <section className="timeline" aria-label={t('timeline.title')}>
      <div className="goal-view__bar">
        <SelectField
          label={t('timeline.zoom')}
          value={String(zoom)}
          onChange={(event) => setZoom(zooms.find((one) => `${one}` === event.target.value) ?? 3)}
        >
          {zooms.map((one) => (
            <option key={one} value={one}>
              {t('timeline.years', { count: one })}
            </option>
          ))}
        </SelectField>
        <Toggle label={t('timeline.activities')} on={withActions} onSet={setWithActions} />
        <Toggle label={t('timeline.onlyDated')} on={onlyDated} onSet={setOnlyDated} />
        <Toggle label={t('asTable')} on={asTable} onSet={setAsTable} />
        {writing && !asTable && <p className="goal-view__keys">{t('timeline.keys')}</p>}
      </div>
      <EarlyStarts rows={rows} dependencies={dependencies} onSelect={props.onSelect} />
      {rows.length === 0 ? (
        <p className="goal-view__empty">{t(onlyDated ? 'timeline.noDates' : 'board.empty')}</p>
      ) : asTable ? (
        <TimelineTable {...props} rows={rows} dependencies={dependencies} onDates={setDates} />
      ) : (
        <Chart {...props} {...{ rows, dependencies, zoom }} today={now} onMove={move} />
      )}
    </section>
  );
}

interface ToggleProps {
  label: string;
  on: boolean;
  onSet: (on: boolean) => void;
}

function Toggle({ label, on, onSet }: ToggleProps) {
  return (
    <label className="check timeline__toggle">
      <input type="checkbox" checked={on} onChange={(event) => onSet(event.target.checked)} />
      {label}
    </label>
  );
}
