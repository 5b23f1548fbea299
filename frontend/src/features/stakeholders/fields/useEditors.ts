import { useCallback, useSyncExternalStore } from 'react';
import type { Room } from '@/features/collab';
import { type Other, presenceOf } from '../presence';

const nobody: readonly Other[] = [];

/** Indexed once per change of presence, whoever asks. */
const indexes = new WeakMap<readonly Other[], Map<string, Other[]>>();

function indexOf(others: readonly Other[]): Map<string, Other[]> {
  let index = indexes.get(others);
  if (!index) {
    index = new Map();
    for (const other of others) {
      if (!other.editing) continue;
      const list = index.get(other.editing.id);
      if (list) list.push(other);
      else index.set(other.editing.id, [other]);
    }
    indexes.set(others, index);
  }
  return index;
}

/** The others whose caret is in a field of this one. */
export function useEditors(room: Room, id: string): readonly Other[] {
  const presence = presenceOf(room);
  const read = useCallback(() => indexOf(presence.getOthers()).get(id) ?? nobody, [presence, id]);
  return useSyncExternalStore(presence.subscribe, read);
}
