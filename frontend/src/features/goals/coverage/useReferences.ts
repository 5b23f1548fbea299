import { useMemo } from 'react';
import { type GoalStore, useLinks } from '../model';
import { coveredBy, isCovering, type Reference } from './columns';

interface References {
  /** Those that a goal says it covers. */
  of: (goalId: string) => readonly string[];
  toggle: (goalId: string, referenceId: string) => void;
}

/** The links by which goals cover national goals. */
export function useReferences(store: GoalStore, references: readonly Reference[]): References {
  const links = useLinks(store);
  return useMemo(() => {
    const byId = new Map(references.map((one) => [one.id, one]));
    return {
      of: coveredBy(links.values()),
      toggle: (fromGoal, toId) => {
        const own = [...links.values()].filter(
          (one) => isCovering(one) && one.fromGoal === fromGoal && one.toId === toId,
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
