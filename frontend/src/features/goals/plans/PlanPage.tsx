import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { Notice } from '@/design';
import { CommentButton } from '@/features/comments/button';
import { LiveText } from '@/features/shareddoc';
import { formatDate, useTranslation } from '@/i18n';
import { ChoiceInput, DayInput, LineInput, PersonInput, usePersonName } from '../inputs';
import {
  budgetKinds,
  type Plan,
  type PlanFields,
  type PlanText,
  planStatuses,
  privacyStates,
  projectPhases,
  steps,
  useWords,
} from '../model';
import type { GoalViewProps } from '../view';
import { Activities } from './Activities';
import { Members } from './Members';
import type { Missing } from './rules';
import { useMissing } from './useMissing';

interface PlanPageProps extends GoalViewProps {
  plan: Plan;
  onDelete: () => void;
}

// The template, version 1: why, then what carries it into daily work, then the rest.
const purpose = ['purpose', 'expectedEffects'] as const;
const carrying = ['ownership', 'training', 'organisation', 'support'] as const;
const rest = ['communication', 'risk', 'ethics', 'lessons'] as const;

/** One action plan from beginning to end. */
export function PlanPage(props: PlanPageProps) {
  const { store, plan, writing, members, onDelete } = props;
  const { t } = useTranslation(['goalviews', 'goals', 'connect']);
  const personName = usePersonName(members);
  const set = (patch: Partial<PlanFields>) => store.setPlan(plan.id, patch);
  const label = (field: keyof PlanFields) => t(`plans.fields.${field}`);
  const person = (field: 'ownerId' | 'operationalOwnerId') => (
    <Field label={label(field)} said={personName(plan[field])} writing={writing}>
      <PersonInput
        label={label(field)}
        value={plan[field]}
        members={members}
        onSet={(id) => set({ [field]: id })}
      />
    </Field>
  );
  const day = (field: 'handoverOn' | 'followUpOn') => (
    <DayField {...{ field, plan, writing, set }} label={label(field)} />
  );
  const line = (field: 'steering' | 'stopCriteria') => (
    <Field label={label(field)} said={plan[field] ?? ''} writing={writing}>
      <LineInput
        label={label(field)}
        value={plan[field]}
        maxLength={2000}
        onSet={(value) => set({ [field]: value })}
      />
    </Field>
  );
  const choice = <F extends ChoiceField>(field: F, values: readonly string[], words: string) => (
    <Field
      label={label(field)}
      said={plan[field] ? t(`goals:values.${words}.${plan[field]}`) : ''}
      writing={writing}
    >
      <ChoiceInput
        label={label(field)}
        value={plan[field] as string | null}
        values={values}
        say={(value) => t(`goals:values.${words}.${value}`)}
        onSet={(value) => set({ [field]: value })}
      />
    </Field>
  );
  const sections = (fields: readonly PlanText[]) =>
    fields.map((field) => <Section key={field} {...props} field={field} />);
  return (
    <article className="plan">
      <h2 className={writing ? 'visually-hidden' : undefined}>
        {plan.title || t('plans.nameless')}
      </h2>
      {writing && (
        <LineInput
          label={t('plans.fields.title')}
          value={plan.title}
          maxLength={300}
          autoFocus={plan.title === ''}
          onSet={(title) => set({ title: title ?? '' })}
        />
      )}
      <CommentButton anchor={{ kind: 'plan', id: plan.id, quote: plan.title }} />
      <Warnings {...props} />
      <div className="pair">
        {choice('status', planStatuses, 'planStatus')}
        {choice('projectPhase', projectPhases, 'projectPhase')}
        <Field
          label={label('step')}
          said={plan.step ? t(`connect:steps.${plan.step}.title`) : ''}
          writing={writing}
        >
          <ChoiceInput
            label={label('step')}
            value={plan.step === null ? null : `${plan.step}`}
            values={steps.map(String)}
            say={(step) => `${step} ${t(`connect:steps.${step}.title`)}`}
            onSet={(step) => set({ step: step === null ? null : Number(step) })}
          />
        </Field>
        {person('ownerId')}
      </div>
      <Members {...props} of="goals" />
      {sections(purpose)}
      <div data-lack={'baseline' satisfies Missing}>
        <Members {...props} of="indicators" />
      </div>
      <h3>{t('plans.carrying')}</h3>
      {sections(carrying)}
      <h3>{t('plans.handover')}</h3>
      <div className="pair">
        <div data-lack={'operationalOwner' satisfies Missing}>{person('operationalOwnerId')}</div>
        <div data-lack={'handover' satisfies Missing}>{day('handoverOn')}</div>
        <div data-lack={'followUp' satisfies Missing}>{day('followUpOn')}</div>
      </div>
      <Activities {...props} />
      <h3>{t('plans.frame')}</h3>
      <div className="pair">
        {choice('budgetKind', budgetKinds, 'budgetKind')}
        {choice('privacyDpia', privacyStates, 'privacyState')}
      </div>
      {line('steering')}
      {line('stopCriteria')}
      {sections(rest)}
      <p className="quiet small">
        {t('plans.template', { version: plan.templateVersion ?? t('notSet') })}
      </p>
      {writing && (
        <Button variant="tertiary" data-color="danger" data-size="sm" onClick={onDelete}>
          {t('plans.remove')}
        </Button>
      )}
    </article>
  );
}

