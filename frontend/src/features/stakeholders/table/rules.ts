import type { FieldWords } from '../fields/useFieldWords';
import {
  type FieldSpec,
  type MapStore,
  type Relation,
  relationSpecs,
  type Stakeholder,
  type StakeholderField,
  stakeholderSpecs,
  type TextField,
  textFields,
} from '../model';
import type { Group, Rules, SortValue } from './arrange';
import type { Sort } from './useGridKeys';

/** What somebody asked the register to show. */
export interface Asked {
  text: string;
  /** By field: a value, a tag, a step, or `unset`. */
  filters: Readonly<Record<string, string>>;
  sort: Sort | null;
  group: StakeholderField | null;
}

export const unset = '';

/** Fields one can filter by; each has a list of values. */
export const filterFields = [
  'kind',
  'mainCategory',
  'domainRole',
  'municipalityId',
  'ownerId',
  'involvement',
  'engagementNow',
  'engagementWanted',
  'interest',
  'influence',
  'confidence',
  'tags',
  'relevantSteps',
] as const satisfies StakeholderField[];
export const groupFields = [
  'kind',
  'mainCategory',
  'domainRole',
  'municipalityId',
  'ownerId',
  'involvement',
  'engagementNow',
  'parentId',
] as const satisfies StakeholderField[];

const searched = ['name', 'area', 'contactName', 'purpose'] as const;

export function rulesOf(
  store: MapStore,
  words: FieldWords,
  notSet: string,
  { text, filters, sort, group }: Asked,
): Rules<Stakeholder> {
  const { language } = words;
  const looked = text.trim().toLocaleLowerCase(language);
  const wanted = Object.entries(filters);
  return {
    passes: (one) =>
      wanted.every(([field, value]) => has(one, field as StakeholderField, value)) &&
      (looked === '' || mentions(store, one, looked, language)),
    groupOf: group ? (one) => groupOf(one, group, words, notSet) : null,
    sortValue: (one) => sortValue(store, one, sort?.key ?? 'name', words),
    name: (one) => one.name,
    down: sort?.down ?? false,
    language,
  };
}

function has(one: Stakeholder, field: StakeholderField, wanted: string): boolean {
  const value = one[field];
  if (Array.isArray(value)) {
    return wanted === unset ? value.length === 0 : value.some((item) => String(item) === wanted);
  }
  if (value === null || value === '') return wanted === unset;
  // By level: 2.3 counts as medium.
  return String(typeof value === 'number' ? Math.round(value) : value) === wanted;
}

function mentions(store: MapStore, one: Stakeholder, looked: string, language: string): boolean {
  const holds = (words: string | null) => !!words?.toLocaleLowerCase(language).includes(looked);
  return (
    searched.some((field) => holds(one[field])) ||
    one.tags.some(holds) ||
    textFields.some((field) => holds(store.words(one.id, field)))
  );
}

function groupOf(
  one: Stakeholder,
  field: StakeholderField,
  words: FieldWords,
  notSet: string,
): Group {
  const spec = stakeholderSpecs[field];
  const value = one[field];
  if (value === null || value === '') return { key: unset, label: notSet, rank: null };
  const label = words.say(spec, value);
  return { key: String(value), label, rank: rankOf(spec, value) ?? label };
}

function sortValue(store: MapStore, one: Stakeholder, key: string, words: FieldWords): SortValue {
  if ((textFields as readonly string[]).includes(key))
    return store.words(one.id, key as TextField) || null;
  const spec = stakeholderSpecs[key as StakeholderField];
  const value = one[key as StakeholderField];
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  return rankOf(spec, value) ?? (words.say(spec, value).toLocaleLowerCase() || null);
}

/** Values with an order of their own sort by that, not by their words. */
function rankOf(spec: FieldSpec, value: unknown): number | null {
  if (typeof value === 'number') return value;
  return spec.type === 'choice' && spec.key !== 'domain_role' && typeof value === 'string'
    ? spec.values.indexOf(value)
    : null;
}

export function relationRules(
  store: MapStore,
  words: FieldWords,
  text: string,
  sort: Sort | null,
): Rules<Relation> {
  const { language } = words;
  const looked = text.trim().toLocaleLowerCase(language);
  const say = (one: Relation, key: keyof typeof relationSpecs) =>
    words.say(relationSpecs[key], one[key]);
  const key = (sort?.key ?? 'fromId') as keyof typeof relationSpecs;
  return {
    passes: (one) =>
      looked === '' ||
      (['fromId', 'type', 'toId', 'note'] as const).some((field) =>
        say(one, field).toLocaleLowerCase(language).includes(looked),
      ),
    groupOf: null,
    sortValue: (one) => rankOf(relationSpecs[key], one[key]) ?? (say(one, key) || null),
    name: (one) => `${store.stakeholder(one.fromId)?.name} ${store.stakeholder(one.toId)?.name}`,
    down: sort?.down ?? false,
    language,
  };
}
