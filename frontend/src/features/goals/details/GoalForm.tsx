import { type ReactNode, useId } from 'react';
import { LiveText } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { datesFault } from '../fields/dates';
import type { GoalWords } from '../fields/useGoalWords';
import { ChoiceInput, DayInput, LineInput, NumberInput, PersonInput } from '../inputs';
import {
  type Goal,
  type GoalField,
  type GoalFields,
  type GoalStore,
  type GoalText,
  healths,
  horizons,
  levels,
  limits,
  reviewCycles,
  statuses,
} from '../model';
import { presenceOf } from '../presence';
import type { GoalViewProps } from '../view';
import { Members, StepChoice } from './Members';
import { Where } from './Where';

interface GoalFormProps extends GoalViewProps {
  goal: Goal;
  words: GoalWords;
}

/** Every field of a goal, to fill in. */
export function GoalForm(props: GoalFormProps) {
  const { store, goal, members, organisations, words } = props;
  const { t } = useTranslation('goals');
  const { id } = goal;
  const set = (patch: Partial<Record<GoalField, unknown>>) =>
    store.set(id, patch as Partial<GoalFields>);
  const choice = <T extends string>(field: GoalField, values: readonly T[], group: string) => (
    <ChoiceInput
      label={t(`fields.${field}`)}
      value={goal[field] as T | null}
      values={values}
      say={(value) => t(`values.${group}.${value}`)}
      onSet={(value) => set({ [field]: value })}
    />
  );
  const day = (field: 'start' | 'due') => (
    <GoalDay {...{ goal, field, words }} onSet={(value) => set({ [field]: value })} />
  );
  const line = (field: GoalField, maxLength = 500) => (
    <LineInput
      label={t(`fields.${field}`)}
      value={goal[field] as string | null}
      onSet={(value) => set({ [field]: value })}
      maxLength={maxLength}
    />
  );
  const names = new Map(organisations.map((one) => [one.id, one.name]));
  return (
    <>
      <Text {...props} field="title" />
      <div className="goal-details__pair">
        {choice('status', statuses, 'status')}
        {choice('health', healths, 'health')}
      </div>
      <div className="goal-details__pair">
        {day('start')}
        {day('due')}
      </div>
      <PersonInput
        label={t('fields.ownerId')}
        value={goal.ownerId}
        members={members}
        onSet={(ownerId) => set({ ownerId })}
        hint={ownerHint(goal, members, t('ownerLeft'))}
      />
      <Text {...props} field="description" />
      <Text {...props} field="rationale" />
      <Group title={t('details.who')}>
        <ChoiceInput
          label={t('fields.municipalityId')}
          value={goal.municipalityId}
          values={idsWith(organisations, goal.municipalityId)}
          say={(one) => names.get(one) ?? t('unknownPlace')}
          onSet={(municipalityId) => set({ municipalityId })}
        />
        {line('responsibleUnit')}
        <Members {...{ store, goal }} set="departments" />
        <Members {...{ store, goal }} set="targetGroups" />
        <StepChoice {...{ store, goal }} />
        <Members {...{ store, goal }} set="tags" />
      </Group>
      <Group title={t('details.review')}>
        <div className="goal-details__pair">
          {choice('reviewCycle', reviewCycles, 'reviewCycle')}
          <DayInput
            label={t('fields.nextReviewOn')}
            value={goal.nextReviewOn}
            onSet={(nextReviewOn) => set({ nextReviewOn })}
          />
        </div>
        {line('reviewClause', limits.text)}
        {choice('horizon', horizons, 'horizon')}
      </Group>
      <Group title={t('details.place')}>
        {choice('level', levels, 'level')}
        <Where store={store} id={id} />
        <NumberInput
          label={t('fields.weight')}
          hint={t('weightHint')}
          value={goal.weight}
          min={0.01}
          max={1000}
          onSet={(weight) => set({ weight })}
        />
        <NumberInput
          label={t('fields.confidence')}
          hint={t('confidenceHint')}
          value={goal.confidence}
          min={0}
          max={10}
          onSet={(confidence) => set({ confidence })}
        />
      </Group>
      <Group title={t('details.resources')}>
        <div className="goal-details__pair">
          <NumberInput
            label={t('fields.resourcesAmount')}
            value={goal.resourcesAmount}
            min={0}
            onSet={(resourcesAmount) => set({ resourcesAmount })}
          />
          <ChoiceInput
            label={t('fields.resourcesCurrency')}
            value={goal.resourcesCurrency}
            values={idsOf(currencies, goal.resourcesCurrency)}
            say={(one) => one}
            onSet={(resourcesCurrency) => set({ resourcesCurrency })}
          />
        </div>
        <NumberInput
          label={t('fields.resourcesFte')}
          value={goal.resourcesFte}
          min={0}
          onSet={(resourcesFte) => set({ resourcesFte })}
        />
        {line('resourcesText', limits.text)}
        {line('adoptedDecisionRef')}
        <Text {...props} field="ethicsNote" />
      </Group>
      {goal.isTemplateExample && (
        <p className="goal-details__example">
          {t('exampleHint')}{' '}
          <button
            type="button"
            className="plain-button"
            onClick={() => set({ isTemplateExample: false })}
          >
            {t('exampleKeep')}
          </button>
        </p>
      )}
      <div className="goal-details__end">
        <button type="button" className="plain-button" onClick={() => props.onRemove([id])}>
          {t('acts.remove')}
        </button>
      </div>
    </>
  );
}

