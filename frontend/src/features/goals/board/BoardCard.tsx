import { memo, useMemo } from 'react';
import { Avatar, Menu } from '@/design';
import { formatDate, today, useTranslation } from '@/i18n';
import { HealthMark } from '../checkins/HealthMark';
import { ProgressFigure } from '../indicators/ProgressFigure';
import { useOrganisationName } from '../inputs';
import { useGoal, useGoalProgress, useTree } from '../model';
import { PeopleHere, useOthersAt } from '../presence';
import type { BoardColumnProps } from './BoardColumn';

type Shared = 'store' | 'room' | 'writing' | 'members' | 'onSelect' | 'places' | 'onPut';

interface BoardCardProps extends Pick<BoardColumnProps, Shared> {
  id: string;
  /** The column it stands in. */
  at: string;
  /** Its place in the column, from 1. */
  position: number;
  total: number;
  /** It is in the order of the Tab key. */
  active: boolean;
  open: boolean;
  dragged: boolean;
}

/** One goal as a card; drawn again only when something of it changed. */
export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { store, id, at, writing, places, members, active, onPut } = props;
  const { t, i18n } = useTranslation(['goalviews', 'goals']);
  const goal = useGoal(store, id);
  const tree = useTree(store);
  const progress = useGoalProgress(store, id);
  const others = useOthersAt(props.room, id);
  const organisationName = useOrganisationName();
  const owner = members.find((one) => one.id === goal?.ownerId);
  const items = useMemo(
    () =>
      places.map(({ key, label }) => ({
        id: key || 'none',
        label,
        checked: key === at,
        choose: () => onPut(id, key),
      })),
    [places, at, id, onPut],
  );
  if (!goal) return null;
  const name = goal.title.trim() || t('untitled');
  const late = goal.due !== null && goal.due < today() && !settled.has(goal.status ?? '');
  return (
    <div
      role="listitem"
      aria-posinset={props.position}
      aria-setsize={props.total}
      className="board__card"
      data-card={id}
      data-dragged={props.dragged}
      data-open={props.open}
    >
      <div className="board__top">
        <span className="board__code">{tree.code(id)}</span>
        <HealthMark health={goal.health} alone />
        <PeopleHere others={others} />
        {writing && (
          <Menu
            label={t('board.moveNamed', { name })}
            items={items}
            className="board__move"
            tabIndex={active ? 0 : -1}
          >
            <span aria-hidden="true">{t('board.move')}</span>
          </Menu>
        )}
      </div>
      <button
        type="button"
        tabIndex={active ? 0 : -1}
        className="board__title"
        onClick={() => props.onSelect([id])}
      >
        {name}
      </button>
      <div className="board__facts">
        {(progress.of > 0 || progress.value !== null) && (
          <ProgressFigure value={progress.value} reason={progress.reason} />
        )}
        {goal.due && (
          <span data-late={late}>
            {t(late ? 'board.late' : 'board.due', { date: formatDate(goal.due, i18n.language) })}
          </span>
        )}
        {goal.municipalityId && <span>{organisationName(goal.municipalityId)}</span>}
      </div>
      {owner && (
        <div className="board__owner">
          <Avatar person={owner} size="small" decorative />
          <span>{owner.name}</span>
        </div>
      )}
    </div>
  );
});

/** Nothing is late when it is over. */
const settled = new Set(['achieved', 'not_achieved', 'dropped']);
