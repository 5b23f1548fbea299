import type {
  Channel,
  Confidence,
  ContactState,
  DomainRole,
  Engagement,
  Frequency,
  GridKey,
  Involvement,
  Kind,
  MainCategory,
  Quality,
  RelationState,
  RelationType,
  ReviewCycle,
} from './vocabulary';

/** Long texts, co-edited letter by letter: `MapStore.text` and `words`. */
export const textFields = [
  'connectionText',
  'expectations',
  'benefits',
  'drawbacks',
  'successCriteria',
  'concerns',
  'note',
] as const;
export type TextField = (typeof textFields)[number];

/** What may be set on a stakeholder. Null is "not set", a value of its own. */
export interface StakeholderFields {
  name: string;
  kind: Kind | null;
  mainCategory: MainCategory | null;
  domainRole: DomainRole | null;
  /** As written; follow `MapStore.parents()`, which breaks circles. */
  parentId: string | null;
  /** The organisation's id. */
  municipalityId: string | null;
  area: string | null;
  contactName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  /** The person who keeps the relationship. */
  ownerId: string | null;
  involvement: Involvement | null;
  /** Why a person is on the map, and until when. */
  purpose: string | null;
  /** YYYY-MM-DD. */
  retainUntil: string | null;
  /** 0–3 in steps of 0.1, like impactOnThem, power, legitimacy and urgency. */
  interest: number | null;
  influence: number | null;
  impactOnThem: number | null;
  power: number | null;
  legitimacy: number | null;
  urgency: number | null;
  /** −2…2, whole. */
  attitude: number | null;
  engagementNow: Engagement | null;
  engagementWanted: Engagement | null;
  confidence: Confidence | null;
  /** YYYY-MM-DD. */
  assessedOn: string | null;
  personalData: boolean;
  /** Ascending, without doubles. */
  relevantSteps: readonly number[];
  /** In the order of the alphabet, without doubles. */
  tags: readonly string[];
}
export type StakeholderField = keyof StakeholderFields;

/** Frozen, and the same object until one of its fields changes. */
export interface Stakeholder extends Readonly<StakeholderFields> {
  readonly id: string;
}

export interface RelationFields {
  fromId: string;
  toId: string;
  type: RelationType | null;
  directed: boolean;
  /** 1–3. */
  strength: number | null;
  quality: Quality | null;
  state: RelationState | null;
  note: string | null;
  evidenceUrl: string | null;
}
export interface Relation extends Readonly<RelationFields> {
  readonly id: string;
}

/** A planned contact: who hears what, how and when. */
export interface CommunicationFields {
  stakeholderId: string;
  message: string | null;
  whyForThem: string | null;
  channel: Channel | null;
  frequency: Frequency | null;
  ownerId: string | null;
  start: string | null;
  end: string | null;
  status: ContactState | null;
}
export interface Communication extends Readonly<CommunicationFields> {
  readonly id: string;
}

export interface MapMeta {
  readonly reviewCycle: ReviewCycle;
  readonly template: string | null;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type GridWords = Readonly<Partial<Record<GridKey, string>>>;
