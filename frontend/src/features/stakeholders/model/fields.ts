import { cleanString, cleanValue, type ValueSpec } from '@/features/shareddoc';
import type { CommunicationFields, RelationFields, StakeholderFields, TextField } from './entities';
import {
  attitudes,
  channels,
  confidences,
  contactStates,
  domainRoles,
  engagements,
  frequencies,
  involvements,
  kinds,
  mainCategories,
  qualities,
  relationStates,
  relationTypes,
  steps,
} from './vocabulary';

// How each field is kept in the shared document: its key there and the values
// it may hold. Reading, writing, the table and the details all follow these
// tables, so that a field is described once.

export type FieldSpec = { readonly key: string } & (
  | { readonly type: 'name' | 'string' | 'person' | 'municipality' | 'parent' | 'end' }
  /** `words` is the group of its labels in `stakeholders:values`. */
  | { readonly type: 'choice'; readonly values: readonly string[]; readonly words: string }
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly step: number }
  | { readonly type: 'date' | 'flag' | 'steps' | 'tags' }
);

const text = (key: string) => ({ key, type: 'string' }) as const;
const date = (key: string) => ({ key, type: 'date' }) as const;
const level = (key: string) => ({ key, type: 'number', min: 0, max: 3, step: 0.1 }) as const;
const choice = (key: string, values: readonly string[], words: string) =>
  ({ key, type: 'choice', values, words }) as const;

export const stakeholderSpecs: Record<keyof StakeholderFields, FieldSpec> = {
  name: { key: 'name', type: 'name' },
  kind: choice('kind', kinds, 'kind'),
  mainCategory: choice('main_category', mainCategories, 'mainCategory'),
  domainRole: choice('domain_role', domainRoles, 'domainRole'),
  parentId: { key: 'parent_id', type: 'parent' },
  municipalityId: { key: 'municipality_id', type: 'municipality' },
  area: text('area'),
  contactName: text('contact_name'),
  contactEmail: text('contact_email'),
  contactPhone: text('contact_phone'),
  ownerId: { key: 'owner_id', type: 'person' },
  involvement: choice('involvement', involvements, 'involvement'),
  purpose: text('purpose'),
  retainUntil: date('retain_until'),
  interest: level('interest'),
  influence: level('influence'),
  impactOnThem: level('impact_on_them'),
  power: level('power'),
  legitimacy: level('legitimacy'),
  urgency: level('urgency'),
  attitude: {
    key: 'attitude',
    type: 'number',
    min: attitudes[0],
    max: attitudes[attitudes.length - 1] ?? 2,
    step: 1,
  },
  engagementNow: choice('engagement_now', engagements, 'engagement'),
  engagementWanted: choice('engagement_wanted', engagements, 'engagement'),
  confidence: choice('confidence', confidences, 'confidence'),
  assessedOn: date('assessed_on'),
  personalData: { key: 'personal_data', type: 'flag' },
  relevantSteps: { key: 'relevant_steps', type: 'steps' },
  tags: { key: 'tags', type: 'tags' },
};

export const textKeys: Record<TextField, string> = {
  connectionText: 'connection_text',
  expectations: 'expectations',
  benefits: 'benefits',
  drawbacks: 'drawbacks',
  successCriteria: 'success_criteria',
  concerns: 'concerns',
  note: 'note',
};

export const relationSpecs: Record<keyof RelationFields, FieldSpec> = {
  fromId: { key: 'from_id', type: 'end' },
  type: choice('type', relationTypes, 'relationType'),
  toId: { key: 'to_id', type: 'end' },
  directed: { key: 'directed', type: 'flag' },
  strength: { key: 'strength', type: 'number', min: 1, max: 3, step: 1 },
  quality: choice('quality', qualities, 'quality'),
  state: choice('state', relationStates, 'relationState'),
  note: text('note'),
  evidenceUrl: text('evidence_url'),
};

export const communicationSpecs: Record<keyof CommunicationFields, FieldSpec> = {
  stakeholderId: { key: 'stakeholder_id', type: 'end' },
  message: text('message'),
  whyForThem: text('why_for_them'),
  channel: choice('channel', channels, 'channel'),
  frequency: choice('frequency', frequencies, 'frequency'),
  ownerId: { key: 'owner_id', type: 'person' },
  start: date('start'),
  end: date('end'),
  status: choice('status', contactStates, 'contactState'),
};

/** One key per member, so that two people who add one each both win. */
export const stepKey = (step: number) => `relevant_steps.${step}`;
export const tagPrefix = 'tags.';
export const tagKey = (tag: string) => `${tagPrefix}${tag}`;

export const longestTag = 60;

/** A tag as it is kept; null when nothing is left of it. */
export function cleanTag(tag: string): string | null {
  const clean = tag.trim().replace(/\s+/g, ' ').slice(0, longestTag);
  return clean === '' ? null : clean;
}

/**
 * A value as the field may hold it: numbers inside their range and on their
 * step, dates and choices that exist; null for whatever else. Used for what is
 * read from others and for what is written, so nothing odd is shown or made.
 */
export function clean(spec: FieldSpec, value: unknown): unknown {
  switch (spec.type) {
    case 'name':
      return cleanString(value) ?? '';
    case 'steps':
    case 'tags':
      return null;
    default:
      return cleanValue(spec as ValueSpec, value);
  }
}

export function isStep(value: unknown): value is number {
  return steps.some((step) => step === value);
}
