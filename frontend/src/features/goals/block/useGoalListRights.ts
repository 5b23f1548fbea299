import type { Document } from '@/api';
import { type Room, useConnection, useRoomPart } from '@/features/collab';
import { goalSchemaVersion } from '../version';

/** Whether the person may change this list now, from a page that knows all it may hold. */
export function useGoalListRights(list: Document, room: Room): boolean {
  const right = useRoomPart(room, (state) => state.right);
  const refused = useConnection(room).state === 'refused';
  return (
    list.rights.includes('edit') &&
    list.schemaVersion <= goalSchemaVersion &&
    (right === null || right === 'write') &&
    !refused
  );
}
