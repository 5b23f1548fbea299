import { useCallback } from 'react';
import type { Person } from '@/api';
import { useTranslation } from '@/i18n';
import { useOrganisationName, usePersonName } from '../inputs';
import { type Grouping, notSet } from './columns';

/** What a column is called in the person's language. */
export function useColumnName(members: readonly Person[]) {
  const { t } = useTranslation(['goalviews', 'goals']);
  const personName = usePersonName(members);
  const organisationName = useOrganisationName();
  return useCallback(
    (grouping: Grouping, key: string): string => {
      if (key === notSet) return t(`board.without.${grouping}`);
      if (grouping === 'owner') return personName(key);
      if (grouping === 'municipality') return organisationName(key);
      return t(`goals:values.${grouping}.${key}`);
    },
    [personName, organisationName, t],
  );
}