type ChoiceField = 'status' | 'projectPhase' | 'budgetKind' | 'privacyDpia';

interface FieldProps {
  label: string;
  /** In words, for those who only read; nothing when it is not set. */
  said: string;
  writing: boolean;
  children: ReactNode;
}

/** The control for those who write, the words for those who read. */
function Field({ label, said, writing, children }: FieldProps) {
  if (writing) return children;
  return said ? (
    <div>
      <p className="quiet small">{label}</p>
      <p>{said}</p>
    </div>
  ) : null;
}

interface DayFieldProps {
  field: 'handoverOn' | 'followUpOn';
  label: string;
  plan: Plan;
  writing: boolean;
  set: (patch: Partial<PlanFields>) => void;
}

function DayField({ field, label, plan, writing, set }: DayFieldProps) {
  const { i18n } = useTranslation('goalviews');
  const value = plan[field];
  return (
    <Field label={label} said={value ? formatDate(value, i18n.language) : ''} writing={writing}>
      <DayInput label={label} value={value} onSet={(day) => set({ [field]: day })} />
    </Field>
  );
}

/** A heading of the template with its text, shared letter by letter. */
function Section({ store, plan, writing, field }: PlanPageProps & { field: PlanText }) {
  const { t } = useTranslation('goalviews');
  const id = useId();
  const words = useWords(store, plan.id, field);
  const heading = t(`plans.sections.${field}.title`);
  if (!writing) {
    return words ? (
      <section aria-labelledby={id}>
        <h4 id={id}>{heading}</h4>
        <p className="plan__words">{words}</p>
      </section>
    ) : null;
  }
  return (
    <div className="ds-field field" data-lack={field}>
      <label className="ds-label" data-weight="medium" htmlFor={id}>
        {heading}
      </label>
      <p className="quiet small" id={`${id}-hint`}>
        {t(`plans.sections.${field}.hint`)}
      </p>
      <LiveText store={store} of={plan.id} field={field} id={id} aria-describedby={`${id}-hint`} />
    </div>
  );
}

/** To the field that would mend it. */
function goToWhatLacks(what: Missing) {
  const place = document.querySelector(`.plan [data-lack="${what}"]`);
  place?.querySelector<HTMLElement>('select, input, textarea, button')?.focus();
}

/** What is missing, each a way to its field: a warning once the plan says that it is done, a quiet list before. */
function Warnings({ store, plan, writing }: PlanPageProps) {
  const { t } = useTranslation('goalviews');
  const missing = useMissing(store, plan);
  if (missing.length === 0 || plan.status === 'cancelled') return null;
  const list = (
    <ul>
      {missing.map((one) => (
        <li key={one}>
          {writing ? (
            <button type="button" className="stale__one" onClick={() => goToWhatLacks(one)}>
              {t(`plans.missing.${one}`)}
            </button>
          ) : (
            t(`plans.missing.${one}`)
          )}
        </li>
      ))}
    </ul>
  );
  if (plan.status === 'done') {
    return (
      <Notice kind="warning" title={t('plans.doneLacks')}>
        {list}
      </Notice>
    );
  }
  return (
    <details className="plan__missing">
      <summary>{t('plans.beforeDone', { count: missing.length })}</summary>
      {list}
    </details>
  );
}
