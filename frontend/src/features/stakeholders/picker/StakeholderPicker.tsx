import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { holdsText, type ListedStakeholder, useFoundStakeholders } from '@/api';
import { useTranslation } from '@/i18n';
import './picker.css';

export interface PickedStakeholder {
  documentId: string;
  stakeholderId: string;
  label: string;
}

interface StakeholderPickerProps {
  groupId: string;
  label: string;
  value: PickedStakeholder | null;
  /** Null when the field is emptied. */
  onChange: (value: PickedStakeholder | null) => void;
}

const picked = (one: ListedStakeholder): PickedStakeholder => ({
  documentId: one.documentId,
  stakeholderId: one.id,
  label: one.name,
});

/** One of the stakeholders of a group's maps, found by typing. */
export function StakeholderPicker({ groupId, label, value, onChange }: StakeholderPickerProps) {
  const { t } = useTranslation('stakeholderwork');
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const open = typed !== null;
  const query = useDeferredValue(typed ?? '');
  const search = useFoundStakeholders(groupId, query.trim(), open);
  const found = open
    ? (search.data ?? []).filter((one) => holdsText(one, (typed ?? '').trim()))
    : [];
  const chosen = Math.min(at, found.length - 1);
  const choose = (one: ListedStakeholder | undefined) => {
    if (one) onChange(picked(one));
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && !open) setTyped('');
    else if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, found.length - 1));
    else if (event.key === 'ArrowUp' && open) setAt(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter' && open) choose(found[chosen]);
    else if (event.key === 'Escape' && open) setTyped(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="ds-field field picker">
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
        aria-activedescendant={found[chosen] ? `${id}-${chosen}` : undefined}
        value={typed ?? value?.label ?? ''}
        placeholder={t('picker.hint')}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          if (event.target.value === '') onChange(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped(null)}
      />
      {open && (
        <div id={`${id}-list`} role="listbox" aria-label={label} className="picker__list">
          {found.map((one, index) => (
            <div
              key={`${one.documentId} ${one.id}`}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className="picker__option"
              onMouseDown={(event) => {
                event.preventDefault();
                choose(one);
              }}
            >
              <span>{one.name}</span>
              <span className="picker__map">{one.documentTitle}</span>
            </div>
          ))}
          {found.length === 0 && (
            <div
              role="option"
              aria-selected="false"
              aria-disabled="true"
              tabIndex={-1}
              className="picker__none"
            >
              {t(search.isPending ? 'picker.searching' : 'picker.none')}
            </div>
          )}
        </div>
      )}
    </div>
  );
}
