import { useMemo } from 'react';
import { useFoundStakeholders, useGroup } from '@/api';
import { useTranslation } from '@/i18n';
import { matching, type Nameable } from '../text/naming';

/** Who and what can be mentioned here and begins with what is typed. */
export function useNameables(groupId: string, query: string | null): Nameable[] {
  const { t } = useTranslation('comments');
  const group = useGroup(groupId).data;
  const stakeholders = useFoundStakeholders(groupId, query ?? '', (query ?? '').length >= 2).data;
  const people = useMemo(() => {
    const members = group?.members ?? [];
    const organisations = new Map(
      members.map(({ person }) => [person.organisation.id, person.organisation]),
    );
    const named: Nameable[] = members.map(({ person, role }) => ({
      name: person.name,
      ref: `person:${person.id}`,
      hint: `${person.organisation.shortName}, ${t(`roles.${role}`)}`,
    }));
    for (const { id, shortName, name } of organisations.values()) {
      named.push({ name: shortName, ref: `organisation:${id}`, hint: t('naming.all', { name }) });
      if (
        members.some(({ person, role }) => person.organisation.id === id && role === 'ambassador')
      )
        named.push({
          name: t('naming.ambassadors', { name: shortName }),
          ref: `role:ambassador@${id}`,
          hint: t('naming.role'),
        });
    }
    return named;
  }, [group, t]);
  return useMemo(() => {
    if (query === null) return [];
    const others = (stakeholders ?? []).map(
      ({ documentId, id, name, documentTitle }): Nameable => ({
        name,
        ref: `stakeholder:${documentId}/${id}`,
        hint: documentTitle,
      }),
    );
    return matching([...people, ...(query.length >= 2 ? others : [])], query);
  }, [people, stakeholders, query]);
}
