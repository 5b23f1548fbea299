import { createDecoder, readVarInt, readVarString, readVarUint } from 'lib0/decoding';

// Reads just enough of a Hocuspocus frame to keep the ledger: which document it
// is for, and whether the server owes an answer for it or gives one.

const sync = 0;
const syncStatus = 8;

/** The kinds of outgoing frame. The server answers `step2` and `update`, each once and in order. */
export type SentKind = 'step1' | 'step2' | 'update' | 'other';

export interface Sent {
  document: string;
  kind: SentKind;
}

const kinds: SentKind[] = ['step1', 'step2', 'update'];

/** Null for a frame that names no document (a pong) or cannot be read. */
export function readSent(frame: Uint8Array): Sent | null {
  try {
    const decoder = createDecoder(frame);
    if (frame.length < 2) return null;
    const document = readVarString(decoder);
    if (readVarUint(decoder) !== sync) return { document, kind: 'other' };
    return { document, kind: kinds[readVarUint(decoder)] ?? 'other' };
  } catch {
    return null;
  }
}

/** The answer to one `step2` or `update`: true is stored, false is refused, null is another kind of frame. */
export function readStatus(frame: ArrayBuffer): boolean | null {
  try {
    const decoder = createDecoder(new Uint8Array(frame));
    readVarString(decoder);
    if (readVarUint(decoder) !== syncStatus) return null;
    return readVarInt(decoder) === 1;
  } catch {
    return null;
  }
}
