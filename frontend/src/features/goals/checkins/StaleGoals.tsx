import { useStaleGoals } from '@/api';
import { formatDate, useTranslation } from '@/i18n';
import { useGoalName } from '../inputs';
import { type GoalStore, useGoals } from '../model';
import './stale.css';

interface StaleGoalsProps {
  store: GoalStore;
  documentId: string;
  onSelect: (ids: readonly string[]) => void;
}

/** Goals in progress that nobody has said anything about for too long, oldest first. */
export function StaleGoals({ store, documentId, onSelect }: StaleGoalsProps) {
  const { t, i18n } = useTranslation('goalviews');
  const goals = useGoals(store);
  const nameOf = useGoalName(store);
  const stale = (useStaleGoals(documentId).data ?? []).filter(({ goalId }) => goals.has(goalId));
  if (stale.length === 0) return null;
  return (
    <details className="stale">
      <summary>{t('stale.title', { count: stale.length })}</summary>
      <ol>
        {stale.map(({ goalId, lastAt }) => (
          <li key={goalId}>
            <button type="button" className="stale__one" onClick={() => onSelect([goalId])}>
              {nameOf(goalId)}
            </button>
            <span className="quiet small">
              {lastAt
                ? t('stale.last', { when: formatDate(lastAt, i18n.language) })
                : t('stale.never')}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
