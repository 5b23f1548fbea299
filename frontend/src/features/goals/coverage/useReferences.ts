import { useMemo } from 'react';
import { type GoalStore, useLinks } from '../model';
import type { CoverColumn } from './CoverageGrid';

/** What the table needs to know of a national goal. */
export interface Reference {
  readonly id: string;
  /** Two letters, or Nordic, UN. */
  readonly country: string;
  readonly title: string;
  readonly obligatory: boolean;
}

interface References {
  /** The group has national goals to cover. */
  known: boolean;
  columns: readonly CoverColumn[];
  /** Those that a goal says it covers. */
  of: (goalId: string) => readonly string[];
  toggle: (goalId: string, referenceId: string) => void;
}

const covering = new Set(['fulfils_obligation', 'aligns_with']);
const none: readonly string[] = [];

/** National goals of the group, and the links by which goals cover them. */
export function useReferences(store: GoalStore, references: readonly Reference[]): References {
  const links = useLinks(store);
  return useMemo(() => {
    const byId = new Map(references.map((one) => [one.id, one]));
    const found = new Map<string, string[]>();
    for (const { type, toKind, toId, fromGoal } of links.values()) {
      if (toKind !== 'reference_goal' || !toId || !covering.has(type)) continue;
      const list = found.get(fromGoal);
      if (list) list.push(toId);
      else found.set(fromGoal, [toId]);
    }
    const columns = [...references]
      .sort(
        (a, b) =>
          Number(b.obligatory) - Number(a.obligatory) ||
          a.country.localeCompare(b.country) ||
          a.title.localeCompare(b.title),
      )
      .map(({ id, country, title, obligatory }) => ({
        key: id,
        name: `${country}: ${title}`,
        obligatory,
      }));
    return {
      known: references.length > 0,
      columns,
      of: (goalId) => found.get(goalId) ?? none,
      toggle: (fromGoal, toId) => {
        const own = [...links.values()].filter(
          (one) =>
            one.fromGoal === fromGoal &&
            one.toKind === 'reference_goal' &&
            one.toId === toId &&
            covering.has(one.type),
        );
        if (own.length > 0) return store.removeLinks(own.map(({ id }) => id));
        const one = byId.get(toId);
        if (!one) return;
        store.addLink({
          fromGoal,
          toKind: 'reference_goal',
          toId,
          toTitle: one.title,
          type: one.obligatory ? 'fulfils_obligation' : 'aligns_with',
        });
      },
    };
  }, [references, links, store]);
}
