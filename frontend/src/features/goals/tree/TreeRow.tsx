import { ChevronDownIcon, ChevronRightIcon, InformationSquareIcon } from '@navikt/aksel-icons';
import { type CSSProperties, type MouseEvent, memo, type PointerEvent, useMemo } from 'react';
import { Menu } from '@/design';
import type { Room } from '@/features/collab';
import { useTranslation } from '@/i18n';
import type { GoalWords } from '../fields/useGoalWords';
import { type Goal, type GoalStore, useGoal } from '../model';
import { PeopleHere, useOthersAt } from '../presence';
import { Cell } from './Cell';
import type { Leave } from './CellEditor';
import type { Column } from './columns';
import { type Caret, TitleEditor } from './TitleEditor';
import { indentOf } from './useHeights';

const acts = ['below', 'inside', 'in', 'out', 'up', 'down', 'moveTo', 'details', 'remove'] as const;
export type Act = (typeof acts)[number];

/** Without a pointer that hovers there is no button that shows on hovering. */
const touched = window.matchMedia?.('(hover: none)').matches ?? false;

/** What can be done with a line; the same object for all of them, always. */
export interface Doing {
  focus: (id: string, col: number) => void;
  write: (id: string, caret: Caret) => void;
  leave: (id: string) => void;
  edit: (id: string, col: number) => void;
  done: (id: string, column: Column, value: { value: unknown } | null, leave: Leave) => void;
  fold: (id: string, folded: boolean) => void;
  choose: (id: string, range: boolean) => void;
  take: (event: PointerEvent<HTMLElement>, id: string) => void;
  act: (id: string, act: Act) => void;
}

interface TreeRowProps {
  store: GoalStore;
  room: Room;
  id: string;
  words: GoalWords;
  columns: readonly Column[];
  doing: Doing;
  writing: boolean;
  narrow: boolean;
  depth: number;
  code: string;
  expanded: boolean | undefined;
  orphan: boolean;
  /** Whose a goal is, where that is said beside its title. */
  placeOf: (goal: Goal) => string;
  index: number;
  position: number;
  siblings: number;
  top: number;
  height: number;
  chosen: boolean;
  open: boolean;
  carried: boolean;
  /** The column that has the focus, 0 for the title; −1: none here. */
  active: number;
  editing: boolean;
  caret: { caret: Caret; turn: number } | null;
}

/** One goal as a line of the outline. */
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { store, id, depth, expanded, index, chosen, writing, top, height } = props;
  const goal = useGoal(store, id);
  if (!goal) return null;
  const style = { transform: `translateY(${top}px)`, height } as CSSProperties;
  return (
    <div
      role="row"
      tabIndex={-1}
      className="tree__row"
      style={style}
      data-id={id}
      data-open={props.open || undefined}
      data-carried={props.carried || undefined}
      data-example={goal.isTemplateExample || undefined}
      aria-level={depth + 1}
      aria-posinset={props.position}
      aria-setsize={props.siblings}
      aria-expanded={expanded}
      aria-rowindex={index + 2}
      aria-selected={writing ? chosen : undefined}
    >
      <Title
        {...{ store, id, goal, depth, expanded, writing }}
        room={props.room}
        words={props.words}
        doing={props.doing}
        narrow={props.narrow}
        code={props.code}
        place={props.placeOf(goal)}
        orphan={props.orphan}
        focusable={props.active === 0 && !props.caret}
        caret={props.caret}
      />
      {props.columns.map((column, i) => (
        <Cell
          key={column.key}
          {...{ store, goal, column, writing }}
          col={i + 1}
          words={props.words}
          doing={props.doing}
          active={props.active === i + 1}
          editing={props.editing && props.active === i + 1}
        />
      ))}
    </div>
  );
});

interface TitleProps
  extends Pick<
    TreeRowProps,
    | 'store'
    | 'room'
    | 'id'
    | 'words'
    | 'doing'
    | 'writing'
    | 'narrow'
    | 'depth'
    | 'code'
    | 'expanded'
    | 'orphan'
    | 'caret'
  > {
  goal: Goal;
  place: string;
  /** Tab stops here. */
  focusable: boolean;
}

