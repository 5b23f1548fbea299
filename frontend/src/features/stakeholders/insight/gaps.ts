import {
  type Communication,
  type DomainRole,
  engagementGap,
  highFrom,
  type Lost,
  type MainCategory,
  mainCategories,
  type ReviewCycle,
  type Stakeholder,
} from '../model';

/**
 * Roles without whom plans fail later, those most often forgotten first
 * (rules 8 and 10 of a good strategy).
 */
export const requiredRoles = [
  'procurement',
  'legal',
  'it',
  'finance_admin',
  'citizen',
  'relative',
  'care_staff',
  'citizen_council',
] as const satisfies readonly DomainRole[];

/** The order in which gaps are listed. */
export const gapKinds = [
  'roleMissing',
  'noOwner',
  'noContact',
  'neverInvolved',
  'stale',
  'noPurpose',
  'retentionOver',
] as const;
export type GapKind = (typeof gapKinds)[number];

/** Something missing: a role nobody has, or something about one stakeholder. */
export type Gap =
  | { readonly kind: 'roleMissing'; readonly role: DomainRole }
  | { readonly kind: Exclude<GapKind, 'roleMissing'>; readonly id: string };

export interface MapData {
  stakeholders: ReadonlyMap<string, Stakeholder>;
  communications: ReadonlyMap<string, Communication>;
  reviewCycle: ReviewCycle;
  /** YYYY-MM-DD. */
  today: string;
}

/**
 * What is missing in a map, by kind and then by name. Somebody who was never
 * assessed is not stale: that is the work still to do, not work gone old.
 */
export function gapsIn({ stakeholders, communications, reviewCycle, today }: MapData): Gap[] {
  const all = [...stakeholders.values()].sort((a, b) => a.name.localeCompare(b.name));
  const roles = new Set(all.map((one) => one.domainRole));
  const inTouch = contacted(communications);
  const staleBefore = monthsBefore(today, monthsOf[reviewCycle]);
  const has: Record<Exclude<GapKind, 'roleMissing'>, (one: Stakeholder) => boolean> = {
    noOwner: (one) => one.influence !== null && one.influence >= highFrom && one.ownerId === null,
    noContact: (one) => (engagementGap(one) ?? 0) > 0 && !inTouch.has(one.id),
    neverInvolved: (one) => one.involvement === null || one.involvement === 'none',
    stale: (one) => one.assessedOn !== null && one.assessedOn < staleBefore,
    noPurpose: (one) => one.personalData && one.purpose === null,
    retentionOver: (one) => one.retainUntil !== null && one.retainUntil < today,
  };
  return gapKinds.flatMap((kind): Gap[] => {
    if (kind === 'roleMissing')
      return requiredRoles.filter((role) => !roles.has(role)).map((role) => ({ kind, role }));
    return all.filter(has[kind]).map(({ id }) => ({ kind, id }));
  });
}

/** Everybody with a contact that is planned or under way. */
function contacted(communications: ReadonlyMap<string, Communication>): Set<string> {
  const ids = new Set<string>();
  for (const { stakeholderId, status } of communications.values())
    if (status === null || status === 'planned' || status === 'doing') ids.add(stakeholderId);
  return ids;
}

const monthsOf: Record<ReviewCycle, number | null> = {
  monthly: 1,
  tertial: 4,
  half_year: 6,
  yearly: 12,
  every_3_years: 36,
  none: null,
};

/** The same day some months earlier, or the last of that month; before all dates without months. */
function monthsBefore(day: string, months: number | null): string {
  if (months === null) return '';
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** How many stakeholders of each category; null stands for "not set". */
export function countsOf(
  stakeholders: ReadonlyMap<string, Stakeholder>,
): { category: MainCategory | null; count: number }[] {
  const counts = new Map<MainCategory | null, number>();
  for (const { mainCategory } of stakeholders.values())
    counts.set(mainCategory, (counts.get(mainCategory) ?? 0) + 1);
  return [...mainCategories, null]
    .map((category) => ({ category, count: counts.get(category) ?? 0 }))
    .filter(({ category, count }) => category !== null || count > 0);
}

/** How many things point at somebody who was removed. */
export const lostCount = (lost: Lost): number =>
  lost.relations.length + lost.communications.length + lost.children.length;
