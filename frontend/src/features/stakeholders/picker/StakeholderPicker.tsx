import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { holdsText, type ListedStakeholder, useFoundStakeholders } from '@/api';
import { OptionList, useListKeys } from '@/features/listbox';
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
  const open = typed !== null;
  const query = useDeferredValue(typed ?? '');
  const search = useFoundStakeholders(groupId, query.trim(), open);
  const found = open
    ? (search.data ?? []).filter((one) => holdsText(one, (typed ?? '').trim()))
    : [];
  const choose = (one: ListedStakeholder) => {
    onChange(picked(one));
    setTyped(null);
  };
  const { at, onKey } = useListKeys(found, query, choose);
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.nativeEvent.isComposing) return;
    if (key === 'ArrowDown' && !open) setTyped('');
    else if (key === 'Escape' && open) setTyped(null);
    // Enter beside an empty list must not send the form around it.
    else if (!open || !(onKey(event.nativeEvent) || key === 'Enter')) return;
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
        aria-activedescendant={open && at >= 0 ? `${id}-list-${at}` : undefined}
        value={typed ?? value?.label ?? ''}
        placeholder={t('picker.hint')}
        onChange={(event) => {
          setTyped(event.target.value);
          if (event.target.value === '') onChange(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped(null)}
      />
      {open && (
        <OptionList<ListedStakeholder>
          {...{ id: `${id}-list`, label, at, options: found }}
          className="picker__list"
          keyOf={(one) => `${one.documentId} ${one.id}`}
          name={(one) => one.name}
          hint={(one) => one.documentTitle}
          none={t(search.isPending ? 'picker.searching' : 'picker.none')}
          onTake={choose}
        />
      )}
    </div>
  );
}
