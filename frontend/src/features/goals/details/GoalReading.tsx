import { useTranslation } from '@/i18n';
import type { GoalWords } from '../fields/useGoalWords';
import {
  type Goal,
  type GoalField,
  type GoalStore,
  type GoalText,
  goalSpecs,
  useWords,
} from '../model';

const shown: readonly GoalField[] = [
  'status',
  'health',
  'ownerId',
  'start',
  'due',
  'municipalityId',
  'responsibleUnit',
  'horizon',
  'reviewCycle',
  'nextReviewOn',
  'reviewClause',
  'confidence',
  'weight',
  'resourcesAmount',
  'resourcesFte',
  'resourcesText',
  'adoptedDecisionRef',
];
const sets = ['departments', 'targetGroups', 'tags'] as const;
const texts: readonly GoalText[] = ['description', 'rationale', 'ethicsNote'];

interface GoalReadingProps {
  store: GoalStore;
  goal: Goal;
  words: GoalWords;
}

/** What is known about a goal, for those who read. */
export function GoalReading({ store, goal, words }: GoalReadingProps) {
  const { t } = useTranslation(['goals', 'connect']);
  const fields = shown.flatMap((field) => {
    const said = words.say(goalSpecs[field], goal[field]);
    const unit = field === 'resourcesAmount' ? ` ${goal.resourcesCurrency ?? ''}` : '';
    return said === '' ? [] : [[field, said + unit] as const];
  });
  const members = sets.flatMap((set) =>
    goal[set].length === 0 ? [] : [[set, goal[set].join(', ')] as const],
  );
  const steps = goal.steps.map((step) => `${step} ${t(`connect:steps.${step}.title`)}`);
  return (
    <div className="goal-details__reading">
      <h2>{goal.title || t('untitled')}</h2>
      {texts.map((field) => (
        <ReadText key={field} {...{ store, field }} id={goal.id} />
      ))}
      <dl>
        {[...fields, ...members].map(([field, said]) => (
          <div key={field}>
            <dt>{t(`fields.${field}`)}</dt>
            <dd>{said}</dd>
          </div>
        ))}
        {steps.length > 0 && (
          <div>
            <dt>{t('fields.steps')}</dt>
            <dd>{steps.join(', ')}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function ReadText({ store, id, field }: { store: GoalStore; id: string; field: GoalText }) {
  const { t } = useTranslation('goals');
  const words = useWords(store, id, field);
  if (words.trim() === '') return null;
  return (
    <section>
      <h3>{t(`fields.${field}`)}</h3>
      <p className="goal-details__words">{words}</p>
    </section>
  );
}
