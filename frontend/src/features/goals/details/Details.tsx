import type { Document } from '@/api';
import { later, Part, SkeletonLines } from '@/design';
import { CommentButton } from '@/features/comments/button';
import { SidePanel } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { useGoalWords } from '../fields/useGoalWords';
import { useGoal, useTree } from '../model';
import { PeopleHere, useOthersAt } from '../presence';
import type { GoalViewProps } from '../view';
import { GoalForm } from './GoalForm';
import { GoalReading } from './GoalReading';
import { RemovedNotice } from './RemovedNotice';
import './details.css';

// Sections of others, each a download of its own.
const IndicatorSection = later(() => import('../indicators'));
const CheckInSection = later(() => import('../checkins'));
const LinksSection = later(() => import('../links'));
const AdoptionSection = later(() => import('../adoption'));

interface DetailsProps extends GoalViewProps {
  id: string;
  document: Document;
  onClose: () => void;
}

/** Everything about one goal, beside the view. */
export function Details(props: DetailsProps) {
  const { store, room, id, writing, members, organisations, ownId, documentId, onClose } = props;
  const { t } = useTranslation('goals');
  const goal = useGoal(store, id);
  const tree = useTree(store);
  const words = useGoalWords(members, organisations);
  const others = useOthersAt(room, id);
  if (!goal || !tree.has(id)) {
    return (
      <SidePanel label={t('details.title')} onClose={onClose}>
        <RemovedNotice {...{ store, goal, writing, onClose }} />
      </SidePanel>
    );
  }
  const section = { store, goalId: id, documentId, writing, members, ownId };
  return (
    <SidePanel label={t('details.of', { title: goal.title || t('untitled') })} onClose={onClose}>
      <div className="goal-details">
        {writing && <h2 className="visually-hidden">{goal.title || t('untitled')}</h2>}
        <p className="goal-details__place">
          <span>{tree.code(id)}</span>
          <span>{t(`values.level.${store.levelOf(id)}`)}</span>
          <PeopleHere others={others} />
        </p>
        <CommentButton
          anchor={{ kind: 'goal', id, quote: goal.title }}
          onUse={() => window.matchMedia('(width < 64rem)').matches && onClose()}
        />
        {writing ? (
          <GoalForm {...props} goal={goal} words={words} />
        ) : (
          <GoalReading {...{ store, goal, words }} />
        )}
        <Part fallback={<SkeletonLines count={3} />}>
          <IndicatorSection {...section} />
          <CheckInSection {...section} />
          <LinksSection {...section} />
          <AdoptionSection {...section} />
        </Part>
      </div>
    </SidePanel>
  );
}
