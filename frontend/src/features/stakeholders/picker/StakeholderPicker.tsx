import { useDeferredValue, useState } from 'react';
import { holdsText, type ListedStakeholder, useFoundStakeholders } from '@/api';
import { SearchField } from '@/features/listbox';
import { useTranslation } from '@/i18n';

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
  const [typed, setTyped] = useState<string | null>(null);
  const open = typed !== null;
  const query = useDeferredValue(typed ?? '');
  const search = useFoundStakeholders(groupId, query.trim(), open);
  const found = open
    ? (search.data ?? []).filter((one) => holdsText(one, (typed ?? '').trim()))
    : [];
  return (
    <SearchField<ListedStakeholder>
      {...{ label, typed }}
      onTyped={setTyped}
      placeholder={t('picker.hint')}
      shown={value?.label}
      options={found}
      keyOf={(one) => `${one.documentId} ${one.id}`}
      name={(one) => one.name}
      hint={(one) => one.documentTitle}
      none={t(search.isPending ? 'picker.searching' : 'picker.none')}
      onTake={(one) => onChange(picked(one))}
      onEmptied={() => onChange(null)}
    />
  );
}
