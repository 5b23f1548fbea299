import { type ComponentProps, type ReactNode, type Ref, useId } from 'react';

interface FieldWords {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; the field is then marked and told. */
  error?: ReactNode;
}

function useFieldIds(hint: ReactNode, error: ReactNode) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    control: {
      id,
      'aria-describedby': described || undefined,
      'aria-invalid': error ? true : undefined,
    },
  };
}

function FieldFrame({
  id,
  label,
  hint,
  error,
  children,
}: FieldWords & { id: string; children: ReactNode }) {
  return (
    <div className="ds-field field">
      <label className="ds-label" data-weight="medium" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="quiet small">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="ds-validation-message" data-color="danger">
          {error}
        </p>
      )}
    </div>
  );
}

/** One line of text with its label. */
export function TextField({ label, hint, error, ...input }: FieldWords & ComponentProps<'input'>) {
  const { id, control } = useFieldIds(hint, error);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input type="text" className="ds-input" {...input} {...control} />
    </FieldFrame>
  );
}

/** Several lines of text with their label. */
export function TextArea({ label, hint, error, ...area }: FieldWords & ComponentProps<'textarea'>) {
  const { id, control } = useFieldIds(hint, error);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <textarea className="ds-input" {...area} {...control} />
    </FieldFrame>
  );
}

interface SelectFieldProps extends FieldWords, Omit<ComponentProps<'select'>, 'ref'> {
  ref?: Ref<HTMLSelectElement>;
  /** A mark in front of the choice, e.g. the shape of a step's state. */
  mark?: ReactNode;
}

/** One of a list. */
export function SelectField({ label, hint, error, mark, ...select }: SelectFieldProps) {
  const { id, control } = useFieldIds(hint, error);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <span className="field__choice">
        {mark}
        <select className="ds-input" {...select} {...control} />
      </span>
    </FieldFrame>
  );
}
