import { expect, it } from 'vitest';
import type { Member, Role } from '@/api';
import { byMunicipality } from './byMunicipality';

const member = (name: string, place: string, role: Role): Member => ({
  role,
  person: {
    id: name,
    name,
    organisation: {
      id: place,
      name: place,
      shortName: place,
      country: 'SE',
      kind: 'municipality',
      colour: 'blue',
    },
  },
});

it('groups by municipality, coordinators first, and leaves the list it got alone', () => {
  const members = [
    member('Åsa', 'Västerås', 'ambassador'),
    member('Anna', 'Västerås', 'ambassador'),
    member('Bo', 'Odense', 'observer'),
    member('Zoe', 'Västerås', 'coordinator'),
  ];
  const before = [...members];
  expect(
    byMunicipality(members, 'sv').map((place) => [
      place.organisation.id,
      place.members.map((one) => one.person.name),
    ]),
  ).toEqual([
    ['Odense', ['Bo']],
    ['Västerås', ['Zoe', 'Anna', 'Åsa']],
  ]);
  expect(members).toEqual(before);
});
