import { memo } from 'react';
import { formatDate, useTranslation } from '@/i18n';
import { type GoalStore, statuses, useGoal, useTree } from '../model';
import { GoalTitle } from './GoalTitle';
import type { InsideProps } from './OneGoal';
import { branchOf } from './rows';

/** A goal with all below it, or the whole list, as an outline. */
export function Branch({ store, goalId, writing }: InsideProps) {
  const { t } = useTranslation('goalwork');
  const tree = useTree(store);
  const { rows, left } = branchOf(tree, goalId);
  if (rows.length === 0) return <p className="goal-live__why">{t('block.empty')}</p>;
  return (
    <>
      <ul className="goal-live__branch" aria-label={t('block.modes.branch')}>
        {rows.map(({ id, depth }) => (
          <Row
            key={id}
            store={store}
            id={id}
            depth={depth}
            code={tree.code(id)}
            writing={writing}
          />
        ))}
      </ul>
      {left > 0 && <p className="goal-live__why">{t('block.more', { count: left })}</p>}
    </>
  );
}

interface RowProps {
  store: GoalStore;
  id: string;
  depth: number;
  code: string;
  writing: boolean;
}

const Row = memo(function Row({ store, id, depth, code, writing }: RowProps) {
  const { t, i18n } = useTranslation(['goalwork', 'goals']);
  const goal = useGoal(store, id);
  if (!goal) return null;
  const say = (status: string) => t(`goals:values.status.${status}`);
  return (
    <li data-depth={Math.min(depth, 5)}>
      <span className="goal-live__code">{code}</span>
      <GoalTitle store={store} id={id} writing={writing} />
      {writing ? (
        <select
          className="ds-input goal-live__status"
          aria-label={t('block.statusOf', { title: goal.title || t('block.untitled') })}
          value={goal.status ?? ''}
          onChange={(event) =>
            store.set(id, { status: statuses.find((one) => one === event.target.value) ?? null })
          }
        >
          <option value="">{t('block.notSet')}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {say(status)}
            </option>
          ))}
        </select>
      ) : (
        <span className="goal-live__status">{goal.status ? say(goal.status) : ''}</span>
      )}
      <span className="goal-live__due">{goal.due && formatDate(goal.due, i18n.language)}</span>
    </li>
  );
});
