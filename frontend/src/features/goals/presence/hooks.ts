import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Room } from '@/features/collab';
import { type Other, presenceOf } from './presence';

const nobody: readonly Other[] = [];

/** Everybody else in the list. */
export function useOthers(room: Room): readonly Other[] {
  const presence = presenceOf(room);
  return useSyncExternalStore(presence.subscribe, presence.getOthers);
}

/** Says which view is open and which goals are chosen, as long as the view is. */
export function useViewPresence(room: Room, view: string, selected: readonly string[]) {
  const presence = presenceOf(room);
  useEffect(() => {
    presence.tell({ view, selected });
  }, [presence, view, selected]);
  useEffect(() => () => presence.tell({ editing: null, drag: null }), [presence]);
}

/** Indexed once per change of presence, whoever asks. */
const indexes = new WeakMap<readonly Other[], Map<string, Other[]>>();

function indexOf(others: readonly Other[]): Map<string, Other[]> {
  let index = indexes.get(others);
  if (!index) {
    index = new Map();
    for (const other of others) {
      const ids = new Set([...other.selected.slice(0, 1), other.editing?.id, other.drag?.id]);
      for (const id of ids) if (id) index.set(id, [...(index.get(id) ?? []), other]);
    }
    indexes.set(others, index);
  }
  return index;
}

/** Who has this goal open, writes in it or drags it. The same list while none of them changes. */
export function useOthersAt(room: Room, id: string): readonly Other[] {
  const presence = presenceOf(room);
  const read = useCallback(() => indexOf(presence.getOthers()).get(id) ?? nobody, [presence, id]);
  const lists = useSyncExternalStore(presence.subscribe, read);
  return lists;
}
