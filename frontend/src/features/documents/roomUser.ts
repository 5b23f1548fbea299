import type { Me } from '@/api';
import { acquireRoom, type RoomUser, releaseRoom } from '@/features/collab';

/** How one appears to the others in a room. */
export function roomUser(me: Me): RoomUser {
  return {
    id: me.id,
    name: me.name,
    organisation: me.organisation.shortName,
    colour: me.organisation.colour,
  };
}

/** Begins to join before the page is drawn; given up again when no page follows in a few seconds. */
export function joinEarly(documentId: string, me: Me) {
  releaseRoom(acquireRoom(documentId, roomUser(me)));
}
