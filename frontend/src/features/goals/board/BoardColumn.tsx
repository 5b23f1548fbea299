import { memo, type RefObject, useCallback, useId, useMemo, useRef } from 'react';
import { useTranslation } from '@/i18n';
import type { GoalViewProps } from '../view';
import { BoardCard } from './BoardCard';
import type { Column } from './columns';
import { drawnAtFirst, type Part, partsOf, roomOf } from './parts';
import { useInSight } from './useInSight';

export interface Place {
  readonly key: string;
  readonly label: string;
}

export interface BoardColumnProps extends GoalViewProps {
  column: Column;
  /** What scrolls. */
  surface: RefObject<HTMLElement | null>;
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

/** One value of what goals are grouped by. Of many cards those in sight are drawn. */
export function BoardColumn(props: BoardColumnProps) {
  const { column, surface, name, over, active, selected, dragged } = props;
  const { store, room, writing, members, onSelect, places, onPut } = props;
  const { t } = useTranslation('goalviews');
  const id = useId();
  const before = useRef<readonly Part[]>([]);
  const parts = useMemo(() => {
    before.current = partsOf(column.ids, before.current);
    return before.current;
  }, [column.ids]);
  const { seen, heights, watch } = useInSight(surface, drawnAtFirst);
  const within = (part: Part, one: string | null | undefined) =>
    one && part.ids.includes(one) ? one : null;
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
      {parts.length > 0 ? (
        <div role="list" aria-labelledby={id} className="board__cards">
          {parts.map((part) => {
            const own = within(part, active);
            const held = within(part, dragged);
            return (
              <BoardPart
                key={part.index}
                part={part}
                at={column.key}
                total={column.ids.length}
                // The card with the focus or in the hand is always there.
                drawn={seen.has(part.index) || own !== null || held !== null}
                height={roomOf(part, heights.get(part.index))}
                active={own}
                dragged={held}
                open={within(part, selected[0])}
                {...{ store, room, writing, members, onSelect, places, onPut, watch }}
              />
            );
          })}
        </div>
      ) : (
        <p className="board__none">{t('board.none')}</p>
      )}
    </section>
  );
}

type Shared = 'store' | 'room' | 'writing' | 'members' | 'onSelect' | 'places' | 'onPut';

interface BoardPartProps extends Pick<BoardColumnProps, Shared> {
  part: Part;
  at: string;
  total: number;
  drawn: boolean;
  /** What it needs while it is not drawn. */
  height: number;
  active: string | null;
  dragged: string | null;
  open: string | null;
  watch: (element: Element | null, index: number) => (() => void) | undefined;
}

const BoardPart = memo(
  function BoardPart(props: BoardPartProps) {
    const { part, at, total, drawn, height, active, dragged, open, watch, ...shared } = props;
    const { index, ids, from } = part;
    const ref = useCallback((element: Element | null) => watch(element, index), [watch, index]);
    return (
      <div
        ref={ref}
        role="presentation"
        className="board__part"
        style={drawn ? undefined : { height }}
      >
        {drawn &&
          ids.map((one, i) => (
            <BoardCard
              key={one}
              id={one}
              at={at}
              position={from + i + 1}
              total={total}
              active={active === one}
              open={open === one}
              dragged={dragged === one}
              {...shared}
            />
          ))}
      </div>
    );
  },
  // Its height matters only while it is not drawn.
  (before, now) =>
    (Object.keys(now) as (keyof BoardPartProps)[]).every(
      (key) => Object.is(before[key], now[key]) || (key === 'height' && before.drawn && now.drawn),
    ),
);
