import { useEffect, useState } from 'react';
import type { Relation, Stakeholder } from '../model';
import { ask } from './asking';
import type { Standing } from './metrics';

const none: ReadonlyMap<string, Standing> = new Map();

/** Degree, betweenness and bridges of what is shown, worked out beside the page and a moment after a change. */
export function useStandings(
  stakeholders: readonly Stakeholder[],
  relations: readonly Relation[],
): ReadonlyMap<string, Standing> {
  const [standings, setStandings] = useState(none);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(async () => {
      const found = await ask({
        ask: 'standings',
        ids: stakeholders.map((one) => one.id),
        edges: relations.map(({ fromId, toId }) => ({ from: fromId, to: toId })),
      });
      if (wanted) setStandings((before) => (same(before, found) ? before : kept(before, found)));
    }, 150);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [stakeholders, relations]);
  return standings;
}

const alike = (a: Standing | undefined, b: Standing) =>
  a?.degree === b.degree && a.bridge === b.bridge && a.betweenness === b.betweenness;

function same(a: ReadonlyMap<string, Standing>, b: ReadonlyMap<string, Standing>): boolean {
  return a.size === b.size && [...b].every(([id, one]) => alike(a.get(id), one));
}

/** The old value for whoever stands as before, so that their card is not drawn again. */
function kept(before: ReadonlyMap<string, Standing>, now: ReadonlyMap<string, Standing>) {
  return new Map(
    [...now].map(([id, one]) => {
      const old = before.get(id);
      return [id, old && alike(old, one) ? old : one];
    }),
  );
}
