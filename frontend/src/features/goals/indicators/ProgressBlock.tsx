import { useTranslation } from '@/i18n';
import { ChoiceInput, LineInput, NumberInput, sayNumber } from '../inputs';
import { type GoalStore, progressModes, useGoal, useGoalProgress } from '../model';
import { ProgressFigure } from './ProgressFigure';

interface ProgressBlockProps {
  store: GoalStore;
  goalId: string;
  writing: boolean;
}

/**
 * How far the goal is and how that is known. A number said by a person stands
 * beside what was measured, with the reason why it differs.
 */
export function ProgressBlock({ store, goalId, writing }: ProgressBlockProps) {
  const { t, i18n } = useTranslation(['goalviews', 'goals']);
  const goal = useGoal(store, goalId);
  const progress = useGoalProgress(store, goalId);
  if (!goal) return null;
  const { mode, value, computed, measured, of } = progress;
  const manual = mode === 'manual';
  const both = manual && computed !== null && value !== null;
  const differs = both && Math.round(computed) !== Math.round(value);
  const unexplained = differs && !goal.progressReason;
  return (
    <div className="progress">
      <div className="progress__line">
        <ProgressFigure value={value} reason={progress.reason} />
        {of > 0 && (
          <span className="quiet small">
            {t(mode === 'actions' ? 'progress.doneOf' : 'progress.measuredOf', { measured, of })}
          </span>
        )}
      </div>
      {both && (
        <p className="small">
          {t('progress.both', {
            said: sayNumber(Math.round(value), i18n.language),
            measured: sayNumber(Math.round(computed), i18n.language),
          })}
        </p>
      )}
      {!writing && manual && goal.progressReason && (
        <p className="small quiet">{t('progress.because', { reason: goal.progressReason })}</p>
      )}
      {writing && (
        <>
          <ChoiceInput
            label={t('progress.mode')}
            value={goal.progressMode}
            values={progressModes}
            none={t('progress.byItself', { mode: t(`goals:values.progressMode.${mode}`) })}
            say={(one) => t(`goals:values.progressMode.${one}`)}
            onSet={(progressMode) => store.set(goalId, { progressMode })}
          />
          {manual && (
            <>
              <NumberInput
                label={t('progress.said')}
                value={goal.progress}
                min={0}
                max={100}
                onSet={(said) => store.set(goalId, { progress: said })}
              />
              {(both || goal.progressReason) && (
                <LineInput
                  label={t('progress.reason')}
                  value={goal.progressReason}
                  error={unexplained ? t('progress.reasonMissing') : undefined}
                  onSet={(progressReason) => store.set(goalId, { progressReason })}
                />
              )}
            </>
          )}
        </>
      )}
    </div>
  );
}
