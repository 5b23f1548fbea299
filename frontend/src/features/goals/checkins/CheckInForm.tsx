import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { type CheckIn, type NewCheckIn, useCheckIn, useErrorWords } from '@/api';
import { announce, Notice, TextArea, TextField } from '@/design';
import { useTranslation } from '@/i18n';
import { ChoiceInput, numberText, readNumber } from '../inputs';
import { healths, useGoal, useGoalProgress } from '../model';
import type { GoalSectionProps } from '../view';

type CheckInFormProps = GoalSectionProps & {
  last: CheckIn | undefined;
  onClose: () => void;
};

const longest = 5_000;

/** How it goes, now. What was typed stays when it could not be sent; sent twice it counts once. */
export function CheckInForm({ store, goalId, documentId, last, onClose }: CheckInFormProps) {
  const { t, i18n } = useTranslation(['goalviews', 'goals', 'common']);
  const goal = useGoal(store, goalId);
  const manual = useGoalProgress(store, goalId).mode === 'manual';
  const send = useCheckIn(documentId, goalId);
  const words = useErrorWords();
  const [id] = useState(() => crypto.randomUUID());
  const [health, setHealth] = useState<CheckIn['health'] | null>(
    () => goal?.health ?? last?.health ?? null,
  );
  const [confidence, setConfidence] = useState(() => String(goal?.confidence ?? ''));
  const [progress, setProgress] = useState(() => numberText(goal?.progress ?? null, i18n.language));
  const [text, setText] = useState({ done: '', obstacles: '', next: '' });
  const [helpWanted, setHelpWanted] = useState(false);
  const [asked, setAsked] = useState(false);

  const said = manual ? readNumber(progress, i18n.language) : { value: null };
  const progressFault =
    'wrong' in said
      ? t(`goals:numbers.${said.wrong}`)
      : said.value !== null && (said.value < 0 || said.value > 100)
        ? t('goals:numbers.outside', { min: 0, max: 100 })
        : undefined;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!health || progressFault || 'wrong' in said || send.isPending) return;
    const checkIn: NewCheckIn = {
      id,
      health,
      ...(confidence === '' ? {} : { confidence: Number(confidence) }),
      ...(said.value === null ? {} : { progress: said.value }),
      ...text,
      helpWanted,
    };
    send.mutate(checkIn, {
      onSuccess: () => {
        announce(t('checkIns.sent'));
        onClose();
      },
    });
  };
  return (
    <form className="form check-ins__form" onSubmit={keep} noValidate>
      <fieldset className="check-ins__healths" aria-describedby={`${id}-health`}>
        <legend className="ds-label" data-weight="medium">
          {t('checkIns.health')}
        </legend>
        {healths.map((one) => (
          <label key={one} className="check">
            <input
              type="radio"
              name={id}
              checked={health === one}
              onChange={() => setHealth(one)}
            />
            {t(`goals:values.health.${one}`)}
          </label>
        ))}
        {asked && !health && (
          <p id={`${id}-health`} className="ds-validation-message" data-color="danger">
            {t('checkIns.healthMissing')}
          </p>
        )}
      </fieldset>
      <ChoiceInput
        label={t('checkIns.confidence')}
        hint={t('checkIns.confidenceHint')}
        value={confidence === '' ? null : confidence}
        values={tenths}
        say={(one) => one}
        onSet={(one) => setConfidence(one ?? '')}
      />
      {manual && (
        <TextField
          label={t('checkIns.progress')}
          value={progress}
          error={asked ? progressFault : undefined}
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => setProgress(event.target.value)}
        />
      )}
      {(['done', 'obstacles', 'next'] as const).map((part) => (
        <TextArea
          key={part}
          label={t(`checkIns.${part}`)}
          rows={2}
          value={text[part]}
          maxLength={longest}
          onChange={(event) => setText((before) => ({ ...before, [part]: event.target.value }))}
        />
      ))}
      <label className="check">
        <input
          type="checkbox"
          checked={helpWanted}
          onChange={(event) => setHelpWanted(event.target.checked)}
        />
        {t('checkIns.helpWanted')}
      </label>
      {send.isError && (
        <Notice kind="danger" title={t('common:failed')}>
          <p>{words(send.error)}</p>
        </Notice>
      )}
      <div className="form__buttons">
        <Button type="submit" data-size="sm" loading={send.isPending}>
          {t('checkIns.send')}
        </Button>
        <Button type="button" variant="tertiary" data-size="sm" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}

const tenths = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
