import type { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

/** Others' changes are stored on the server already; on this device they may wait so long. */
export const gatheringTime = 300;

export interface Gathering {
  /** Writes what waits. */
  write(): void;
  /** The same, and listens no more. */
  end(): void;
}

/**
 * y-indexeddb writes each update in a transaction of its own, which costs about as
 * much as taking the update in. One's own are still written at once, and never
 * before others' that they may be built upon.
 */
export function gatherRemote(
  persistence: Pick<IndexeddbPersistence, '_storeUpdate'>,
  doc: Y.Doc,
): Gathering {
  let waiting: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const [first] = waiting;
    if (!first) return;
    persistence._storeUpdate(waiting.length === 1 ? first : Y.mergeUpdates(waiting), 'others');
    waiting = [];
  };
  const onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (origin === persistence) return;
    if (local) {
      write();
      persistence._storeUpdate(update, origin);
      return;
    }
    waiting.push(update);
    timer ??= setTimeout(write, gatheringTime);
  };
  doc.off('update', persistence._storeUpdate);
  doc.on('update', onUpdate);
  return {
    write,
    end: () => {
      doc.off('update', onUpdate);
      write();
    },
  };
}
