import type { Awareness } from 'y-protocols/awareness';

/** What each tab says about its person. The server refuses a name that is not theirs. */
export interface RoomUser {
  id: string;
  name: string;
  /** The short name of the municipality. */
  organisation: string;
  /** A key of the palette, never a colour value: themes decide. */
  colour: string;
}

export interface Present extends RoomUser {
  you: boolean;
}

function isUser(value: unknown): value is RoomUser {
  if (typeof value !== 'object' || value === null) return false;
  const user = value as Record<string, unknown>;
  return ['id', 'name', 'organisation', 'colour'].every((key) => typeof user[key] === 'string');
}

/** Everyone in the document, each once however many tabs they have, oneself last. */
export function presentIn(awareness: Awareness, ownId: string): Present[] {
  const byId = new Map<string, Present>();
  for (const state of awareness.getStates().values()) {
    const user: unknown = state?.user;
    if (!isUser(user) || byId.has(user.id)) continue;
    const { id, name, organisation, colour } = user;
    byId.set(id, { id, name, organisation, colour, you: id === ownId });
  }
  return [...byId.values()].sort(
    (a, b) => Number(a.you) - Number(b.you) || a.name.localeCompare(b.name),
  );
}

export function samePeople(a: Present[], b: Present[]): boolean {
  return (
    a.length === b.length &&
    a.every((person, i) => person.id === b[i]?.id && person.colour === b[i]?.colour)
  );
}
