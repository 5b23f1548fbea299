import type { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

/** Others' changes are stored on the server already; on this device they may wait so long. */
export const gatheringTime = 300;
/** All of a document that was just opened for the first time: when the page has been drawn. */
export const wholeTime = 2_000;

export interface Gathering {
  /** Writes what waits; not yet the whole of a document that has just come. */
  write(): void;
  /** The same, and listens no more. */
  end(): void;
}

/**
 * y-indexeddb writes each update in a transaction of its own, which costs about as
 * much as taking the update in. One's own are still written at once, and never
 * before others' that they may be built upon, except for the `whole` document,
 * when nothing of it is in the copy yet: Yjs keeps what waits for it.
 */
export function gatherRemote(
  persistence: Pick<IndexeddbPersistence, '_storeUpdate'>,
  doc: Y.Doc,
  whole = false,
): Gathering {
  let waiting: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const writeWhole = () => {
    clearTimeout(wholeTimer);
    if (!whole) return;
    whole = false;
    waiting = [];
    persistence._storeUpdate(Y.encodeStateAsUpdate(doc), 'others');
  };
  const wholeTimer = whole ? setTimeout(writeWhole, wholeTime) : undefined;
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
  doc.on('update', onUpdate);
  return {
    write,
    end: () => {
      doc.off('update', onUpdate);
      writeWhole();
      write();
    },
  };
}
