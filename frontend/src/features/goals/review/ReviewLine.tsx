import { formatDate, today, useTranslation } from '@/i18n';
import { type GoalStore, useMeta } from '../model';

interface ReviewLineProps {
  store: GoalStore;
  writing: boolean;
  open: boolean;
  onToggle: () => void;
}

/** Below the title: when the whole list is gone through; opens what is agreed on it. */
export function ReviewLine({ store, writing, open, onToggle }: ReviewLineProps) {
  const { t, i18n } = useTranslation('goals');
  const { reviewCycle, reviewClause, nextReviewOn } = useMeta(store);
  const cycle = reviewCycle !== 'none' && reviewCycle;
  const nothing = !cycle && !reviewClause && !nextReviewOn;
  if (nothing && !writing) return null;
  const late = nextReviewOn !== null && nextReviewOn < today();
  const words = nothing
    ? t('wholeReview.none')
    : cycle
      ? t('wholeReview.cycle', {
          cycle: t(`values.reviewCycle.${cycle}`).toLocaleLowerCase(i18n.language),
        })
      : t('wholeReview.agreed');
  return (
    <p className="goals__review">
      <button type="button" className="plain-button" aria-expanded={open} onClick={onToggle}>
        {words}
        {nextReviewOn && (
          <>
            {' · '}
            <span data-late={late}>
              {t(`wholeReview.${late ? 'late' : 'next'}`, {
                day: formatDate(nextReviewOn, i18n.language),
              })}
            </span>
          </>
        )}
        {cycle && !nextReviewOn && ` · ${t('wholeReview.noDay')}`}
      </button>
    </p>
  );
}
