import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from '@/i18n';
import { type FieldSpec, type GoalField, goalSpecs } from '../model';

export type ColumnKey = Extract<
  GoalField,
  'level' | 'ownerId' | 'due' | 'status' | 'health' | 'progress' | 'municipalityId'
>;

export interface Column {
  key: ColumnKey;
  label: string;
  /** In rem. */
  width: number;
  spec: FieldSpec;
}

/** In the order in which they stand beside the title. */
const offered: readonly (readonly [ColumnKey, number])[] = [
  ['status', 7.5],
  ['health', 7.5],
  ['progress', 9],
  ['ownerId', 8.5],
  ['due', 9.5],
  ['level', 8.5],
  ['municipalityId', 8],
];
const start: readonly ColumnKey[] = ['status', 'health', 'progress', 'ownerId', 'due'];
/** What the title needs beside them, in pixels. */
const titleNeeds = 400;

const kept = 'samrad.goalColumns';

function remembered(): readonly ColumnKey[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(kept) ?? 'null');
    if (Array.isArray(stored))
      return offered.map(([key]) => key).filter((key) => stored.includes(key));
  } catch {
    // Only a convenience.
  }
  return start;
}

/** The columns that are wanted and have room, all there are, and how to choose. */
export function useColumns(room: number) {
  const { t } = useTranslation('goals');
  const [wanted, setWanted] = useState(remembered);
  const all = useMemo(
    () =>
      offered.map(
        ([key, width]): Column => ({
          key,
          width,
          label: t(`fields.${key}`),
          spec: goalSpecs[key],
        }),
      ),
    [t],
  );
  const columns = useMemo(() => {
    let left = room - titleNeeds;
    return all.filter(({ key, width }) => {
      if (!wanted.includes(key) || left < width * 16) return false;
      left -= width * 16;
      return true;
    });
  }, [all, wanted, room]);
  const toggle = useCallback((key: ColumnKey) => {
    setWanted((before) => {
      const next = before.includes(key) ? before.filter((one) => one !== key) : [...before, key];
      try {
        localStorage.setItem(kept, JSON.stringify(next));
      } catch {
        // Only a convenience.
      }
      return next;
    });
  }, []);
  return { columns, all, wanted, toggle };
}
