import { BellIcon, CogIcon, HouseIcon, PersonGroupIcon } from '@navikt/aksel-icons';

/** The places of the frame, in one list for rail, bottom bar and palette. */
export const places = [
  { to: '/', text: 'nav.home', icon: HouseIcon, exact: true },
  { to: '/groups', text: 'nav.groups', icon: PersonGroupIcon, exact: false },
  { to: '/inbox', text: 'nav.inbox', icon: BellIcon, exact: true },
  { to: '/settings', text: 'nav.settings', icon: CogIcon, exact: true },
] as const;
