import type { Anchor, Thread } from '@/api';

/** What is being said about one thing of the map. */
export interface Said {
  /** Open threads. */
  count: number;
  unread: boolean;
  /** The thread to open. */
  first: string;
}

export type SaidById = ReadonlyMap<string, Said>;

export const nothingSaid: SaidById = new Map();

/**
 * Open threads by the thing they are about. What has not changed is the same object
 * as before, and the whole is if nothing has: views draw hundreds of things.
 */
export function countSaid(
  threads: Iterable<Thread>,
  kind: Anchor['kind'],
  before: SaidById,
): SaidById {
  const found = new Map<string, Said>();
  for (const { id, anchor, status, unread } of threads) {
    if (status !== 'open' || anchor.kind !== kind || !anchor.id) continue;
    const { count = 0, first = id, unread: some = false } = found.get(anchor.id) ?? {};
    found.set(anchor.id, { count: count + 1, unread: some || unread > 0, first });
  }
  let same = found.size === before.size;
  for (const [id, now] of found) {
    const then = before.get(id);
    if (then && alike(then, now)) found.set(id, then);
    else same = false;
  }
  return same ? before : found;
}

const alike = (a: Said, b: Said) =>
  a.count === b.count && a.unread === b.unread && a.first === b.first;
