// The enumerations of a goal list: stable keys, in the order in which they are
// offered, and its limits. Their words are `goals:values.<group>.<key>`.

/** From the top down. */
export const levels = ['vision', 'strategy_statement', 'goal', 'subsidiary_goal'] as const;
export const horizons = ['continuous', 'one_year', 'three_year', 'four_year', 'custom'] as const;
export const reviewCycles = [
  'monthly',
  'tertial',
  'half_year',
  'yearly',
  'every_3_years',
  'none',
] as const;
export const statuses = [
  'draft',
  'proposed',
  'adopted',
  'in_progress',
  'achieved',
  'not_achieved',
  'paused',
  'dropped',
] as const;
export const healths = ['on_track', 'at_risk', 'off_track', 'unknown'] as const;
export const progressModes = ['manual', 'indicators', 'children_weighted', 'actions'] as const;
export const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export const linkTypes = [
  'contributes_to',
  'aligns_with',
  'fulfils_obligation',
  'supports_initiative',
  'depends_on',
  'conflicts_with',
  'adopted_from',
  'duplicates',
] as const;
export const linkEnds = [
  'goal',
  'reference_goal',
  'initiative',
  'indicator',
  'stakeholder',
  'action',
] as const;
export const strengths = [1, 2, 3] as const;

export const indicatorKinds = [
  'number',
  'percent',
  'currency',
  'hours',
  'count',
  'scale',
  'yes_no',
  'qualitative',
] as const;
export const directions = ['increase', 'decrease', 'keep', 'within_range'] as const;
export const benefitTypes = ['avoided_cost', 'saved_time', 'increased_quality'] as const;
export const effectPlaces = [
  'own_budget',
  'redeployed',
  'other_public',
  'citizen',
  'unpriced',
] as const;
export const frequencies = [
  'weekly',
  'monthly',
  'quarterly',
  'tertial',
  'half_year',
  'yearly',
] as const;
export const sources = ['manual', 'survey', 'import', 'api'] as const;
export const aggregates = ['sum', 'mean', 'weighted_mean', 'latest', 'max', 'min'] as const;

export const planTemplate = 'connect-plan@1';
export const projectPhases = [
  'idea',
  'pilot',
  'evaluation',
  'procurement',
  'implementation',
  'operation',
  'closed',
] as const;
export const budgetKinds = ['none', 'operating', 'investment'] as const;
export const privacyStates = ['not_needed', 'planned', 'done'] as const;
export const planStatuses = [
  'draft',
  'approved',
  'running',
  'on_hold',
  'done',
  'cancelled',
] as const;
export const actionStatuses = ['todo', 'doing', 'blocked', 'done', 'dropped'] as const;
export const raciRoles = ['R', 'A', 'C', 'I'] as const;

export type Level = (typeof levels)[number];
export type Horizon = (typeof horizons)[number];
export type ReviewCycle = (typeof reviewCycles)[number];
export type Status = (typeof statuses)[number];
export type Health = (typeof healths)[number];
export type ProgressMode = (typeof progressModes)[number];
export type LinkType = (typeof linkTypes)[number];
export type LinkEnd = (typeof linkEnds)[number];
export type IndicatorKind = (typeof indicatorKinds)[number];
export type Direction = (typeof directions)[number];
export type BenefitType = (typeof benefitTypes)[number];
export type EffectPlace = (typeof effectPlaces)[number];
export type Frequency = (typeof frequencies)[number];
export type Source = (typeof sources)[number];
export type Aggregate = (typeof aggregates)[number];
export type ProjectPhase = (typeof projectPhases)[number];
export type BudgetKind = (typeof budgetKinds)[number];
export type PrivacyState = (typeof privacyStates)[number];
export type PlanStatus = (typeof planStatuses)[number];
export type ActionStatus = (typeof actionStatuses)[number];
export type RaciRole = (typeof raciRoles)[number];

/** What a list may hold; the server refuses more. */
export const limits = {
  goals: 5_000,
  indicators: 2_000,
  plans: 500,
  actions: 5_000,
  links: 20_000,
  /** Levels below each other that writers make; readers show any number. */
  depth: 50,
  /** Characters. */
  title: 500,
  text: 20_000,
  member: 120,
} as const;

/** What a goal is by its place, where nobody has said otherwise. `depth` 0 is the top. */
export function levelByDepth(depth: number): Level {
  return levels[Math.min(depth, levels.length - 1)] ?? 'subsidiary_goal';
}
