import type { ValueSpec } from '@/features/shareddoc';
import type {
  ActionFields,
  GoalFields,
  GoalSet,
  IndicatorFields,
  LinkFields,
  PlanFields,
  TextField,
} from './entities';
import * as words from './vocabulary';

// How each field is kept in the shared document: its key there and the values
// it may hold. Reading, writing, the tree and the details follow these tables,
// so that a field is described once.

export type FieldSpec =
  | (Extract<ValueSpec, { type: 'choice' }> & {
      /** The group of its labels in `goals:values`. */
      readonly words: string;
    })
  | Extract<ValueSpec, { type: 'number' }>
  | {
      readonly key: string;
      readonly type:
        | 'date'
        | 'flag'
        | 'string'
        | 'name'
        | 'person'
        | 'municipality'
        | 'currency'
        /** A number above 0. */
        | 'positive'
        /** Points at something: an entry without it makes no sense. */
        | 'end'
        | 'order';
    };

const of = <T extends FieldSpec['type']>(type: T, key: string) => ({ key, type }) as const;
const text = (key: string) => of('string', key);
const date = (key: string) => of('date', key);
const choice = (key: string, values: readonly string[], group: string) =>
  ({ key, type: 'choice', values, words: group }) as const;
const number = (key: string, min: number, max: number, step: number | null) =>
  ({ key, type: 'number', min, max, step }) as const;

const most = 1e15;
const any = (key: string) => number(key, -most, most, null);
const share = (key: string) => number(key, 0, 100, null);

export const goalSpecs: Record<keyof GoalFields, FieldSpec> = {
  level: choice('level', words.levels, 'level'),
  ownerId: of('person', 'owner_id'),
  responsibleUnit: text('responsible_unit'),
  municipalityId: of('municipality', 'municipality_id'),
  start: date('start'),
  due: date('due'),
  nextReviewOn: date('next_review_on'),
  horizon: choice('horizon', words.horizons, 'horizon'),
  reviewCycle: choice('review_cycle', words.reviewCycles, 'reviewCycle'),
  reviewClause: text('review_clause'),
  status: choice('status', words.statuses, 'status'),
  health: choice('health', words.healths, 'health'),
  progressMode: choice('progress_mode', words.progressModes, 'progressMode'),
  progressReason: text('progress_reason'),
  resourcesCurrency: of('currency', 'resources_currency'),
  resourcesText: text('resources_text'),
  adoptedDecisionRef: text('adopted_decision_ref'),
  confidence: number('confidence', 0, 10, 0.1),
  progress: share('progress'),
  weight: of('positive', 'weight'),
  resourcesAmount: number('resources_amount', 0, most, null),
  resourcesFte: number('resources_fte', 0, 1e6, null),
  isTemplateExample: of('flag', 'is_template_example'),
};

/** Longer texts, shared letter by letter. No two kinds of things share a name. */
export const goalTextKeys = {
  title: 'title',
  description: 'description',
  rationale: 'rationale',
  ethicsNote: 'ethics_note',
} as const satisfies Partial<Record<TextField, string>>;

export const planTextKeys = {
  purpose: 'purpose',
  expectedEffects: 'expected_effects',
  ownership: 'ownership',
  training: 'training',
  organisation: 'organisation',
  support: 'support',
  communication: 'communication',
  risk: 'risk',
  ethics: 'ethics',
  lessons: 'lessons',
} as const satisfies Partial<Record<TextField, string>>;

/** `tags.home` = true: the part before the member. */
export const setPrefixes: Record<GoalSet, string> = {
  departments: 'departments.',
  targetGroups: 'target_groups.',
  steps: 'steps.',
  tags: 'tags.',
};

export const linkSpecs: Record<keyof LinkFields, FieldSpec> = {
  fromGoal: of('end', 'from_goal'),
  toKind: choice('to_kind', words.linkEnds, 'linkEnd'),
  toDocument: text('to_document'),
  toId: text('to_id'),
  toTitle: text('to_title'),
  toUrl: text('to_url'),
  type: choice('type', words.linkTypes, 'linkType'),
  strength: number('strength', 1, 3, 1),
  note: text('note'),
};

export const indicatorSpecs: Record<keyof IndicatorFields, FieldSpec> = {
  goalId: of('end', 'goal_id'),
  name: of('name', 'name'),
  definition: text('definition'),
  unit: text('unit'),
  kind: choice('kind', words.indicatorKinds, 'indicatorKind'),
  direction: choice('direction', words.directions, 'direction'),
  rangeLow: any('range_low'),
  rangeHigh: any('range_high'),
  baselineValue: any('baseline_value'),
  baselineDate: date('baseline_date'),
  baselineMethod: text('baseline_method'),
  baselineMissingReason: text('baseline_missing_reason'),
  targetValue: any('target_value'),
  targetDate: date('target_date'),
  benefitType: choice('benefit_type', words.benefitTypes, 'benefitType'),
  effectPlace: choice('effect_place', words.effectPlaces, 'effectPlace'),
  beneficiaryDocument: text('beneficiary_document'),
  beneficiaryId: text('beneficiary_id'),
  ownerId: of('person', 'owner_id'),
  frequency: choice('frequency', words.frequencies, 'frequency'),
  source: choice('source', words.sources, 'source'),
  thresholdGreen: share('threshold_green'),
  thresholdYellow: share('threshold_yellow'),
  aggregate: choice('aggregate', words.aggregates, 'aggregate'),
  order: of('order', 'order'),
};

export const planSpecs: Record<keyof PlanFields, FieldSpec> = {
  title: of('name', 'title'),
  templateVersion: text('template_version'),
  step: number('step', 1, 9, 1),
  projectPhase: choice('project_phase', words.projectPhases, 'projectPhase'),
  ownerId: of('person', 'owner_id'),
  operationalOwnerId: of('person', 'operational_owner_id'),
  handoverOn: date('handover_on'),
  followUpOn: date('follow_up_on'),
  steering: text('steering'),
  budgetKind: choice('budget_kind', words.budgetKinds, 'budgetKind'),
  privacyDpia: choice('privacy_dpia', words.privacyStates, 'privacyState'),
  stopCriteria: text('stop_criteria'),
  status: choice('status', words.planStatuses, 'planStatus'),
};

export const actionSpecs: Record<keyof ActionFields, FieldSpec> = {
  planId: of('end', 'plan_id'),
  title: of('name', 'title'),
  responsibleId: of('person', 'responsible_id'),
  start: date('start'),
  due: date('due'),
  status: choice('status', words.actionStatuses, 'actionStatus'),
  percent: share('percent'),
  milestone: of('flag', 'milestone'),
  order: of('order', 'order'),
};