const currencies = ['DKK', 'EUR', 'ISK', 'NOK', 'SEK'];
const idsOf = (all: readonly string[], now: string | null) =>
  now && !all.includes(now) ? [...all, now] : all;
const idsWith = (all: readonly { id: string }[], now: string | null) =>
  idsOf(
    all.map(({ id }) => id),
    now,
  );

function ownerHint(goal: Goal, members: GoalViewProps['members'], words: string) {
  const known = !goal.ownerId || members.some(({ id }) => id === goal.ownerId);
  return known ? undefined : words;
}

interface GoalDayProps {
  goal: Goal;
  field: 'start' | 'due';
  words: GoalWords;
  onSet: (value: string | null) => void;
}

/** A start or an end: what lies the wrong way round is said, kept by nobody, and can be put right. */
function GoalDay({ goal, field, words, onSet }: GoalDayProps) {
  const { t } = useTranslation('goals');
  const other = field === 'start' ? goal.due : goal.start;
  const say = (day: string | null) => words.say({ key: field, type: 'date' }, day);
  return (
    <DayInput
      label={t(`fields.${field}`)}
      value={goal[field]}
      check={(day) => {
        const fault = datesFault(goal, { [field]: day });
        return fault && t(`wrong.${fault}`, { start: say(other), due: say(other) });
      }}
      // Two people may each have set one of them.
      error={datesFault(goal, {}) ? t('wrong.turned') : undefined}
      onSet={onSet}
    />
  );
}

function Text(props: GoalFormProps & { field: GoalText }) {
  const { store, room, goal, field } = props;
  const { t } = useTranslation('goals');
  const id = useId();
  const presence = presenceOf(room);
  return (
    <div className="field" data-field={field}>
      <label className="ds-label" data-weight="medium" htmlFor={id}>
        {t(`fields.${field}`)}
      </label>
      <LiveText
        id={id}
        store={store as GoalStore}
        of={goal.id}
        field={field}
        maxLength={field === 'title' ? limits.title : limits.text}
        placeholder={field === 'title' ? t('untitled') : t('notSet')}
        onFocus={() => presence.tell({ editing: { id: goal.id, field } })}
        onBlur={() => presence.tell({ editing: null })}
      />
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="goal-details__group" open>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}
