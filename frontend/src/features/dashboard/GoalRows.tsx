import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ListedGoal } from '@/api';
import { formatDate, today, useTranslation } from '@/i18n';

interface GoalRowsProps {
  name: 'stale' | 'overdue' | 'offTrack' | 'unmeasured' | 'nextReviews';
  goals: readonly ListedGoal[];
  /** How many there are; the server sends fifty. */
  all?: number;
  /** Which day matters here. */
  date: 'due' | 'staleOn' | 'nextReviewOn';
}

const shownAtFirst = 5;

/** Goals somebody should look at, each a way to it. */
export function GoalRows({ name, goals, all, date }: GoalRowsProps) {
  const { t } = useTranslation('goalwork');
  const [more, setMore] = useState(false);
  if (goals.length === 0) return null;
  const shown = more ? goals : goals.slice(0, shownAtFirst);
  const hidden = (all ?? goals.length) - goals.length;
  return (
    <section className="section" aria-labelledby={`goals-${name}`}>
      <h2 id={`goals-${name}`} tabIndex={-1}>
        {t(`dashboard.lists.${name}`)}
      </h2>
      <ul className="rows">
        {shown.map((goal) => (
          <li key={`${goal.documentId} ${goal.id}`}>
            <GoalRow goal={goal} date={date} />
          </li>
        ))}
      </ul>
      {shown.length < goals.length && (
        <Button variant="secondary" onClick={() => setMore(true)}>
          {t('dashboard.showAll', { count: goals.length })}
        </Button>
      )}
      {more && hidden > 0 && <p className="quiet">{t('dashboard.notShown', { count: hidden })}</p>}
    </section>
  );
}

interface GoalRowProps {
  goal: ListedGoal;
  date: GoalRowsProps['date'];
}

function GoalRow({ goal, date }: GoalRowProps) {
  const { t, i18n } = useTranslation(['goalwork', 'goals']);
  const day = goal[date];
  // The list of what is overdue says so already.
  const over = date === 'nextReviewOn' && day !== null && day < today();
  const facts = [
    goal.documentTitle,
    goal.owner?.name,
    t(`goals:values.status.${goal.status}`),
    goal.health !== 'unknown' && t(`goals:values.health.${goal.health}`),
    goal.progress !== null && `${Math.round(goal.progress)} %`,
  ].filter(Boolean);
  return (
    <Link
      to="/documents/$documentId"
      params={{ documentId: goal.documentId }}
      search={{ selected: goal.id }}
      className="goal-row"
    >
      <span className="goal-row__title">
        <span className="quiet">{goal.code}</span> {goal.title || t('block.untitled')}
      </span>
      <span className="goal-row__facts small quiet">{facts.join(' · ')}</span>
      {day && (
        <span className="goal-row__day small">
          {t(`dashboard.dates.${date}`)} {formatDate(day, i18n.language)}
          {over && <strong> {t('goals:late')}</strong>}
        </span>
      )}
    </Link>
  );
}
