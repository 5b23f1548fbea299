import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { OptionList } from './OptionList';
import { useListKeys } from './useListKeys';
import './searchfield.css';

interface SearchFieldProps<T> {
  label: string;
  placeholder: string;
  /** What stands there while nobody types. */
  shown?: string | undefined;
  /** Null as long as the list is closed. */
  typed: string | null;
  onTyped: (typed: string | null) => void;
  /** What `typed` finds. */
  options: readonly T[];
  keyOf: (option: T) => string;
  name: (option: T) => string;
  hint: (option: T) => string;
  /** Said when nothing is found. */
  none: string;
  /** Said below the list when it is not all. */
  more?: string | undefined;
  onTake: (option: T) => void;
  /** What stood there was taken away. */
  onEmptied?: (() => void) | undefined;
  error?: string | null;
  /** The list pushes down what follows: where it would be cut off otherwise. */
  inFlow?: boolean;
}

/** A field in which one of a long list is found by typing. */
export function SearchField<T>(props: SearchFieldProps<T>) {
  const { label, placeholder, shown = '', typed, onTyped, options, onEmptied, error } = props;
  const id = useId();
  const open = typed !== null;
  const take = (option: T) => {
    props.onTake(option);
    onTyped(null);
  };
  const { at, onKey } = useListKeys(open ? options : [], typed, take);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) list.current?.scrollIntoView?.({ block: 'nearest' });
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.nativeEvent.isComposing) return;
    if (key === 'ArrowDown' && !open) onTyped('');
    else if (key === 'Escape' && open) onTyped(null);
    // Enter beside an empty list must not send the form around it.
    else if (!open || !(onKey(event.nativeEvent) || key === 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="ds-field field search-field" data-flow={props.inFlow}>
      <label className="ds-label" data-weight="medium" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        className="ds-input"
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && at >= 0 ? `${id}-list-${at}` : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
        value={typed ?? shown}
        placeholder={placeholder}
        onChange={(event) => {
          onTyped(event.target.value);
          if (event.target.value === '') onEmptied?.();
        }}
        onClick={() => !open && shown === '' && onTyped('')}
        onKeyDown={onKeyDown}
        onBlur={() => onTyped(null)}
      />
      {open && (
        <OptionList<T>
          {...{ id: `${id}-list`, label, at, options, ref: list }}
          className="search-field__list"
          keyOf={props.keyOf}
          name={props.name}
          hint={props.hint}
          none={props.none}
          more={props.more}
          onTake={take}
        />
      )}
      {error && (
        <p id={`${id}-error`} className="ds-validation-message" data-color="danger">
          {error}
        </p>
      )}
    </div>
  );
}
