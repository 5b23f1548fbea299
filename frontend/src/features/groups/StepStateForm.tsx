import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { type Step, type StepState, useChangeStep, useErrorWords } from '@/api';
import { announce, Notice, SelectField, StepMark, TextField } from '@/design';
import { useTranslation } from '@/i18n';
import { stepStates } from './steps';

/**
 * A choice saves at once and says so; only "skipped" waits for its reason,
 * since a step may not be left out in silence.
 */
export function StepStateForm({ groupId, step }: { groupId: string; step: Step }) {
  const { t } = useTranslation(['groups', 'connect', 'common']);
  const change = useChangeStep(groupId);
  const words = useErrorWords();
  const [skipping, setSkipping] = useState(false);
  const [reason, setReason] = useState(step.skipReason);
  const [asked, setAsked] = useState(false);

  const save = (state: StepState, skipReason?: string) =>
    change.mutate(
      { step: step.step, state, skipReason },
      {
        onSuccess: () => {
          // Meanwhile they may have chosen to skip it, and be writing why.
          if (state === 'skipped') setSkipping(false);
          announce(t('stepSaved', { state: t(`connect:states.${state}`) }));
        },
      },
    );
  const choose = (state: StepState) => {
    setAsked(false);
    setSkipping(state === 'skipped');
    if (state !== 'skipped') save(state);
  };
  const skip = (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (reason.trim()) save('skipped', reason.trim());
  };
  const shown = skipping ? 'skipped' : change.isPending ? change.variables.state : step.state;

  return (
    <div className="step-form">
      <SelectField
        label={t('stepState')}
        mark={<StepMark state={shown} />}
        value={shown}
        onChange={(event) => choose(event.target.value as StepState)}
      >
        {stepStates.map((state) => (
          <option key={state} value={state}>
            {t(`connect:states.${state}`)}
          </option>
        ))}
      </SelectField>
      {skipping && (
        <form className="form" onSubmit={skip} noValidate>
          <TextField
            label={t('skipWhy')}
            hint={t('skipWhyHint')}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
            error={asked && !reason.trim() ? t('skipWhyMissing') : undefined}
            autoFocus
          />
          <div className="form__buttons">
            <Button type="submit" loading={change.isPending}>
              {t('skipSave')}
            </Button>
            <Button variant="tertiary" onClick={() => setSkipping(false)}>
              {t('common:cancel')}
            </Button>
          </div>
        </form>
      )}
      {change.isError && (
        <Notice kind="danger" title={t('stepNotSaved')}>
          <p>{words(change.error)}</p>
        </Notice>
      )}
    </div>
  );
}
