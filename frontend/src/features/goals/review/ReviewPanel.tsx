import { Button } from '@digdir/designsystemet-react';
import { announce, TextArea } from '@/design';
import { SidePanel, useDraft } from '@/features/shareddoc';
import { formatDate, today, useTranslation } from '@/i18n';
import { ChoiceInput, DayInput } from '../inputs';
import { type GoalStore, limits, type ReviewCycle, reviewCycles, useMeta } from '../model';
import { afterCycle } from './cycle';
import './review.css';

interface ReviewPanelProps {
  store: GoalStore;
  writing: boolean;
  onClose: () => void;
}

/** What is agreed on going through the whole list: how often, when next, and in words. */
export default function ReviewPanel({ store, writing, onClose }: ReviewPanelProps) {
  const { t } = useTranslation('goalwork');
  return (
    <SidePanel label={t('review.title')} onClose={onClose}>
      <div className="whole-review">
        <h2>{t('review.title')}</h2>
        <p className="quiet small">{t('review.detail')}</p>
        {writing ? <Form store={store} /> : <Reading store={store} />}
      </div>
    </SidePanel>
  );
}

function Form({ store }: { store: GoalStore }) {
  const { t, i18n } = useTranslation(['goalwork', 'goals']);
  const { reviewCycle, nextReviewOn, reviewClause } = useMeta(store);
  const next = afterCycle(today(), reviewCycle);
  const say = (day: string) => formatDate(day, i18n.language);
  // A cycle without a day would remind nobody.
  const choose = (cycle: ReviewCycle | null) =>
    store.setMeta({
      reviewCycle: cycle,
      ...(nextReviewOn === null ? { nextReviewOn: afterCycle(today(), cycle) } : {}),
    });
  const clause = useDraft(reviewClause ?? '', (text) => {
    store.setMeta({ reviewClause: text.trim() || null });
    return null;
  });
  return (
    <>
      <ChoiceInput
        label={t('goals:fields.reviewCycle')}
        value={reviewCycle}
        values={reviewCycles}
        say={(one) => t(`goals:values.reviewCycle.${one}`)}
        onSet={choose}
      />
      <DayInput
        label={t('goals:fields.nextReviewOn')}
        value={nextReviewOn}
        onSet={(day) => store.setMeta({ nextReviewOn: day })}
      />
      <TextArea
        label={t('review.clause')}
        hint={t('review.clauseHint')}
        rows={3}
        maxLength={limits.text}
        {...clause.field}
      />
      {next && next !== nextReviewOn && (
        <Button
          variant="secondary"
          onClick={() => {
            store.setMeta({ nextReviewOn: next });
            announce(t('review.moved', { day: say(next) }));
          }}
        >
          {t('review.done', { day: say(next) })}
        </Button>
      )}
    </>
  );
}

function Reading({ store }: { store: GoalStore }) {
  const { t, i18n } = useTranslation(['goalwork', 'goals']);
  const { reviewCycle, nextReviewOn, reviewClause } = useMeta(store);
  const lines = [
    [t('goals:fields.reviewCycle'), reviewCycle && t(`goals:values.reviewCycle.${reviewCycle}`)],
    [t('goals:fields.nextReviewOn'), nextReviewOn && formatDate(nextReviewOn, i18n.language)],
    [t('review.clause'), reviewClause],
  ].filter(([, words]) => words);
  if (lines.length === 0) return <p>{t('review.nothing')}</p>;
  return (
    <dl className="whole-review__lines">
      {lines.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
