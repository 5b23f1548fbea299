import { type KeyboardEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { announce, SelectField } from '@/design';
import { useRemembered } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { StaleGoals } from '../checkins';
import { useGoalName } from '../inputs';
import { LevelChoice } from '../LevelChoice';
import { type Goal, useGoals, useTree } from '../model';
import { useViewPresence } from '../presence';
import type { GoalViewProps } from '../view';
import { BoardColumn } from './BoardColumn';
import {
  type Column,
  columnOf,
  columnsOf,
  type Grouping,
  groupings,
  keepColumns,
  neighbour,
  patchFor,
} from './columns';
import { useCardDrag } from './useCardDrag';
import { useColumnName } from './useColumnName';
import '../viewbar.css';
import './board.css';

/** Goals as cards in columns. */
export default function BoardView(props: GoalViewProps) {
  const { store, documentId, writing, selected, onSelect, members, organisations } = props;
  const { t } = useTranslation(['goalviews', 'goals']);
  useViewPresence(props.room, 'board', selected);
  const all = useGoals(store);
  const tree = useTree(store);
  const [grouping, setGrouping] = useRemembered('board', documentId, groupings);
  const [level, setLevel] = useState('');
  const nameOf = useGoalName(store);
  const columnName = useColumnName(grouping, members);
  const goals = useMemo(
    () =>
      tree.order.flatMap((id) => {
        const goal = all.get(id);
        const fits = level === '' || store.levelOf(id) === level;
        return goal && fits ? [goal] : [];
      }),
    [all, tree, level, store],
  );
  const before = useRef<readonly Column[]>([]);
  const columns = useMemo(() => {
    const people =
      grouping === 'owner'
        ? members.map(({ id }) => id)
        : grouping === 'municipality'
          ? organisations.map(({ id }) => id)
          : [];
    before.current = keepColumns(before.current, columnsOf(goals, grouping, people));
    return before.current;
  }, [goals, grouping, members, organisations]);

  const [focus, setFocus] = useState<string | null>(null);
  const surface = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const active =
    (focus && columns.some(({ ids }) => ids.includes(focus)) ? focus : null) ??
    columns.find(({ ids }) => ids.length > 0)?.ids[0] ??
    null;
  // After a move the card stands in another column: the focus goes with it.
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const card = cardOf(surface.current, wanted.current);
    if (!card) return;
    wanted.current = null;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const put = useCallback(
    (id: string, key: string) => {
      const goal = store.goal(id);
      if (!goal || columnOf(goal, grouping) === key) return;
      store.set(id, patchFor(grouping, key) as Partial<Goal>);
      announce(t('board.moved', { name: nameOf(id), column: columnName(key) }));
    },
    [store, grouping, t, nameOf, columnName],
  );
  const onPut = useCallback(
    (id: string, key: string) => {
      wanted.current = id;
      put(id, key);
    },
    [put],
  );
  // In the menu of each card; the same list while there are the same columns.
  const keys = columns.map(({ key }) => key).join('\n');
  const places = useMemo(
    () => keys.split('\n').map((key) => ({ key, label: columnName(key) })),
    [keys, columnName],
  );
  const drag = useCardDrag({ enabled: writing, surface, onDrop: put });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-card]')?.dataset.card;
    if (!id || (event.target as Element).closest('[role="menu"], .board__move')) return;
    const key = event.key;
    if (isArrow(key)) {
      const control = event.ctrlKey || event.metaKey || event.altKey;
      if (control && writing && (key === 'ArrowLeft' || key === 'ArrowRight')) {
        const to = nextColumn(columns, id, key === 'ArrowRight' ? 1 : -1);
        if (to) {
          wanted.current = id;
          setFocus(id);
          put(id, to.key);
        }
      } else if (!control) {
        const to = neighbour(columns, id, key);
        if (to) {
          wanted.current = to;
          setFocus(to);
        }
      } else return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className="board" aria-label={t('board.title')}>
      <StaleGoals store={store} documentId={documentId} onSelect={onSelect} />
      <div className="goal-view__bar">
        <SelectField
          label={t('board.groupBy')}
          value={grouping}
          onChange={(event) => setGrouping(event.target.value as Grouping)}
        >
          {groupings.map((one) => (
            <option key={one} value={one}>
              {t(`board.groupings.${one}`)}
            </option>
          ))}
        </SelectField>
        <LevelChoice level={level} onLevel={setLevel} />
        {writing && <p className="goal-view__keys">{t('board.keys')}</p>}
      </div>
      {goals.length === 0 ? (
        <p className="goal-view__empty">{t('board.empty')}</p>
      ) : (
        <div
          ref={surface}
          role="group"
          aria-label={t('board.title')}
          className="board__columns"
          onKeyDown={onKeyDown}
          onPointerDown={drag.onPointerDown}
          onFocus={(event) => {
            const id = event.target.closest<HTMLElement>('[data-card]')?.dataset.card;
            if (id) setFocus(id);
          }}
        >
          {columns.map((column) => (
            <BoardColumn
              key={column.key}
              {...props}
              column={column}
              surface={surface}
              places={places}
              name={columnName(column.key)}
              active={active}
              over={drag.over === column.key}
              dragged={drag.dragged}
              onPut={onPut}
            />
          ))}
        </div>
      )}
    </section>
  );
}

const cardOf = (surface: HTMLElement | null, id: string) =>
  surface?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"] .board__title`) ?? null;

type Arrow = Parameters<typeof neighbour>[2];
const arrows: readonly string[] = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
];
const isArrow = (key: string): key is Arrow => arrows.includes(key);

const nextColumn = (columns: readonly Column[], id: string, step: 1 | -1) =>
  columns[columns.findIndex(({ ids }) => ids.includes(id)) + step];
