import { useId, useState } from 'react';
import { useTranslation } from '@/i18n';
import type { GoalViewProps } from '../view';
import { BoardCard } from './BoardCard';
import type { Column } from './columns';

export interface Place {
  readonly key: string;
  readonly label: string;
}

export interface BoardColumnProps extends GoalViewProps {
  column: Column;
  /** All columns, to choose from. */
  places: readonly Place[];
  name: string;
  /** The card that is in the order of the Tab key. */
  active: string | null;
  /** A card is held over it. */
  over: boolean;
  dragged: string | null;
  onPut: (id: string, key: string) => void;
}

/** More cards in a column are asked for. */
const shownAtFirst = 40;

export function BoardColumn(props: BoardColumnProps) {
  const { column, name, over, active, selected, dragged } = props;
  const { store, room, writing, members, onSelect, places, onPut } = props;
  const { t } = useTranslation('goalviews');
  const id = useId();
  const [shown, setShown] = useState(shownAtFirst);
  const at = active === null ? -1 : column.ids.indexOf(active);
  const until = Math.max(shown, at + 1);
  return (
    <section
      className="board__column"
      aria-labelledby={id}
      data-column={column.key}
      data-over={over}
    >
      <h2 id={id} className="board__name">
        {name} <span className="board__count">{column.ids.length}</span>
      </h2>
      {column.ids.length > 0 ? (
        <ul className="board__cards">
          {column.ids.slice(0, until).map((one) => (
            <BoardCard
              key={one}
              id={one}
              at={column.key}
              active={active === one}
              open={selected[0] === one}
              dragged={dragged === one}
              {...{ store, room, writing, members, onSelect, places, onPut }}
            />
          ))}
        </ul>
      ) : (
        <p className="board__none">{t('board.none')}</p>
      )}
      {column.ids.length > until && (
        <button
          type="button"
          className="plain-button"
          onClick={() => setShown(until + shownAtFirst)}
        >
          {t('board.more', { count: column.ids.length - until })}
        </button>
      )}
    </section>
  );
}
