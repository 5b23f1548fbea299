import { Button } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { type CheckIn, useCheckIns, useDocument, useErrorWords } from '@/api';
import { Notice, SkeletonLines } from '@/design';
import { formatDate, useTranslation } from '@/i18n';
import { useGoal } from '../model';
import type { GoalSectionProps } from '../view';
import { CheckInForm } from './CheckInForm';
import { HealthMark } from './HealthMark';
import './checkins.css';

const shownAtFirst = 3;

/** How it goes, said by people: the latest first, and a form to say it now. */
export function CheckInSection(props: GoalSectionProps) {
  const { store, goalId, documentId, writing, ownId } = props;
  const { t } = useTranslation(['goalviews', 'goals', 'common']);
  const heading = useId();
  const goal = useGoal(store, goalId);
  const rights = useDocument(documentId).data?.rights;
  const checkIns = useCheckIns(documentId, goalId);
  const words = useErrorWords();
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const ownGoal = goal?.ownerId === ownId && (rights?.includes('comment') ?? false);
  const may = writing || ownGoal;
  const list = checkIns.data ?? [];
  return (
    <section className="check-ins" aria-labelledby={heading}>
      <h3 id={heading}>{t('checkIns.title')}</h3>
      {may && !open && (
        <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
          {t('checkIns.action')}
        </Button>
      )}
      {may && open && <CheckInForm {...props} last={list[0]} onClose={() => setOpen(false)} />}
      {checkIns.isPending && <SkeletonLines count={2} />}
      {checkIns.isError && (
        <Notice kind="danger" title={t('common:failed')}>
          <p>{words(checkIns.error)}</p>
        </Notice>
      )}
      {checkIns.isSuccess && list.length === 0 && (
        <p className="quiet small">{t(may ? 'checkIns.noneYet' : 'checkIns.none')}</p>
      )}
      <ol className="check-ins__list">
        {(all ? list : list.slice(0, shownAtFirst)).map((one) => (
          <OneCheckIn key={one.id} one={one} />
        ))}
      </ol>
      {!all && list.length > shownAtFirst && (
        <button type="button" className="plain-button" onClick={() => setAll(true)}>
          {t('checkIns.older', { count: list.length - shownAtFirst })}
        </button>
      )}
    </section>
  );
}

function OneCheckIn({ one }: { one: CheckIn }) {
  const { t, i18n } = useTranslation(['goalviews', 'goals']);
  const parts = (['done', 'obstacles', 'next'] as const).filter((part) => one[part]);
  return (
    <li className="check-in">
      <p className="check-in__head">
        <HealthMark health={one.health} />
        {one.confidence !== null && (
          <span className="small">{t('checkIns.confidenceIs', { value: one.confidence })}</span>
        )}
        {one.progress !== null && (
          <span className="small">{t('checkIns.progressIs', { value: one.progress })}</span>
        )}
        {one.helpWanted && <span className="tag">{t('checkIns.help')}</span>}
      </p>
      <p className="small quiet">
        {one.by?.name ?? t('goals:formerMember')}, {formatDate(one.at, i18n.language)}
      </p>
      {parts.length > 0 && (
        <dl>
          {parts.map((part) => (
            <div key={part}>
              <dt>{t(`checkIns.${part}`)}</dt>
              <dd>{one[part]}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
