import { useCallback } from 'react';
import type { GoalImportReport, GoalImportRow } from '@/api';
import type { RowWords } from '@/features/fileimport';
import { formatDate, useTranslation } from '@/i18n';
import { sayNumber, useOrganisationName } from '../inputs';
import type { GoalStore } from '../model';

type Reason = GoalImportRow['reasons'][number];

const own = new Set(['unknown_indicator', 'ambiguous_number', 'ambiguous_match']);
/** What is not there at all is said without a value. */
const missing: Record<string, string> = {
  indicator: 'no_indicator',
  value: 'no_value',
  periodStart: 'no_period',
};

/** The key of the sentence that says what is wrong with a row of values. */
export function reasonKey({ code, column, value }: Reason): string {
  const lacks = value === '' ? missing[column] : undefined;
  if (lacks) return `import.values.reasons.${lacks}`;
  if (code === 'not_a_date' && column === 'period') return 'import.values.reasons.not_a_period';
  if (code === 'dates_reversed') return 'import.reasons.dates_reversed';
  return own.has(code) ? `import.values.reasons.${code}` : `fileimport:reasons.${code}`;
}

/** Of a period that cannot be read it is not said too that it is missing. */
export function told(reasons: readonly Reason[]): readonly Reason[] {
  const unread = reasons.some(({ column }) => column === 'period');
  return unread
    ? reasons.filter(({ column, value }) => column !== 'periodStart' || value)
    : reasons;
}

/** Rows of values in the person's language. */
export function useValueImportWords(
  store: GoalStore,
): (report: GoalImportReport) => RowWords<GoalImportRow> {
  const { t, i18n } = useTranslation(['goalwork', 'fileimport']);
  const organisationName = useOrganisationName();
  return useCallback(() => {
    const field = (name: string) => t(`import.values.fields.${name}`, { defaultValue: name });
    const number = (value: unknown) => sayNumber(Number(value), i18n.language);
    const day = (value: unknown) => formatDate(String(value), i18n.language);
    const given = ({ fields }: GoalImportRow) => {
      const { periodStart, periodEnd, municipalityId, value, n, estimate, note } = fields;
      return [
        periodStart ? `${day(periodStart)} – ${day(periodEnd)}` : '',
        municipalityId ? organisationName(String(municipalityId)) : '',
        value === undefined ? '' : `${field('value')}: ${number(value)}`,
        typeof n === 'number' ? `${field('n')}: ${number(n)}` : '',
        estimate ? field('estimate') : '',
        note ? String(note) : '',
      ]
        .filter(Boolean)
        .join(' · ');
    };
    return {
      given,
      changes: (row) => {
        const { indicatorId, municipalityId, periodStart, periodEnd, value } = row.fields;
        const before = store
          .reportedValues()
          .find(
            (one) =>
              !one.correctedBy &&
              one.indicatorId === indicatorId &&
              (one.municipalityId ?? null) === (municipalityId ?? null) &&
              one.periodStart === periodStart &&
              one.periodEnd === periodEnd,
          );
        return [
          {
            field: `${day(periodStart)} – ${day(periodEnd)}`,
            before: before ? number(before.value) : '',
            after: number(value),
          },
        ];
      },
      reasons: (row) =>
        told(row.reasons).map((reason) => {
          const { column, value } = reason;
          const fill = { column: field(column), value };
          return t(reasonKey(reason), {
            ...fill,
            defaultValue: t('import.reasons.other', fill),
          });
        }),
    };
  }, [store, organisationName, t, i18n.language]);
}
