import * as Y from 'yjs';
import type { RoomUser } from '@/features/collab';
import type { Stakeholder } from './entities';

/** The bare content of an entry: words, numbers, yes or no; shared texts as strings. */
export type Entries = Readonly<Record<string, unknown>>;

/** What is needed to bring back a stakeholder that somebody removed. */
export interface Removed {
  readonly stakeholder: Stakeholder;
  readonly entries: Entries;
  readonly relations: ReadonlyMap<string, Entries>;
  readonly communications: ReadonlyMap<string, Entries>;
  /** By this tab's person. */
  readonly own: boolean;
  /** Null when that person has not said so. */
  readonly by: RoomUser | null;
}

/**
 * What an entry held before the transaction that removed it. Yjs throws the
 * content away right after its observers have run; until then the items are
 * there, marked as deleted, and `event` knows which were alive before.
 */
export function readRemoved(map: Y.Map<unknown>, event: Y.YEvent<Y.AbstractType<unknown>>) {
  const entries: Record<string, unknown> = {};
  for (const [key, last] of map._map) {
    let item: Y.Item | null = last;
    while (item !== null && event.adds(item)) item = item.left;
    if (item === null || (item.deleted && !event.deletes(item))) continue;
    const value: unknown = item.content.getContent()[item.length - 1];
    if (value instanceof Y.Text) entries[key] = removedText(value, event);
    else if (!(value instanceof Y.AbstractType)) entries[key] = value;
  }
  return entries;
}

function removedText(text: Y.Text, event: Y.YEvent<Y.AbstractType<unknown>>): string {
  let words = '';
  for (let item = text._start; item !== null; item = item.right) {
    const wasThere = !item.deleted || event.deletes(item);
    if (wasThere && item.countable && item.content instanceof Y.ContentString) {
      words += item.content.str;
    }
  }
  return words;
}
