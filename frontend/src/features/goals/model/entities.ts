import type {
  ActionStatus,
  Aggregate,
  BenefitType,
  BudgetKind,
  Direction,
  EffectPlace,
  Frequency,
  Health,
  Horizon,
  IndicatorKind,
  Level,
  LinkEnd,
  LinkType,
  PlanStatus,
  PrivacyState,
  ProgressMode,
  ProjectPhase,
  RaciRole,
  ReviewCycle,
  Source,
  Status,
} from './vocabulary';

// What a goal list holds, as pages see it: frozen values, the same object until
// something in them changes. Null is "not set", a value of its own. Days are
// YYYY-MM-DD.

/** Long texts of a goal, co-edited letter by letter: `GoalStore.text` and `words`. */
export const goalTexts = ['title', 'description', 'rationale', 'ethicsNote'] as const;
export type GoalText = (typeof goalTexts)[number];

/** The long texts of an action plan. */
export const planTexts = [
  'purpose',
  'expectedEffects',
  'ownership',
  'training',
  'organisation',
  'support',
  'communication',
  'risk',
  'ethics',
  'lessons',
] as const;
export type PlanText = (typeof planTexts)[number];
export type TextField = GoalText | PlanText;

/** What may be set on a goal. The title is a shared text; its place is moved. */
export interface GoalFields {
  level: Level | null;
  /** A person. */
  ownerId: string | null;
  responsibleUnit: string | null;
  /** An organisation. */
  municipalityId: string | null;
  start: string | null;
  due: string | null;
  nextReviewOn: string | null;
  horizon: Horizon | null;
  reviewCycle: ReviewCycle | null;
  reviewClause: string | null;
  status: Status | null;
  health: Health | null;
  progressMode: ProgressMode | null;
  progressReason: string | null;
  /** ISO 4217. */
  resourcesCurrency: string | null;
  resourcesText: string | null;
  adoptedDecisionRef: string | null;
  /** 0–10. */
  confidence: number | null;
  /** 0–100, said by a person. */
  progress: number | null;
  /** More than 0; 1 where nobody has said otherwise. */
  weight: number | null;
  resourcesAmount: number | null;
  resourcesFte: number | null;
  isTemplateExample: boolean;
}
export type GoalField = keyof GoalFields;

/** Sets of a goal: one key per member, so that two people who add one each both win. */
export const goalSets = ['departments', 'targetGroups', 'steps', 'tags'] as const;
export type GoalSet = (typeof goalSets)[number];

export interface Goal extends Readonly<GoalFields> {
  readonly id: string;
  /** As it stands now; write it through `text` or `setText`. */
  readonly title: string;
  readonly departments: readonly string[];
  readonly targetGroups: readonly string[];
  /** 1–9, ascending. */
  readonly steps: readonly number[];
  readonly tags: readonly string[];
  /** As written; follow `tree()`, which has no cycles. */
  readonly parentId: string | null;
  readonly order: string;
  readonly moved: number;
  readonly parentBefore: string | null;
  /** When somebody removed it; what is below it is gone with it. */
  readonly removedAt: string | null;
}

export interface LinkFields {
  fromGoal: string;
  toKind: LinkEnd;
  /** Another document; null is this one. */
  toDocument: string | null;
  toId: string | null;
  toTitle: string | null;
  toUrl: string | null;
  type: LinkType;
  /** 1–3. */
  strength: number | null;
  note: string | null;
}
export interface GoalLink extends Readonly<LinkFields> {
  readonly id: string;
}

export interface IndicatorFields {
  goalId: string;
  name: string;
  definition: string | null;
  unit: string | null;
  kind: IndicatorKind | null;
  direction: Direction | null;
  rangeLow: number | null;
  rangeHigh: number | null;
  baselineValue: number | null;
  baselineDate: string | null;
  baselineMethod: string | null;
  baselineMissingReason: string | null;
  targetValue: number | null;
  targetDate: string | null;
  benefitType: BenefitType | null;
  effectPlace: EffectPlace | null;
  /** A stakeholder map and somebody in it. */
  beneficiaryDocument: string | null;
  beneficiaryId: string | null;
  ownerId: string | null;
  frequency: Frequency | null;
  source: Source | null;
  /** Shares of progress, 0–100. */
  thresholdGreen: number | null;
  thresholdYellow: number | null;
  aggregate: Aggregate | null;
  order: string;
}
export interface Indicator extends Readonly<IndicatorFields> {
  readonly id: string;
  /** By day. */
  readonly milestones: readonly Milestone[];
}
export interface Milestone {
  readonly date: string;
  readonly value: number;
}

export interface PlanFields {
  title: string;
  templateVersion: string | null;
  /** 1–9. */
  step: number | null;
  projectPhase: ProjectPhase | null;
  ownerId: string | null;
  operationalOwnerId: string | null;
  handoverOn: string | null;
  followUpOn: string | null;
  steering: string | null;
  budgetKind: BudgetKind | null;
  privacyDpia: PrivacyState | null;
  stopCriteria: string | null;
  status: PlanStatus | null;
}
export interface Plan extends Readonly<PlanFields> {
  readonly id: string;
  readonly goalIds: readonly string[];
  readonly indicatorIds: readonly string[];
}

/** An activity of a plan. */
export interface ActionFields {
  planId: string;
  title: string;
  responsibleId: string | null;
  start: string | null;
  due: string | null;
  status: ActionStatus | null;
  /** 0–100. */
  percent: number | null;
  milestone: boolean;
  order: string;
}
export interface Action extends Readonly<ActionFields> {
  readonly id: string;
  /** Activities that must be done before. */
  readonly dependsOn: readonly string[];
  /** From person to role. */
  readonly raci: readonly (readonly [personId: string, role: RaciRole])[];
}

export interface GoalMeta {
  readonly template: string | null;
  readonly language: string | null;
  readonly reviewCycle: ReviewCycle | null;
  readonly nextReviewOn: string | null;
  readonly reviewClause: string | null;
  /** The strategy that the list belongs to. */
  readonly strategyDocument: string | null;
  /** Two letters each, e.g. DK. */
  readonly referenceCountries: readonly string[];
}

/** A number somebody reported for an indicator. Server rows, not the shared document. */
export interface IndicatorValue {
  readonly id: string;
  readonly indicatorId: string;
  /** Absent or null: of all together. */
  readonly municipalityId?: string | null;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly value: number;
  readonly estimate?: boolean;
  readonly n?: number | null;
  readonly note?: string | null;
  readonly at?: string;
  /** The value that stands in its place. */
  readonly correctedBy?: string | null;
}
