import { useMemo } from 'react';
import type { Organisation, Person } from '@/api';
import { formatDate, useTranslation } from '@/i18n';
import { numberText, sayNumber, usePersonName } from '../inputs';
import type { FieldSpec } from '../model';

export interface Choice {
  value: string;
  label: string;
}

/** How values of a goal's fields are said in the person's language. */
export interface GoalWords {
  language: string;
  /** The value in words; nothing for what is not set. */
  say: (spec: FieldSpec, value: unknown) => string;
  /** What may be chosen; null when the field is typed. */
  choices: (spec: FieldSpec) => Choice[] | null;
  /** How a value stands in an open field. */
  fieldText: (value: unknown) => string;
}

export function useGoalWords(
  members: readonly Person[],
  organisations: readonly Organisation[],
): GoalWords {
  const { t, i18n } = useTranslation('goals');
  const language = i18n.language;
  const personName = usePersonName(members);
  return useMemo(() => {
    const say = (spec: FieldSpec, value: unknown): string => {
      if (value === null || value === undefined || value === '') return '';
      switch (spec.type) {
        case 'choice':
          return t(`values.${spec.words}.${value}`);
        case 'date':
          return formatDate(String(value), language);
        case 'person':
          return personName(String(value));
        case 'municipality':
          return organisations.find((one) => one.id === value)?.shortName ?? t('unknownPlace');
        case 'number':
        case 'positive':
          return sayNumber(value as number, language);
        default:
          return String(value);
      }
    };
    const choices = (spec: FieldSpec): Choice[] | null => {
      switch (spec.type) {
        case 'choice':
          return spec.values.map((value) => ({
            value,
            label: t(`values.${spec.words}.${value}`),
          }));
        case 'person':
          return members.map((one) => ({
            value: one.id,
            label: `${one.name}, ${one.organisation.shortName}`,
          }));
        case 'municipality':
          return organisations.map((one) => ({ value: one.id, label: one.name }));
        default:
          return null;
      }
    };
    const fieldText = (value: unknown) =>
      typeof value === 'number' ? numberText(value, language) : String(value ?? '');
    return { language, say, choices, fieldText };
  }, [t, language, personName, members, organisations]);
}
