import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useDocument, useReferenceGoals } from '@/api';
import { announce, later, Part } from '@/design';
import { useTranslation } from '@/i18n';
import { type GoalLink, type GoalStore, useGoal, useLinksOf } from '../model';
import type { GoalSectionProps } from '../view';
import './links.css';

const LinkDialog = later(() => import('./LinkDialog'));

/** The links of a goal, out of it and into it, and a way to make one. */
export function LinksSection({ store, goalId, documentId, writing }: GoalSectionProps) {
  const { t } = useTranslation(['goalwork', 'goals']);
  const id = useId();
  const links = useLinksOf(store, goalId);
  const groupId = useDocument(documentId).data?.groupId;
  const [open, setOpen] = useState(false);
  const own = links.filter((one) => one.fromGoal === goalId);
  // Who has adopted it is compared in a part of its own.
  const incoming = links.filter((one) => one.fromGoal !== goalId && one.type !== 'adopted_from');
  return (
    <section className="links" aria-labelledby={id}>
      <h3 id={id}>{t('links.title')}</h3>
      {own.length + incoming.length === 0 && <p className="links__quiet">{t('links.none')}</p>}
      <ul>
        {own.map((link) => (
          <li key={link.id}>
            <Row store={store} link={link} documentId={documentId} groupId={groupId} />
            {writing && <Remove store={store} link={link} />}
          </li>
        ))}
      </ul>
      {incoming.length > 0 && (
        <>
          <h4>{t('links.incoming')}</h4>
          <ul>
            {incoming.map((link) => (
              <li key={link.id}>
                <div>
                  <GoalWay store={store} documentId={documentId} id={link.fromGoal} />
                  <p className="links__quiet">{t(`goals:values.linkType.${link.type}`)}</p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {writing && groupId && (
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {t('links.add')}
        </Button>
      )}
      {open && groupId && (
        <Part>
          <LinkDialog {...{ store, goalId, documentId, groupId }} onClose={() => setOpen(false)} />
        </Part>
      )}
    </section>
  );
}

interface RowProps {
  store: GoalStore;
  link: GoalLink;
  documentId: string;
  groupId: string | undefined;
}

function Row({ store, link, documentId, groupId }: RowProps) {
  const { t } = useTranslation(['goalwork', 'goals']);
  const more = [link.strength && t(`links.strengths.${link.strength}`), link.note].filter(Boolean);
  return (
    <div>
      <span className="links__quiet">{t(`goals:values.linkType.${link.type}`)} </span>
      <End {...{ store, link, documentId, groupId }} />
      {more.length > 0 && <p className="links__quiet">{more.join(' · ')}</p>}
    </div>
  );
}

/** What a link leads to; its words alone where there is no way there. */
function End({ store, link, documentId, groupId }: RowProps) {
  const { t } = useTranslation('goalwork');
  const { toKind, toId, toDocument, toTitle, toUrl } = link;
  const words = toTitle || t('block.untitled');
  if (toKind === 'goal' && toId && !toDocument)
    return <GoalWay store={store} documentId={documentId} id={toId} words={toTitle} />;
  if (toKind === 'indicator' && toId && !toDocument)
    return <span>{store.indicator(toId)?.name || words}</span>;
  if (toKind === 'action' && toId && !toDocument)
    return <span>{store.action(toId)?.title || words}</span>;
  if (toKind === 'reference_goal' && groupId) {
    return <ReferenceWay groupId={groupId} id={toId} words={words} />;
  }
  if (toDocument && toId) {
    return (
      <Link
        to="/documents/$documentId"
        params={{ documentId: toDocument }}
        search={{ selected: toId }}
      >
        {words}
      </Link>
    );
  }
  if (toUrl && /^https?:\/\//i.test(toUrl)) {
    return (
      <a href={toUrl} target="_blank" rel="noopener noreferrer">
        {words}
      </a>
    );
  }
  return <span>{words}</span>;
}

/** A national goal by the name it has now. */
function ReferenceWay(props: { groupId: string; id: string | null; words: string }) {
  const { groupId, id, words } = props;
  const found = useReferenceGoals(groupId).data?.find((one) => one.id === id);
  return (
    <Link to="/groups/$groupId/references" params={{ groupId }}>
      {found?.title ?? words}
    </Link>
  );
}

interface GoalWayProps {
  store: GoalStore;
  documentId: string;
  id: string;
  words?: string | null;
}

function GoalWay({ store, documentId, id, words }: GoalWayProps) {
  const { t } = useTranslation('goalwork');
  const goal = useGoal(store, id);
  if (!goal || !store.tree().has(id)) return <span>{words || t('block.gone')}</span>;
  return (
    <Link to="/documents/$documentId" params={{ documentId }} search={{ selected: id }}>
      {goal.title || t('block.untitled')}
    </Link>
  );
}

function Remove({ store, link }: { store: GoalStore; link: GoalLink }) {
  const { t } = useTranslation('goalwork');
  const title = link.toTitle || (link.toId && store.goal(link.toId)?.title) || t('block.untitled');
  return (
    <button
      type="button"
      className="plain-button"
      aria-label={t('links.remove', { title })}
      onClick={() => {
        store.removeLinks([link.id]);
        announce(t('links.removed'));
      }}
    >
      <span aria-hidden="true">×</span>
    </button>
  );
}
