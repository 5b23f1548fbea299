import { type Ref, useEffect } from 'react';
import './listbox.css';

interface OptionListProps<T> {
  /** Option n is named `${id}-${n}`: for aria-activedescendant of the field. */
  id: string;
  label: string;
  /** Says where the list stands. */
  className: string;
  options: readonly T[];
  at: number;
  keyOf: (option: T) => string;
  name: (option: T) => string;
  /** What tells apart those of one name. */
  hint: (option: T) => string;
  /** Said when there are none. */
  none: string;
  /** Said below the last one when these are not all. */
  more?: string | undefined;
  onTake: (option: T) => void;
  onPoint?: (at: number) => void;
  ref?: Ref<HTMLDivElement>;
}

export function OptionList<T>(props: OptionListProps<T>) {
  const { id, options, at, keyOf, name, hint, onTake, onPoint, more } = props;
  useEffect(() => {
    if (at >= 0) document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  return (
    <div
      ref={props.ref}
      id={id}
      role="listbox"
      aria-label={props.label}
      className={`options ${props.className}`}
    >
      {options.map((option, index) => (
        <div
          key={keyOf(option)}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className="options__one"
          // The focus stays in the field.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(option);
          }}
          onMouseMove={onPoint && (() => onPoint(index))}
        >
          <span>{name(option)}</span>
          <span className="options__hint">{hint(option)}</span>
        </div>
      ))}
      {options.length === 0 ? <Words>{props.none}</Words> : more && <Words>{more}</Words>}
    </div>
  );
}

/** In a list nothing but options may stand. */
function Words({ children }: { children: string }) {
  return (
    <div
      role="option"
      aria-selected="false"
      aria-disabled="true"
      tabIndex={-1}
      className="options__none"
    >
      {children}
    </div>
  );
}
