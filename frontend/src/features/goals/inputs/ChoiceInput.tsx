import type { ReactNode } from 'react';
import { SelectField } from '@/design';
import { useTranslation } from '@/i18n';

export interface ChoiceInputProps<T extends string> {
  label: ReactNode;
  value: T | null;
  values: readonly T[];
  say: (value: T) => string;
  onSet: (value: T | null) => void;
  hint?: ReactNode;
  /** False: one of them must be chosen. */
  mayBeNone?: boolean;
  /** What "nothing chosen" is called, when that means something. */
  none?: string;
}

/** One of a list, or nothing. */
export function ChoiceInput<T extends string>(props: ChoiceInputProps<T>) {
  const { label, value, values, say, onSet, hint, mayBeNone = true, none } = props;
  const { t } = useTranslation('goals');
  return (
    <SelectField
      label={label}
      hint={hint}
      value={value ?? ''}
      onChange={(event) => onSet(values.find((one) => one === event.target.value) ?? null)}
    >
      {mayBeNone && <option value="">{none ?? t('notSet')}</option>}
      {values.map((one) => (
        <option key={one} value={one}>
          {say(one)}
        </option>
      ))}
    </SelectField>
  );
}
