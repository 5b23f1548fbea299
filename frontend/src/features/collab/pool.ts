import { onForget, removeLocalCopy, unsentChanges } from './devicecopies';
import { openInbox } from './inbox';
import type { RoomUser } from './people';
import { Room } from './room';
import { schemasQuery } from './schemas';
import { CollabSocket } from './socket';

// Rooms outlive the components that show them by a moment: a part that waits for its
// code takes effects back and runs them again, and a person goes back and forth between
// pages. Without that, each such step would be a new connection and a full exchange.

const releaseAfter = 4_000;

interface Entry {
  room: Room;
  person: string;
  holders: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const entries = new Map<string, Entry>();
let socket: CollabSocket | null = null;
let closeInbox = () => {};

function collabAddress(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/collab${schemasQuery()}`;
}

/** The room of a document. Give it back with `releaseRoom`. */
export function acquireRoom(documentId: string, user: RoomUser): Room {
  const key = `${user.id}/${documentId}`;
  let entry = entries.get(key);
  if (!entry) {
    if (!socket) {
      socket = new CollabSocket({ url: collabAddress() });
      closeInbox = openInbox(socket);
    }
    const room = new Room(documentId, user, socket);
    entry = { room, person: user.id, holders: 0, timer: undefined };
    entries.set(key, entry);
  }
  clearTimeout(entry.timer);
  entry.holders += 1;
  return entry.room;
}

export function releaseRoom(room: Room) {
  for (const [key, entry] of entries) {
    if (entry.room !== room) continue;
    entry.holders -= 1;
    if (entry.holders === 0) entry.timer = setTimeout(() => void drop(key), releaseAfter);
  }
}

async function drop(key: string): Promise<void> {
  const entry = entries.get(key);
  if (!entry) return;
  clearTimeout(entry.timer);
  entries.delete(key);
  const closed = entry.room.close();
  if (entries.size === 0) {
    closeInbox();
    socket?.destroy();
    socket = null;
  }
  await closed;
}

/** Throws away what this device holds of a document, unsent changes included. */
export async function forgetDocument(room: Room, person: string): Promise<void> {
  await drop(`${person}/${room.id}`);
  await removeLocalCopy(person, room.id);
}

/** Removes the copy of a document that is not open, unless it holds changes that were never sent. */
export async function forgetIfSent(documentId: string, person: string): Promise<void> {
  if (entries.has(`${person}/${documentId}`)) return;
  if (unsentChanges(person).some((unsent) => unsent.document === documentId)) return;
  await removeLocalCopy(person, documentId);
}

onForget(async () => {
  await Promise.all([...entries.keys()].map(drop));
});
