import { Link } from '@tanstack/react-router';
import type { Step, StepNumber } from '@/api';
import { StepMark } from '@/design';
import { useTranslation } from '@/i18n';

interface StepPathProps {
  steps: Step[];
  chosen: StepNumber;
  groupId: string;
}

/** The nine steps side by side, each with its state as a shape and in words. */
export function StepPath({ steps, chosen, groupId }: StepPathProps) {
  const { t } = useTranslation(['groups', 'connect']);
  return (
    <nav aria-label={t('stepsLabel')}>
      <ol className="step-path">
        {steps.map(({ step, state }) => (
          <li key={step} className="step-path__item">
            <Link
              to="/groups/$groupId"
              params={{ groupId }}
              search={{ step }}
              replace
              resetScroll={false}
              className="step-path__link"
              activeProps={{ className: '', 'aria-current': undefined }}
              aria-current={step === chosen ? 'step' : undefined}
            >
              <span className="step-path__mark">
                <StepMark state={state} />
                <span className="step-path__number">{step}</span>
              </span>
              <span className="step-path__title">{t(`connect:steps.${step}.path`)}</span>
              <span className="step-path__state">{t(`connect:states.${state}`)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
