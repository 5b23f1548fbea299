import { useMemo, useState } from 'react';
import type { Relation, RelationState, RelationType, Stakeholder } from '../model';

/** Which relations the network shows. Kept in the page, not in the map. */
export function useRelationFilter(
  relations: ReadonlyMap<string, Relation>,
  stakeholders: readonly Stakeholder[],
) {
  const [type, setType] = useState<RelationType | null>(null);
  const [state, setState] = useState<RelationState | null>(null);
  const shown = useMemo(() => {
    const there = new Set(stakeholders.map((one) => one.id));
    return [...relations.values()]
      .filter(
        (relation) =>
          there.has(relation.fromId) &&
          there.has(relation.toId) &&
          (type === null || relation.type === type) &&
          (state === null || (relation.state ?? 'current') === state),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }, [relations, stakeholders, type, state]);
  /** The types there are, in no particular order. */
  const types = useMemo(
    () => new Set([...relations.values()].flatMap((relation) => relation.type ?? [])),
    [relations],
  );
  return { type, setType, state, setState, shown, types };
}

export type RelationFilter = ReturnType<typeof useRelationFilter>;