/** Knows nothing of where the line is: below a new line all move, and their titles stay. */
const Title = memo(function Title(props: TitleProps) {
  const { store, room, id, goal, doing, depth, code, caret, writing, narrow } = props;
  const { t } = useTranslation('goals');
  const others = useOthersAt(room, id);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) doing.choose(id, event.shiftKey);
    else if (writing) doing.write(id, caretAt(event));
    else doing.act(id, 'details');
  };
  return (
    <div
      role="gridcell"
      className="tree__title"
      style={{ paddingInlineStart: indentOf(depth, narrow) }}
      tabIndex={props.focusable ? 0 : -1}
      data-col={0}
      onFocus={(event) => event.target === event.currentTarget && doing.focus(id, 0)}
    >
      {writing && (
        <span
          className="tree__handle"
          aria-hidden="true"
          title={t('drag')}
          onPointerDown={(event) => doing.take(event, id)}
        />
      )}
      <Fold {...props} />
      <span className="tree__code">{code}</span>
      {/* With keys, so that what stands behind stays the same element when writing ends:
          a press on it ends it. */}
      {caret ? (
        <TitleEditor key="writing" {...{ store, id, ...caret }} onLeave={() => doing.leave(id)} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the cell around it has the keys for it
        // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the cell does the same
        <span
          key="words"
          className="tree__words"
          data-empty={goal.title === '' || undefined}
          data-place={(!narrow && props.place) || undefined}
          onClick={onClick}
        >
          {goal.title || t('untitled')}
        </span>
      )}
      <span key="behind" className="tree__behind">
        {props.orphan && (
          <span className="tree__note" title={t('orphanHint')}>
            {t('orphan')}
          </span>
        )}
        {goal.isTemplateExample && !props.orphan && (
          <span className="tree__note">{t('example')}</span>
        )}
        <PeopleHere others={others} />
        {(narrow || touched) && writing ? (
          <RowMenu {...props} />
        ) : (
          <button
            type="button"
            tabIndex={-1}
            className="tool tree__open"
            aria-label={t('openDetails', { title: goal.title || t('untitled') })}
            title={t('details.title')}
            onClick={() => doing.act(id, 'details')}
          >
            <InformationSquareIcon aria-hidden />
          </button>
        )}
      </span>
      {narrow && <Below goal={goal} place={props.place} words={props.words} />}
    </div>
  );
});

function Fold({ id, expanded, doing }: TitleProps) {
  const { t } = useTranslation('goals');
  if (expanded === undefined) return <span className="tree__leaf" aria-hidden="true" />;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="tree__fold"
      aria-label={t(expanded ? 'fold' : 'unfold')}
      onClick={() => doing.fold(id, expanded)}
    >
      {expanded ? <ChevronDownIcon aria-hidden /> : <ChevronRightIcon aria-hidden />}
    </button>
  );
}

/** On a phone: everything that keys and dragging do. */
function RowMenu({ id, doing, goal }: TitleProps) {
  const { t } = useTranslation('goals');
  // The same while it is open: a menu with other items begins at its first one.
  const items = useMemo(
    () =>
      acts.map((act) => ({
        id: act,
        label: t(`acts.${act}`),
        choose: () => doing.act(id, act),
      })),
    [id, doing, t],
  );
  return (
    <Menu
      label={t('actsOf', { title: goal.title || t('untitled') })}
      className="tree__menu"
      tabIndex={-1}
      items={items}
    >
      <span aria-hidden="true">⋯</span>
    </Menu>
  );
}

/** On a phone: what the columns would say, in one quiet line. */
function Below({ goal, place, words }: { goal: Goal; place: string; words: GoalWords }) {
  const { t } = useTranslation('goals');
  const parts = [
    place,
    t(`values.status.${goal.status ?? 'draft'}`),
    goal.health && goal.health !== 'unknown' ? t(`values.health.${goal.health}`) : '',
    words.say({ key: 'due', type: 'date' }, goal.due),
    words.say({ key: 'owner_id', type: 'person' }, goal.ownerId),
  ].filter((part) => part !== '');
  return <span className="tree__below">{parts.join(' · ')}</span>;
}

interface CaretPoint {
  offset: number;
}
type Pointing = Document & {
  caretPositionFromPoint?: (x: number, y: number) => CaretPoint | null;
};

/** Which letter was pressed on. */
function caretAt(event: MouseEvent): Caret {
  const page = document as Pointing;
  const point = page.caretPositionFromPoint?.(event.clientX, event.clientY);
  if (point) return point.offset;
  const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
  return range ? range.startOffset : 'end';
}
