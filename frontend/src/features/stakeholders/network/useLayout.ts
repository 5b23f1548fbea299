import { useCallback, useEffect, useMemo, useState } from 'react';
import { type MapStore, type Point, usePinned, useRelations, useStakeholders } from '../model';
import { ask } from './asking';
import { cardWidth } from './geometry';
import { placeNew } from './spread';

type Places = ReadonlyMap<string, Point>;

// What the automatic layout came to in this tab. Kept while the map is open, so
// that going to another view and back moves nobody, and pictures show the same.
const automatic = new WeakMap<MapStore, Places>();

function questionOf(store: MapStore) {
  return {
    ask: 'layout',
    nodes: [...store.stakeholders().values()].map(({ id, name }) => ({
      id,
      width: cardWidth(name),
    })),
    edges: [...store.relations().values()].map(({ fromId, toId, strength }) => ({
      from: fromId,
      to: toId,
      weight: strength ?? 2,
    })),
    pinned: store.pinned(),
    proportion: window.innerWidth < 768 ? 0.85 : 1.9,
  } as const;
}

/** Where everyone stands in the network of this tab; laid out now if it has not been. */
export async function placesOf(store: MapStore): Promise<Places> {
  let places = automatic.get(store);
  if (!places) {
    places = await ask(questionOf(store));
    automatic.set(store, places);
  }
  return together(completed(store, places), store.pinned());
}

/**
 * Where everyone stands: pinned by hand, else laid out once. Those who come
 * later are placed beside their own without moving anybody, until somebody asks
 * for a new layout. Null until the first layout is there.
 */
export function useLayout(store: MapStore) {
  const stakeholders = useStakeholders(store);
  const relations = useRelations(store);
  const pinned = usePinned(store);
  const [laidOut, setLaidOut] = useState<Places | null>(() => automatic.get(store) ?? null);
  const [working, setWorking] = useState(false);

  const again = useCallback(async () => {
    setWorking(true);
    const places = await ask(questionOf(store));
    automatic.set(store, places);
    setLaidOut(places);
    setWorking(false);
  }, [store]);

  const empty = stakeholders.size === 0;
  useEffect(() => {
    if (!automatic.has(store) && !empty) void again();
  }, [store, again, empty]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: these two say that the store has changed
  const places = useMemo(() => {
    if (!laidOut) return null;
    const all = completed(store, automatic.get(store) ?? laidOut);
    automatic.set(store, all);
    return together(all, pinned);
  }, [store, laidOut, pinned, stakeholders, relations]);
  return { places, working, again };
}

/** The layout with those who came since. */
function completed(store: MapStore, places: Places): Places {
  const missing = [...store.stakeholders().values()].filter(({ id }) => !places.has(id));
  if (missing.length === 0) return places;
  const all = new Map(places);
  const standing = () => together(all, store.pinned());
  const widths = new Map(
    [...store.stakeholders().values()].map(({ id, name }) => [id, cardWidth(name)]),
  );
  for (const { id, name } of missing) {
    const neighbours: string[] = [];
    for (const { fromId, toId } of store.relations().values()) {
      if (fromId === id) neighbours.push(toId);
      if (toId === id) neighbours.push(fromId);
    }
    all.set(id, placeNew(standing(), widths, cardWidth(name), neighbours));
  }
  return all;
}

function together(places: Places, pinned: Places): Places {
  return new Map([...places, ...pinned]);
}
