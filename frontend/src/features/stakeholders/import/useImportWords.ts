import { useCallback } from 'react';
import type { ImportReason, ImportReport, ImportRow, Person } from '@/api';
import type { RowWords } from '@/features/fileimport';
import { useTranslation } from '@/i18n';
import { useFieldWords } from '../fields/useFieldWords';
import { type FieldSpec, type MapStore, relationSpecs, stakeholderSpecs } from '../model';
import { isText } from './carryout';

/** Said otherwise about maps than about other documents. */
const ownReasons: readonly string[] = [
  'unknown_parent',
  'parent_cycle',
  'ambiguous_match',
  'unknown_stakeholder',
] satisfies ImportReason['code'][];

/** Rows of a file in the person's language. */
export function useImportWords(
  store: MapStore,
  members: readonly Person[],
): (report: ImportReport) => RowWords<ImportRow> {
  const { t } = useTranslation(['stakeholderwork', 'stakeholders', 'fileimport']);
  const { say } = useFieldWords(store, members);
  return useCallback(
    (report) => {
      const relations = report.sheet === 'relations';
      const specs: Record<string, FieldSpec> = relations ? relationSpecs : stakeholderSpecs;
      const names = new Map(report.rows.map((row) => [row.id, row.name]));
      const fieldName = (name: string) =>
        t(`stakeholders:${relations ? 'relationFields' : 'fields'}.${name}`, {
          defaultValue: name,
        });
      const words = (name: string, value: unknown): string => {
        const spec = specs[name];
        if (!spec) return String(value ?? '');
        // The parent may be a row of the same file.
        if (spec.type === 'parent' && typeof value === 'string' && !store.stakeholder(value))
          return names.get(value) ?? '';
        return say(spec, value);
      };
      const before = (id: string, name: string): unknown => {
        if (isText(name) && !relations) return store.words(id, name);
        const one = relations ? store.relation(id) : store.stakeholder(id);
        return (one as unknown as Record<string, unknown> | null)?.[name];
      };
      const own = new Set(['name', 'fromId', 'toId']);
      return {
        given: (row) =>
          // As the details have them, and not as the server happens to send them.
          Object.keys(specs)
            .filter((name) => !own.has(name) && name in row.fields)
            .map((name) => `${fieldName(name)}: ${words(name, row.fields[name])}`)
            .join('; '),
        changes: (row) =>
          row.changed.map((name) => ({
            field: fieldName(name),
            before: words(name, before(row.id ?? '', name)) || t('stakeholders:notSet'),
            after: words(name, (row.fields as Record<string, unknown>)[name]),
          })),
        reasons: (row) =>
          row.reasons.map(({ code, column, value }) =>
            t(`${ownReasons.includes(code) ? 'import.' : 'fileimport:'}reasons.${code}`, {
              column: fieldName(column),
              value,
            }),
          ),
        warnings: (row) =>
          row.warnings.map(({ code, column, value }) => {
            const cell = { column: fieldName(column), value };
            if (code === 'zeros_lost') return t('import.zerosLost', cell);
            const says = t(`fileimport:reasons.${code}`, cell);
            return row.status === 'wrong' ? says : `${says} ${t('fileimport:leftOut')}`;
          }),
      };
    },
    [store, say, t],
  );
}
