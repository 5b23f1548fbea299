import type { Member, Organisation, Role } from '@/api';

const rank: Record<Role, number> = { coordinator: 0, ambassador: 1, observer: 2 };

/** Municipalities by name, in each the coordinators first, then by name. */
export function byMunicipality(members: Member[], language: string) {
  const places = new Map<string, { organisation: Organisation; members: Member[] }>();
  for (const member of members) {
    const { organisation } = member.person;
    const place = places.get(organisation.id) ?? { organisation, members: [] };
    place.members.push(member);
    places.set(organisation.id, place);
  }
  for (const place of places.values()) {
    place.members.sort(
      (a, b) => rank[a.role] - rank[b.role] || a.person.name.localeCompare(b.person.name, language),
    );
  }
  return [...places.values()].sort((a, b) =>
    a.organisation.name.localeCompare(b.organisation.name, language),
  );
}
