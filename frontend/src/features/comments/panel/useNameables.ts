import { useMemo } from 'react';
import { useFoundGoals, useFoundStakeholders, useGroup } from '@/api';
import { useTranslation } from '@/i18n';
import { matching, type Nameable } from '../text/naming';

/** Who and what can be mentioned here and begins with what is typed. */
export function useNameables(groupId: string, query: string | null): Nameable[] {
  const { t } = useTranslation('comments');
  const group = useGroup(groupId).data;
  const text = query ?? '';
  const stakeholders = useFoundStakeholders(groupId, text, text.length >= 2).data;
  const goals = useFoundGoals(groupId, text, text.length >= 2).data;
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
    const here =
      (kind: string) => (one: { documentId: string; id: string; documentTitle: string }) => ({
        ref: `${kind}:${one.documentId}/${one.id}`,
        hint: one.documentTitle,
      });
    const others: Nameable[] = [
      ...(stakeholders ?? []).map((one) => ({ name: one.name, ...here('stakeholder')(one) })),
      ...(goals ?? []).map((one) => ({ name: nameOf(one.title), ...here('goal')(one) })),
    ];
    return matching([...people, ...(query.length >= 2 ? others : [])], query);
  }, [people, stakeholders, goals, query]);
}

/** A title as it may stand in a sentence: one line, and no longer than the server reads. */
const nameOf = (title: string) => title.replace(/\s+/g, ' ').trim().slice(0, 120);
