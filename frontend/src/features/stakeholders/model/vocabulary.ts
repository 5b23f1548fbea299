// The enumerations of a stakeholder map: stable keys, in the order in which they
// are offered. Their words are `stakeholders:values.<group>.<key>`.

export const kinds = [
  'person',
  'role',
  'group',
  'unit',
  'organisation',
  'council',
  'authority',
  'supplier',
  'living_lab',
] as const;
export const mainCategories = [
  'management',
  'user',
  'supplier',
  'premise_setter',
  'other',
] as const;
export const domainRoles = [
  'citizen',
  'relative',
  'care_staff',
  'wt_staff',
  'care_manager',
  'case_manager',
  'planner',
  'politician',
  'it',
  'legal',
  'procurement',
  'finance_admin',
  'communication',
  'hr_union',
  'citizen_council',
  'national_authority',
  'association',
  'company',
  'research',
  'media',
  'other',
] as const;
/** From least to most. */
export const involvements = [
  'none',
  'informed',
  'consulted',
  'involved',
  'collaborates',
  'decides',
] as const;
/** From least to most: the gap is rank(wanted) − rank(now). */
export const engagements = ['unaware', 'resistant', 'neutral', 'supportive', 'leading'] as const;
export const confidences = ['guess', 'some_evidence', 'well_known'] as const;
/** Whole levels of interest, influence and the like; between them steps of 0.1 are kept. */
export const levels = [0, 1, 2, 3] as const;
export const attitudes = [-2, -1, 0, 1, 2] as const;
export const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export const relationTypes = [
  'reports_to',
  'member_of',
  'governs',
  'funds',
  'supplies',
  'advises',
  'represents',
  'informs',
  'influences',
  'collaborates',
  'depends_on',
  'cares_for',
  'competes',
  'in_conflict',
] as const;
/** These go both ways; a new relation of another type has a direction. */
export const mutualTypes: readonly RelationType[] = ['collaborates', 'competes', 'in_conflict'];
export const strengths = [1, 2, 3] as const;
export const qualities = ['good', 'neutral', 'strained', 'unknown'] as const;
export const relationStates = ['current', 'desired'] as const;

export const channels = [
  'meeting',
  'email',
  'intranet',
  'training',
  'network',
  'press',
  'other',
] as const;
export const frequencies = [
  'once',
  'weekly',
  'monthly',
  'quarterly',
  'tertial',
  'half_year',
  'yearly',
] as const;
export const contactStates = ['planned', 'doing', 'done', 'dropped'] as const;

export const reviewCycles = [
  'monthly',
  'tertial',
  'half_year',
  'yearly',
  'every_3_years',
  'none',
] as const;
/** Words of the grid that a map may rename. */
export const gridKeys = [
  'x_axis',
  'y_axis',
  'manage_closely',
  'keep_satisfied',
  'keep_informed',
  'monitor',
] as const;

export type Kind = (typeof kinds)[number];
export type MainCategory = (typeof mainCategories)[number];
export type DomainRole = (typeof domainRoles)[number];
export type Involvement = (typeof involvements)[number];
export type Engagement = (typeof engagements)[number];
export type Confidence = (typeof confidences)[number];
export type RelationType = (typeof relationTypes)[number];
export type Quality = (typeof qualities)[number];
export type RelationState = (typeof relationStates)[number];
export type Channel = (typeof channels)[number];
export type Frequency = (typeof frequencies)[number];
export type ContactState = (typeof contactStates)[number];
export type ReviewCycle = (typeof reviewCycles)[number];
export type GridKey = (typeof gridKeys)[number];
export type Quadrant = 'manage_closely' | 'keep_satisfied' | 'keep_informed' | 'monitor';

/** At and above it, interest or influence counts as high. */
export const highFrom = 1.5;

/** Where someone stands on the grid; null until both are set. */
export function quadrantOf(one: {
  interest: number | null;
  influence: number | null;
}): Quadrant | null {
  if (one.interest === null || one.influence === null) return null;
  if (one.influence >= highFrom)
    return one.interest >= highFrom ? 'manage_closely' : 'keep_satisfied';
  return one.interest >= highFrom ? 'keep_informed' : 'monitor';
}

/** How much more engagement is wanted than there is; null until both are set. */
export function engagementGap(one: {
  engagementNow: Engagement | null;
  engagementWanted: Engagement | null;
}): number | null {
  if (!one.engagementNow || !one.engagementWanted) return null;
  return engagements.indexOf(one.engagementWanted) - engagements.indexOf(one.engagementNow);
}
