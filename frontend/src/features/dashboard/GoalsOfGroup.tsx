import { Link } from '@tanstack/react-router';
import { useWaiting, type WaitingItem } from '@/api';
import { formatDate, useTranslation } from '@/i18n';
import { CalendarButton } from './CalendarButton';
import './ofgroup.css';

const shownAtMost = 6;

/** On a group's page: what of its goals waits for oneself, and the ways to the rest. */
export function GoalsOfGroup({ groupId }: { groupId: string }) {
  const { t } = useTranslation('goalwork');
  const waiting = useWaiting(groupId).data ?? [];
  return (
    <section className="section" aria-labelledby="group-goals">
      <h2 id="group-goals">{t('ofGroup.title')}</h2>
      {waiting.length > 0 && (
        <>
          <h3 className="waiting__title">{t('ofGroup.waiting')}</h3>
          <ul className="rows">
            {waiting.slice(0, shownAtMost).map((one) => (
              <li key={`${one.kind} ${one.documentId} ${one.id}`}>
                <Waiting item={one} />
              </li>
            ))}
          </ul>
          {waiting.length > shownAtMost && (
            <p className="quiet small">
              {t('ofGroup.more', { count: waiting.length - shownAtMost })}
            </p>
          )}
        </>
      )}
      <div className="group-goals">
        <Link to="/groups/$groupId/references" params={{ groupId }}>
          {t('references.title')}
        </Link>
        <CalendarButton groupId={groupId} />
      </div>
    </section>
  );
}

function whereTo({ kind, goalId }: WaitingItem) {
  if (kind === 'list') return { panel: 'review' };
  if (kind === 'activity') return { view: 'plans' };
  return goalId ? { selected: goalId } : {};
}

function Waiting({ item }: { item: WaitingItem }) {
  const { t, i18n } = useTranslation('goalwork');
  const search = whereTo(item);
  return (
    <Link
      to="/documents/$documentId"
      params={{ documentId: item.documentId }}
      search={search}
      className="waiting"
    >
      <span className="waiting__name">{item.title || t('block.untitled')}</span>
      <span className="small quiet">
        {[
          t(`ofGroup.kinds.${item.kind}`),
          item.day && formatDate(item.day, i18n.language),
          item.kind !== 'list' && item.documentTitle,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Link>
  );
}
