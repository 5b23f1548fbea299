import { useCallback, useRef } from 'react';
import type { MapStore, Point } from '../model';
import {
  type Drag,
  Ghosts,
  type MapPresence,
  type Other,
  type Pointer,
  Pointers,
} from '../presence';
import { GhostCard } from './GhostCard';

interface OthersHereProps {
  store: MapStore;
  presence: MapPresence;
  here: readonly Other[];
  places: ReadonlyMap<string, Point> | null;
}

/** Where the others point, and what they drag; on the paper, above the cards. */
export function OthersHere({ store, presence, here, places }: OthersHereProps) {
  const placesRef = useRef(places);
  placesRef.current = places;
  // Two tabs may have laid out differently: a pointer is told relative to the
  // nearest stakeholder, so that it points at the same one everywhere.
  const placePointer = useCallback(({ x, y, at: id }: Pointer) => {
    const beside = id ? placesRef.current?.get(id) : null;
    if (id && !beside) return null;
    return { x: x + (beside?.x ?? 0), y: y + (beside?.y ?? 0) };
  }, []);
  const placeDrag = useCallback(({ x, y }: Drag) => ({ x, y }), []);
  const draw = useCallback(
    (id: string) => {
      const one = store.stakeholder(id);
      return one && <GhostCard one={one} />;
    },
    [store],
  );
  return (
    <div className="network-view__others">
      <Ghosts presence={presence} here={here} place={placeDrag} draw={draw} />
      <Pointers presence={presence} here={here} place={placePointer} />
    </div>
  );
}

/** A place told by the nearest stakeholder. */
export function besideNearest(at: Point, places: ReadonlyMap<string, Point> | null): Pointer {
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  let beside: Point = { x: 0, y: 0 };
  for (const [id, place] of places ?? []) {
    const far = (place.x - at.x) ** 2 + (place.y - at.y) ** 2;
    if (far >= least) continue;
    [nearest, least, beside] = [id, far, place];
  }
  if (nearest === null) return at;
  return { x: at.x - beside.x, y: at.y - beside.y, at: nearest };
}
