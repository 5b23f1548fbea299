import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Room } from '@/features/collab';
import type { View } from '../view';
import { type MapPresence, type Other, presenceOf } from './presence';

/** The others in this map, and how to tell them where one is oneself. */
export function usePresence(room: Room): { presence: MapPresence; others: readonly Other[] } {
  const presence = presenceOf(room);
  const others = useSyncExternalStore(presence.subscribe, presence.getOthers);
  return { presence, others };
}

const nobody: readonly Other[] = [];

/**
 * Presence as a view uses it: tells that one is here and what one has chosen;
 * gives the others of the same view, and by stakeholder who has chosen it.
 */
export function useViewPresence(room: Room, view: View, selected: readonly string[]) {
  const { presence, others } = usePresence(room);
  useEffect(() => {
    presence.setView(view);
    return () => {
      presence.movePointer(null);
      presence.setDrag(null);
    };
  }, [presence, view]);
  useEffect(() => presence.setSelected(selected), [presence, selected]);
  const here = useMemo(() => {
    const same = others.filter((other) => other.view === view);
    return same.length > 0 ? same : nobody;
  }, [others, view]);
  const chosenBy = useMemo(() => whoChose(others), [others]);
  return { presence, here, chosenBy };
}

/** Who has chosen which stakeholder, in any view. */
export function whoChose(others: readonly Other[]): ReadonlyMap<string, readonly Other[]> {
  const chosen = new Map<string, Other[]>();
  for (const other of others) {
    for (const id of other.selected) {
      const list = chosen.get(id);
      if (list) list.push(other);
      else chosen.set(id, [other]);
    }
  }
  return chosen;
}
