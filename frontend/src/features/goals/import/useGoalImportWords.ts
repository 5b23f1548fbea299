import { useCallback } from 'react';
import type { GoalImportReport, GoalImportRow, Person } from '@/api';
import type { RowWords } from '@/features/fileimport';
import { formatDate, useTranslation } from '@/i18n';
import { usePersonName } from '../inputs';
import { type GoalStore, goalSpecs, goalTexts } from '../model';

/** Those that all imports say alike; the rest is said about goals. */
const general = new Set([
  'unknown_value',
  'not_a_number',
  'out_of_range',
  'not_a_date',
  'too_long',
  'formula',
  'duplicate_row',
]);

/** Rows of a file in the person's language. */
export function useGoalImportWords(
  store: GoalStore,
  members: readonly Person[],
): (report: GoalImportReport) => RowWords<GoalImportRow> {
  const { t, i18n } = useTranslation(['goalwork', 'goals', 'fileimport']);
  const personName = usePersonName(members);
  return useCallback(
    (report) => {
      const names = new Map(report.rows.map((row) => [row.id, row.name]));
      const title = (id: string) => store.goal(id)?.title ?? names.get(id) ?? '';
      const fieldName = (name: string) => t(`goals:fields.${name}`, { defaultValue: name });
      const words = (name: string, value: unknown): string => {
        if (value === null || value === undefined || value === '') return t('block.notSet');
        if (name === 'parentId') return title(String(value));
        if (Array.isArray(value)) return value.join(', ');
        const spec = goalSpecs[name as keyof typeof goalSpecs];
        if (spec?.type === 'choice') return t(`goals:values.${spec.words}.${value}`);
        if (spec?.type === 'date') return formatDate(String(value), i18n.language);
        if (spec?.type === 'person') return personName(String(value));
        return String(value);
      };
      const before = (id: string, name: string): unknown => {
        const text = goalTexts.find((one) => one === name);
        if (text) return store.words(id, text);
        if (name === 'parentId') return store.tree().parent(id);
        return (store.goal(id) as unknown as Record<string, unknown> | null)?.[name];
      };
      return {
        given: (row) =>
          Object.entries(row.fields)
            .filter(([name]) => name !== 'title')
            .map(([name, value]) => `${fieldName(name)}: ${words(name, value)}`)
            .join(' · '),
        changes: (row) =>
          row.changed.map((name) => ({
            field: fieldName(name),
            before: words(name, before(row.id ?? '', name)),
            after: words(name, name === 'parentId' ? row.parentId : row.fields[name]),
          })),
        reasons: (row) =>
          row.reasons.map(({ code, column, value }) =>
            t(`${general.has(code) ? 'fileimport:' : 'import.'}reasons.${code}`, {
              column: fieldName(column),
              value,
              defaultValue: t('import.reasons.other', { column: fieldName(column), value }),
            }),
          ),
        warnings: (row) =>
          row.warnings.map(({ code, column, value, keptIn }) =>
            [
              t(`fileimport:reasons.${code}`, { column: fieldName(column), value }),
              keptIn
                ? t('fileimport:keptIn', { field: fieldName(keptIn) })
                : row.status !== 'wrong' && t('fileimport:leftOut'),
            ]
              .filter(Boolean)
              .join(' '),
          ),
      };
    },
    [store, personName, t, i18n.language],
  );
}
