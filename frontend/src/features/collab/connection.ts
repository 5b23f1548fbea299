import type { Refusal } from './closecodes';

/** Where a document stands between this tab and the server. One at a time. */
export type Connection =
  | { state: 'connecting'; unsaved: number }
  /** `saving` counts the changes on their way; 0 is: everything is stored. */
  | { state: 'live'; saving: number }
  | { state: 'offline'; unsaved: number }
  /** We reach the server, the server does not reach its database. */
  | { state: 'storage-away'; unsaved: number }
  | { state: 'refused'; code: Refusal; unsaved: number };

export interface Facts {
  /** Both sides have exchanged their state on the present connection. */
  synced: boolean;
  /** No connection for long enough to say so. */
  lost: boolean;
  storageAway: boolean;
  refusal: Refusal | null;
  unsaved: number;
  /** So many of them are not in the copy on this device yet, a matter of milliseconds. */
  notKept?: number;
}

export function connectionOf(facts: Facts): Connection {
  // Offline it is said how many are kept on this device: not before they are.
  const kept = Math.max(0, facts.unsaved - (facts.notKept ?? 0));
  const { unsaved } = facts;
  if (facts.refusal) return { state: 'refused', code: facts.refusal, unsaved };
  if (facts.synced && facts.storageAway) return { state: 'storage-away', unsaved: kept };
  if (facts.synced) return { state: 'live', saving: unsaved };
  if (facts.lost) return { state: 'offline', unsaved: kept };
  return { state: 'connecting', unsaved };
}

export function sameConnection(a: Connection, b: Connection): boolean {
  if (a.state !== b.state) return false;
  if (a.state === 'live') return b.state === 'live' && a.saving === b.saving;
  if (a.state === 'refused' && b.state === 'refused' && a.code !== b.code) return false;
  return b.state !== 'live' && a.unsaved === b.unsaved;
}
