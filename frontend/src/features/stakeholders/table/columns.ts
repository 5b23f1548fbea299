import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from '@/i18n';
import {
  type FieldSpec,
  relationSpecs,
  type StakeholderField,
  stakeholderSpecs,
  type TextField,
  textFields,
} from '../model';

export interface Column {
  key: string;
  label: string;
  /** In rem. */
  width: number;
  spec: FieldSpec | null;
  /** A long text instead of a field. */
  text?: TextField;
}

const start: readonly string[] = [
  'name',
  'kind',
  'mainCategory',
  'domainRole',
  'interest',
  'influence',
  'engagementNow',
  'engagementWanted',
  'ownerId',
  'involvement',
  'tags',
];

const offered: readonly (StakeholderField | TextField)[] = [
  'name',
  'kind',
  'mainCategory',
  'domainRole',
  'municipalityId',
  'area',
  'parentId',
  'tags',
  'interest',
  'influence',
  'engagementNow',
  'engagementWanted',
  'attitude',
  'impactOnThem',
  'power',
  'legitimacy',
  'urgency',
  'confidence',
  'assessedOn',
  'involvement',
  'relevantSteps',
  'ownerId',
  'contactName',
  'contactEmail',
  'contactPhone',
  ...textFields,
  'purpose',
  'retainUntil',
];

const isText = (key: string): key is TextField => (textFields as readonly string[]).includes(key);

function widthOf(key: string, spec: FieldSpec | null): number {
  if (key === 'name') return 16;
  if (!spec) return 18;
  if (spec.type === 'number') return 9;
  return spec.type === 'date' ? 9 : 11.5;
}

const kept = 'samrad.columns';

function remembered(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(kept) ?? 'null');
    const keys = Array.isArray(stored)
      ? offered.filter((key) => key === 'name' || stored.includes(key))
      : [];
    return keys.length > 1 ? keys : start;
  } catch {
    return start;
  }
}

/** The columns of the register: those shown, all there are, and how to choose. */
export function useColumns() {
  const { t } = useTranslation('stakeholders');
  const [shown, setShown] = useState(remembered);
  const all = useMemo(
    () =>
      offered.map((key): Column => {
        const spec = isText(key) ? null : stakeholderSpecs[key];
        const text = isText(key) ? { text: key } : {};
        return { key, label: t(`fields.${key}`), width: widthOf(key, spec), spec, ...text };
      }),
    [t],
  );
  const columns = useMemo(() => all.filter(({ key }) => shown.includes(key)), [all, shown]);
  const toggle = useCallback((key: string, show: boolean) => {
    setShown((before) => {
      const next = offered.filter((one) => (one === key ? show : before.includes(one)));
      try {
        localStorage.setItem(kept, JSON.stringify(next));
      } catch {
        // Only a convenience.
      }
      return next;
    });
  }, []);
  return { columns, all, toggle };
}

/** The columns of the relations: all of them, always. */
export function useRelationColumns(): Column[] {
  const { t } = useTranslation('stakeholders');
  return useMemo(
    () =>
      Object.entries(relationSpecs).map(([key, spec]) => ({
        key,
        label: t(`relationFields.${key}`),
        width: spec.type === 'end' ? 15 : spec.type === 'choice' ? 11 : 9,
        spec,
      })),
    [t],
  );
}
