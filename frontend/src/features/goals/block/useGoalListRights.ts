import type { Document } from '@/api';
import { type Room, schemaVersions, useConnection, useRoomPart } from '@/features/collab';

/** Whether the person may change this list now, from a page that knows all it may hold. */
export function useGoalListRights(list: Document, room: Room): boolean {
  const right = useRoomPart(room, (state) => state.right);
  const refused = useConnection(room).state === 'refused';
  return (
    list.rights.includes('edit') &&
    list.schemaVersion <= schemaVersions.goal_list &&
    (right === null || right === 'write') &&
    !refused
  );
}
