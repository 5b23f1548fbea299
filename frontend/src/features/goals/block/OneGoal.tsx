import type { Person } from '@/api';
import { formatDate, useTranslation } from '@/i18n';
import { ProgressFigure } from '../indicators';
import { ChoiceInput, DayInput, PersonInput, usePersonName } from '../inputs';
import { type GoalStore, statuses, useGoal, useGoalProgress } from '../model';
import { GoalTitle } from './GoalTitle';

export interface InsideProps {
  store: GoalStore;
  documentId: string;
  goalId: string;
  writing: boolean;
  members: readonly Person[];
}

/** One goal: its title, how it stands, when it is due, whose it is. */
export function OneGoal({ store, goalId, writing, members }: InsideProps) {
  const { t, i18n } = useTranslation(['goalwork', 'goals']);
  const goal = useGoal(store, goalId);
  const progress = useGoalProgress(store, goalId);
  const personName = usePersonName(members);
  if (!goal) return null;
  const say = (status: string) => t(`goals:values.status.${status}`);
  const health = goal.health && goal.health !== 'unknown' ? goal.health : null;
  return (
    <>
      <GoalTitle store={store} id={goalId} writing={writing} strong />
      {writing ? (
        <div className="goal-live__fields">
          <ChoiceInput
            label={t('block.status')}
            value={goal.status}
            values={statuses}
            say={say}
            onSet={(status) => store.set(goalId, { status })}
          />
          <DayInput
            label={t('block.due')}
            value={goal.due}
            onSet={(due) => store.set(goalId, { due })}
          />
          <PersonInput
            label={t('block.owner')}
            value={goal.ownerId}
            members={members}
            onSet={(ownerId) => store.set(goalId, { ownerId })}
          />
        </div>
      ) : (
        <dl className="goal-live__facts">
          <Fact name={t('block.status')} value={goal.status && say(goal.status)} />
          <Fact name={t('block.due')} value={goal.due && formatDate(goal.due, i18n.language)} />
          <Fact name={t('block.owner')} value={personName(goal.ownerId)} />
        </dl>
      )}
      <div className="goal-live__state">
        <ProgressFigure value={progress.value} reason={progress.reason ?? null} />
        {health && (
          <span className="goal-live__health" data-health={health}>
            {t(`goals:values.health.${health}`)}
          </span>
        )}
      </div>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string | null }) {
  const { t } = useTranslation('goalwork');
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value || t('block.notSet')}</dd>
    </div>
  );
}
