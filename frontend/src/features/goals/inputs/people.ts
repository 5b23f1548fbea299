import { useCallback, useMemo } from 'react';
import { type Person, useOrganisations } from '@/api';
import { useTranslation } from '@/i18n';

/** The name of a member; words for somebody who left; nothing for nobody. */
export function usePersonName(members: readonly Person[]): (id: string | null) => string {
  const { t } = useTranslation('goals');
  const names = useMemo(() => new Map(members.map((one) => [one.id, one.name])), [members]);
  return useCallback((id) => (id ? (names.get(id) ?? t('formerMember')) : ''), [names, t]);
}

/** The short name of a municipality; nothing for none. */
export function useOrganisationName(): (id: string | null) => string {
  const organisations = useOrganisations().data;
  const { t } = useTranslation('goals');
  return useCallback(
    (id) =>
      id ? (organisations?.find((one) => one.id === id)?.shortName ?? t('otherMunicipality')) : '',
    [organisations, t],
  );
}
