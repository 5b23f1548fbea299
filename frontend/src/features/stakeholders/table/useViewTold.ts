import { useEffect } from 'react';
import type { Room } from '@/features/collab';
import { presenceOf } from '../presence';

/** Tells the others that one is in the table, and who is open. */
export function useViewTold(room: Room, selected: readonly string[]) {
  const presence = presenceOf(room);
  useEffect(() => presence.setView('table'), [presence]);
  useEffect(() => presence.setSelected(selected), [presence, selected]);
}
