import { useMemo } from 'react';
import { type Person, useOrganisations } from '@/api';
import { formatDate, useTranslation } from '@/i18n';
import { type FieldSpec, type MapStore, stakeholderSpecs } from '../model';
import { decimal } from './parse';

export interface Choice {
  value: string;
  label: string;
}

/** How values of fields are said in the person's language. */
export interface FieldWords {
  language: string;
  /** The value in words; nothing for what is not set. */
  say: (spec: FieldSpec, value: unknown) => string;
  /** What may be chosen; null when the field is typed. `id` is whose field it is. */
  choices: (spec: FieldSpec, id?: string) => Choice[] | null;
}

export function useFieldWords(store: MapStore, members: readonly Person[]): FieldWords {
  const { t, i18n } = useTranslation('stakeholders');
  const organisations = useOrganisations().data;
  const language = i18n.language;
  return useMemo(() => {
    const nameOf = (id: string) => {
      const one = store.stakeholder(id);
      return one ? one.name || t('nameless') : t('somebodyRemoved');
    };
    const list = (values: readonly (string | number)[], group: string): Choice[] =>
      values.map((value) => ({ value: String(value), label: t(`values.${group}.${value}`) }));
    const say = (spec: FieldSpec, value: unknown): string => {
      if (value === null || value === undefined || value === '') return '';
      switch (spec.type) {
        case 'choice':
          return t(`values.${spec.words}.${value}`);
        case 'number':
          return sayNumber(spec, value as number);
        case 'date':
          return formatDate(String(value), language);
        case 'flag':
          return t(value ? 'yes' : 'no');
        case 'person':
          return members.find((one) => one.id === value)?.name ?? t('formerMember');
        case 'municipality':
          return organisations?.find((one) => one.id === value)?.shortName ?? String(value);
        case 'parent':
        case 'end':
          return nameOf(String(value));
        case 'steps':
        case 'tags':
          return (value as unknown[]).join(', ');
        default:
          return String(value);
      }
    };
    const sayNumber = (spec: FieldSpec, value: number) => {
      if (spec.key === 'attitude') return t(`values.attitude.${value}`);
      if (spec.key === 'strength') return t(`values.strength.${value}`);
      return `${decimal(value, language)} · ${t(`values.level.${Math.round(value)}`)}`;
    };
    const choices = (spec: FieldSpec, id?: string): Choice[] | null => {
      switch (spec.type) {
        case 'choice':
          return list(spec.values, spec.words);
        case 'flag':
          return [
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ];
        case 'number':
          if (spec.key === 'attitude') return list([2, 1, 0, -1, -2], 'attitude');
          return spec.key === 'strength' ? list([1, 2, 3], 'strength') : null;
        case 'person':
          return members.map((one) => ({
            value: one.id,
            label: `${one.name}, ${one.organisation.shortName}`,
          }));
        case 'municipality':
          return (organisations ?? []).map((one) => ({ value: one.id, label: one.name }));
        case 'parent':
        case 'end':
          return [...store.stakeholders().values()]
            .filter((one) => !id || spec.type === 'end' || store.mayHaveParent(id, one.id))
            .map((one) => ({ value: one.id, label: one.name || t('nameless') }))
            .sort((a, b) => a.label.localeCompare(b.label, language));
        default:
          return null;
      }
    };
    return { language, say, choices };
  }, [store, members, organisations, language, t]);
}

/** A choice's text back to the value of its field. */
export function chosen(spec: FieldSpec, text: string): unknown {
  if (text === '') return null;
  if (spec.type === 'flag') return text === 'true';
  return spec.type === 'number' ? Number(text) : text;
}

export const allSpecs = Object.entries(stakeholderSpecs) as [
  keyof typeof stakeholderSpecs,
  FieldSpec,
][];
