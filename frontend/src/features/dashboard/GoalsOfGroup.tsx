import { Link } from '@tanstack/react-router';
import { useTranslation } from '@/i18n';
import { CalendarButton } from './CalendarButton';
import './ofgroup.css';

/** On a group's page: the ways to its goals. */
export function GoalsOfGroup({ groupId }: { groupId: string }) {
  const { t } = useTranslation('goalwork');
  return (
    <section className="section" aria-labelledby="group-goals">
      <h2 id="group-goals">{t('ofGroup.title')}</h2>
      <p className="group-goals">
        <Link to="/groups/$groupId/goals" params={{ groupId }}>
          {t('dashboard.title')}
        </Link>
        <Link to="/groups/$groupId/references" params={{ groupId }}>
          {t('references.title')}
        </Link>
        <CalendarButton groupId={groupId} />
      </p>
    </section>
  );
}
