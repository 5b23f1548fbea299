import { useMemo } from 'react';
import { useGroupDocuments } from '@/api';
import { Notice, SelectField, SkeletonLines } from '@/design';
import { useTranslation } from '@/i18n';

interface ListChoiceProps {
  groupId: string;
  /** The document's id; null as long as none is chosen. */
  value: string | null;
  onChange: (documentId: string) => void;
}

/** One of the group's goal lists. */
export function ListChoice({ groupId, value, onChange }: ListChoiceProps) {
  const { t } = useTranslation('goalwork');
  const { lists, pending } = useGoalLists(groupId);
  if (pending) return <SkeletonLines count={1} />;
  if (lists.length === 0) {
    return (
      <Notice kind="info" title={t('picker.noList')}>
        <p>{t('picker.noListDetail')}</p>
      </Notice>
    );
  }
  return (
    <SelectField
      label={t('picker.list')}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
    >
      {value === null && <option value="">{t('picker.chooseList')}</option>}
      {lists.map((list) => (
        <option key={list.id} value={list.id}>
          {list.title}
        </option>
      ))}
    </SelectField>
  );
}

/** The goal lists of a group, newest change first. */
export function useGoalLists(groupId: string) {
  const documents = useGroupDocuments(groupId);
  const lists = useMemo(
    () => (documents.data ?? []).filter((one) => one.kind === 'goal_list' && !one.archived),
    [documents.data],
  );
  return { lists, pending: documents.isPending };
}
