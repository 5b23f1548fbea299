import { memo } from 'react';
import { today, useTranslation } from '@/i18n';
import { HealthMark } from '../checkins/HealthMark';
import { datesFault } from '../fields/dates';
import type { GoalWords } from '../fields/useGoalWords';
import { ProgressFigure } from '../indicators/ProgressFigure';
import { type Goal, type GoalStore, useGoalProgress, useTree } from '../model';
import { CellEditor } from './CellEditor';
import type { Column } from './columns';
import type { Doing } from './TreeRow';

interface CellProps {
  store: GoalStore;
  goal: Goal;
  column: Column;
  col: number;
  words: GoalWords;
  doing: Doing;
  writing: boolean;
  active: boolean;
  editing: boolean;
}

/** One field of a goal beside its title. */
export const Cell = memo(function Cell(props: CellProps) {
  const { store, goal, column, col, words, doing, writing, active, editing } = props;
  const { t } = useTranslation('goals');
  const { id } = goal;
  const value = goal[column.key];
  const check = (next: unknown) => {
    if (column.key !== 'due') return null;
    const fault = datesFault(goal, { due: next as string | null });
    return fault && t(`wrong.${fault}`, { start: words.say(column.spec, goal.start) });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the cell does the same
    <div
      role="gridcell"
      className="tree__cell"
      data-column={column.key}
      data-col={col}
      data-editing={editing || undefined}
      tabIndex={active && !editing ? 0 : -1}
      onFocus={(event) => event.target === event.currentTarget && doing.focus(id, col)}
      onClick={() => writing && !editing && doing.edit(id, col)}
    >
      {editing ? (
        <CellEditor
          {...{ column, value, words, check }}
          onDone={(result, leave) => doing.done(id, column, result, leave)}
        />
      ) : (
        <Words {...{ store, goal, column, words }} />
      )}
    </div>
  );
});

function Words({
  store,
  goal,
  column,
  words,
}: Pick<CellProps, 'store' | 'goal' | 'column' | 'words'>) {
  const { t } = useTranslation('goals');
  if (column.key === 'progress') return <ProgressWords store={store} id={goal.id} />;
  if (column.key === 'level') return <LevelWords store={store} goal={goal} />;
  if (column.key === 'health') {
    return goal.health && goal.health !== 'unknown' ? (
      <HealthMark health={goal.health} />
    ) : (
      <span className="tree__unset">{t('values.health.unknown')}</span>
    );
  }
  if (column.key === 'status') {
    const status = goal.status ?? 'draft';
    return (
      <span className="tree__status" data-status={status}>
        {t(`values.status.${status}`)}
      </span>
    );
  }
  const said = words.say(column.spec, goal[column.key]);
  if (said === '') return <span className="tree__unset">{t('notSet')}</span>;
  const late = column.key === 'due' && isLate(goal);
  return (
    <span className="tree__said" data-late={late || undefined}>
      {said}
      {late && <span className="tree__late">{t('late')}</span>}
    </span>
  );
}

function ProgressWords({ store, id }: { store: GoalStore; id: string }) {
  const { t } = useTranslation('goals');
  const { value, measured, of, reason } = useGoalProgress(store, id);
  if (value === null && of === 0) return <span className="tree__unset">{t('notSet')}</span>;
  return (
    <span className="tree__progress" title={of > 0 ? t('measured', { measured, of }) : undefined}>
      <ProgressFigure value={value} reason={reason} />
    </span>
  );
}

/** What was set, or what its place makes of it. */
function LevelWords({ store, goal }: { store: GoalStore; goal: Goal }) {
  const { t } = useTranslation('goals');
  useTree(store);
  return (
    <span className={goal.level ? 'tree__said' : 'tree__unset'}>
      {t(`values.level.${store.levelOf(goal.id)}`)}
    </span>
  );
}

const over = ['achieved', 'not_achieved', 'dropped'];

/** Its day is past and it is not over. */
function isLate(goal: Goal): boolean {
  if (!goal.due || over.includes(goal.status ?? '')) return false;
  return goal.due < today();
}
