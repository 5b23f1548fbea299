import { memo, type ReactNode } from 'react';
import { SelectField, TextField } from '@/design';
import { useDraft } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { fieldText, parseField } from '../fields/parse';
import { chosen, type FieldWords } from '../fields/useFieldWords';
import type { FieldSpec } from '../model';

interface FieldControlProps {
  spec: FieldSpec;
  label: ReactNode;
  value: unknown;
  words: FieldWords;
  onSet: (value: unknown) => void;
  /** Whose field it is. */
  of?: string;
  hint?: ReactNode;
  autoFocus?: boolean;
}

/** The right control for a field: a list where there is one, else a line to type in. */
export const FieldControl = memo(function FieldControl(props: FieldControlProps) {
  const choices = props.words.choices(props.spec, props.of);
  return choices ? <ChoiceControl {...props} choices={choices} /> : <LineControl {...props} />;
});

type ChoiceControlProps = FieldControlProps & { choices: { value: string; label: string }[] };

function ChoiceControl({ spec, label, value, words, onSet, choices, hint }: ChoiceControlProps) {
  const { t } = useTranslation('stakeholders');
  const now = value === null || value === undefined ? '' : String(value);
  const known = now === '' || choices.some((choice) => choice.value === now);
  return (
    <SelectField
      label={label}
      hint={hint}
      value={now}
      onChange={(event) => onSet(chosen(spec, event.target.value))}
    >
      {spec.type !== 'flag' && spec.type !== 'end' && <option value="">{t('notSet')}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
      {!known && <option value={now}>{words.say(spec, value)}</option>}
    </SelectField>
  );
}

function LineControl({ spec, label, value, words, onSet, hint, autoFocus }: FieldControlProps) {
  const { t } = useTranslation('stakeholders');
  const { wrong, field } = useDraft(fieldText(value, words.language), (text) => {
    const parsed = parseField(spec, text);
    if ('wrong' in parsed) return parsed.wrong;
    onSet(parsed.value);
    return null;
  });
  const range = spec.type === 'number' ? { min: spec.min, max: spec.max } : {};
  return (
    <TextField
      label={label}
      hint={hint ?? hintOf(spec, value, words, t)}
      error={wrong ? t(`wrong.${wrong}`, range) : undefined}
      inputMode={spec.type === 'number' ? 'decimal' : undefined}
      placeholder={spec.type === 'date' ? t('datePlaceholder') : t('notSet')}
      autoComplete="off"
      autoFocus={autoFocus}
      {...field}
    />
  );
}

function hintOf(spec: FieldSpec, value: unknown, words: FieldWords, t: (key: string) => string) {
  if (spec.type === 'number' && typeof value === 'number')
    return t(`values.level.${Math.round(value)}`);
  if (spec.type === 'number') return t('levelHint');
  if (spec.type === 'date' && value) return words.say(spec, value);
  return undefined;
}
