import { useTranslation } from '@/i18n';
import { steps as allSteps, type MapStore } from '../model';

interface StepsProps {
  store: MapStore;
  id: string;
  steps: readonly number[];
}

/** The nine steps, each on or off, so that two people can each add one. */
export function Steps({ store, id, steps }: StepsProps) {
  const { t } = useTranslation(['stakeholders', 'connect']);
  return (
    <fieldset className="details__steps" data-field="relevantSteps">
      <legend className="ds-label" data-weight="medium">
        {t('fields.relevantSteps')}
      </legend>
      {allSteps.map((step) => {
        const on = steps.includes(step);
        return (
          <button
            key={step}
            type="button"
            className="details__step"
            aria-pressed={on}
            onClick={() => store.setStep(id, step, !on)}
          >
            <span aria-hidden="true">{on ? '✓' : step}</span>
            {t(`connect:steps.${step}.title`)}
          </button>
        );
      })}
    </fieldset>
  );
}
