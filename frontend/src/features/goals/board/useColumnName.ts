import { useCallback } from 'react';
import type { Person } from '@/api';
import { type Translate, useTranslation } from '@/i18n';
import { useOrganisationName, usePersonName } from '../inputs';
import { type Grouping, notSet } from './columns';

type NameOf = (id: string | null) => string;

/** What a column is called; `t` knows the texts of views first. */
export function columnName(
  t: Translate,
  personName: NameOf,
  organisationName: NameOf,
): (grouping: Grouping, key: string) => string {
  return (grouping, key) => {
    if (key === notSet) return t(`board.without.${grouping}`);
    if (grouping === 'owner') return personName(key);
    if (grouping === 'municipality') return organisationName(key);
    return t(`goals:values.${grouping}.${key}`);
  };
}

/** What the board's columns are called in the person's language. */
export function useColumnName(grouping: Grouping, members: readonly Person[]) {
  const { t } = useTranslation(['goalviews', 'goals']);
  const personName = usePersonName(members);
  const organisationName = useOrganisationName();
  return useCallback(
    (key: string) => columnName(t, personName, organisationName)(grouping, key),
    [grouping, personName, organisationName, t],
  );
}
