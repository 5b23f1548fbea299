import type { ReactNode } from 'react';
import { TextField } from '@/design';
import { readDay, useDraft } from '@/features/shareddoc';
import { formatDate, useTranslation } from '@/i18n';
import { numberText, readNumber } from './numbers';
import './inputs.css';

interface Line<T> {
  label: ReactNode;
  value: T;
  onSet: (value: T) => void;
  hint?: ReactNode;
  /** What is wrong with what stands there. */
  error?: ReactNode;
  autoFocus?: boolean;
  placeholder?: string | undefined;
}

/** A short text. */
export function LineInput(props: Line<string | null> & { maxLength?: number }) {
  const { label, value, onSet, hint, error, autoFocus, placeholder, maxLength } = props;
  const { t } = useTranslation('goals');
  const { field } = useDraft(value ?? '', (text) => {
    onSet(text.trim() === '' ? null : text.trim());
    return null;
  });
  return (
    <TextField
      {...{ label, hint, error, autoFocus, maxLength }}
      placeholder={placeholder ?? t('notSet')}
      autoComplete="off"
      {...field}
    />
  );
}

interface NumberLine extends Line<number | null> {
  min?: number;
  max?: number;
}

/** A number as people write it in their language. */
export function NumberInput(props: NumberLine) {
  const { label, value, onSet, hint, error, min, max, autoFocus, placeholder } = props;
  const { t, i18n } = useTranslation('goals');
  const { wrong, field } = useDraft(numberText(value, i18n.language), (text) => {
    const read = readNumber(text, i18n.language);
    if ('wrong' in read) return read.wrong;
    const outside =
      read.value !== null &&
      ((min !== undefined && read.value < min) || (max !== undefined && read.value > max));
    if (outside) return 'outside';
    onSet(read.value);
    return null;
  });
  return (
    <TextField
      {...{ label, hint, autoFocus }}
      error={wrong ? t(`numbers.${wrong}`, { min, max }) : error}
      inputMode="decimal"
      placeholder={placeholder ?? t('notSet')}
      autoComplete="off"
      {...field}
    />
  );
}

interface DayLine extends Line<string | null> {
  /** Says in words why a day may not stand there; null: it may. */
  check?: (day: string | null) => string | null;
}

/** A day, typed. */
export function DayInput(props: DayLine) {
  const { label, value, onSet, hint, error, check } = props;
  const { t, i18n } = useTranslation('goals');
  const { wrong, field } = useDraft(value ?? '', (text) => {
    const read = readDay(text);
    if ('wrong' in read) return t('wrongDate');
    const fault = check?.(read.value) ?? null;
    if (fault) return fault;
    onSet(read.value);
    return null;
  });
  return (
    <TextField
      label={label}
      hint={hint ?? (value ? formatDate(value, i18n.language) : undefined)}
      error={wrong ?? error}
      placeholder={t('datePlaceholder')}
      autoComplete="off"
      {...field}
    />
  );
}
