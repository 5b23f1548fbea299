import { useCallback } from 'react';
import type { GoalImportReport, Person } from '@/api';
import type { RowWords } from '@/features/fileimport';
import { formatDate, useTranslation } from '@/i18n';
import { sayNumber, usePersonName } from '../inputs';
import {
  actionSpecs,
  type FieldSpec,
  type GoalStore,
  indicatorSpecs,
  linkSpecs,
  type PlanText,
  planSpecs,
  planTexts,
} from '../model';
import type { ListKind, ListReport, ListRow } from './listreport';
import { useGoalImportWords } from './useGoalImportWords';

type Kind = Exclude<ListKind, 'goals'>;

const specs: Record<Kind, Record<string, FieldSpec>> = {
  indicators: indicatorSpecs,
  plans: planSpecs,
  activities: actionSpecs,
  links: linkSpecs,
};
/** Where the names of fields stand that have none under `import.list.fields`. */
const spaces: Partial<Record<Kind, string>> = {
  indicators: 'goalviews:indicators.fields',
  plans: 'goalviews:plans.fields',
  activities: 'goalviews:activities.fields',
};
/** What a row gives beside its name; where it stands is not worth a word. */
const unsaid = new Set(['title', 'name', 'order', 'templateVersion']);
const own = new Set([
  'unknown_goal',
  'unknown_plan',
  'unknown_activity',
  'unknown_indicator',
  'waits_for_itself',
  'ambiguous_match',
]);
/** Said in sentences that hold for goals and for what belongs to them. */
const shared = new Set(['ambiguous_number', 'dates_reversed', 'other']);

/** Rows of a file with everything a list holds, in the person's language. */
export function useListImportWords(
  store: GoalStore,
  members: readonly Person[],
): (report: ListReport) => RowWords<ListRow> {
  const { t, i18n } = useTranslation(['goalwork', 'goalviews', 'goals', 'fileimport']);
  const goalWords = useGoalImportWords(store, members);
  const personName = usePersonName(members);
  return useCallback(
    (report) => {
      const ofGoals = goalWords({ ...report, format: 'xlsx' } as unknown as GoalImportReport);
      const names = new Map(report.rows.map((row) => [row.id, row.name]));
      const nameOf = (id: string) =>
        store.goal(id)?.title ??
        store.indicator(id)?.name ??
        store.plan(id)?.title ??
        store.action(id)?.title ??
        names.get(id) ??
        id;
      const field = (kind: Kind, name: string) => {
        const space = spaces[kind];
        const named = space ? t(`${space}.${name}`, { defaultValue: '' }) : '';
        if (named) return named;
        const section = t(`goalviews:plans.sections.${name}.title`, { defaultValue: '' });
        return section || t(`import.list.fields.${name}`, { defaultValue: name });
      };
      const say = (kind: Kind, name: string, value: unknown): string => {
        if (value === null || value === undefined || value === '') return t('block.notSet');
        if (Array.isArray(value)) return value.map((one) => nameOf(String(one))).join(', ');
        if (typeof value === 'object') return Object.entries(value).map(pair).join(', ');
        if (typeof value === 'number') return sayNumber(value, i18n.language);
        if (typeof value === 'boolean') return t(value ? 'goalviews:yes' : 'goalviews:no');
        const spec = specs[kind][name];
        if (spec?.type === 'choice') return t(`goals:values.${spec.words}.${value}`);
        if (spec?.type === 'date') return formatDate(value as string, i18n.language);
        if (spec?.type === 'person') return personName(value as string);
        return spec?.type === 'end' || name === 'toId' ? nameOf(String(value)) : String(value);
      };
      const pair = ([key, value]: [string, unknown]) =>
        `${personName(key) && members.some(({ id }) => id === key) ? personName(key) : key} ${value}`;
      return {
        given: (row) => {
          const { kind } = row;
          if (kind === 'goals') return ofGoals.given(row);
          const facts = Object.entries(row.fields)
            .filter(([name, value]) => !unsaid.has(name) && value !== null)
            .map(([name, value]) => `${field(kind, name)}: ${say(kind, name, value)}`);
          return [t(`import.list.kinds.${kind}`), ...facts].join(' · ');
        },
        changes: (row) => {
          const { kind } = row;
          if (kind === 'goals') return ofGoals.changes(row);
          return row.changed.map((name) => ({
            field: `${t(`import.list.kinds.${kind}`)}, ${field(kind, name)}`,
            before: say(kind, name, before(store, row, name)),
            after: say(kind, name, row.fields[name]),
          }));
        },
        reasons: (row) => {
          const { kind } = row;
          if (kind === 'goals') return ofGoals.reasons(row);
          return row.reasons.map(({ code, column, value }) => {
            const fill = { column: field(kind, column), value };
            const space = own.has(code)
              ? 'import.list.reasons'
              : shared.has(code)
                ? 'import.reasons'
                : 'fileimport:reasons';
            const other = t('import.reasons.other', fill);
            return t(`${space}.${code}`, { ...fill, defaultValue: other });
          });
        },
        warnings: (row) => {
          const { kind } = row;
          if (kind === 'goals') return ofGoals.warnings?.(row) ?? [];
          return row.warnings.map(({ code, column, value }) => {
            const says = t(`fileimport:reasons.${code}`, { column: field(kind, column), value });
            return row.status === 'wrong' ? says : `${says} ${t('fileimport:leftOut')}`;
          });
        },
      };
    },
    [store, members, goalWords, personName, t, i18n.language],
  );
}

/** What stands in the list now. */
function before(store: GoalStore, { id, kind }: ListRow, name: string): unknown {
  const one = id ?? '';
  switch (kind) {
    case 'indicators': {
      const indicator = store.indicator(one);
      if (name !== 'milestones') return field(indicator, name);
      return Object.fromEntries((indicator?.milestones ?? []).map((m) => [m.date, m.value]));
    }
    case 'plans': {
      const text = planTexts.find((key) => key === name);
      if (text) return store.words(one, text as PlanText);
      const member = { goals: 'goalIds', indicators: 'indicatorIds' }[name] ?? name;
      return field(store.plan(one), member);
    }
    case 'activities':
      return name === 'raci'
        ? Object.fromEntries(store.action(one)?.raci ?? [])
        : field(store.action(one), name);
    default:
      return field(store.link(one), name);
  }
}

const field = (entity: object | null, name: string): unknown =>
  (entity as Record<string, unknown> | null)?.[name];
