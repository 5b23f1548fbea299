import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { copyName, noteName, probeName, UnsavedCounts } from './devicecopies';
import { type Gathering, gatherRemote } from './gathering';

/** The page does not wait longer for the device's storage; the copy is taken in when it comes. */
const openLimit = 3_000;

/** The copy of a document on this device. Removed at sign-out, see devicecopies.ts. */
export interface LocalCopy {
  /** False where the browser has no storage, or not yet: then changes live in this tab only. */
  readonly kept: boolean;
  /** It was not there in time: what is known of it comes by `onLate`, or never. */
  readonly late: boolean;
  readonly counts: UnsavedCounts;
  /** From here on, what happens to the document goes into the copy; the `whole` of it, when it was empty. */
  follow(whole: boolean): void;
  /** Resolves when what was changed before is in the copy. */
  committed(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Loads the copy into the document; `follow` keeps it up to date. Never rejects.
 * A copy that comes late is `kept` from then on, and `onLate` is called.
 */
export async function openLocalCopy(
  person: string,
  document: string,
  doc: Y.Doc,
  onLate: () => void,
): Promise<LocalCopy> {
  const name = copyName(person, document);
  let persistence: IndexeddbPersistence | null = null;
  let gathered: Gathering | null = null;
  let followed: { whole: boolean } | null = null;
  let closed = false;
  const gather = () => {
    if (persistence && followed) gathered ??= gatherRemote(persistence, doc, followed.whole);
  };
  const copy = {
    counts: new UnsavedCounts(person, document),
    kept: false,
    late: false,
    follow: (whole: boolean) => {
      followed ??= { whole };
      gather();
    },
    committed: async () => {
      gathered?.write();
      if (persistence) await earlierWrites(persistence.db);
    },
    close: async () => {
      closed = true;
      gathered?.end();
      await persistence?.destroy();
    },
  };
  const open = async () => {
    if (!(await databaseWorks()) || closed) return;
    persistence = new IndexeddbPersistence(name, doc);
    // What it takes out is not news to it, see following.ts; later, see gathering.ts.
    doc.off('update', persistence._storeUpdate);
    gather();
    await persistence.whenSynced;
    if (closed) return;
    noteName(name);
    copy.kept = true;
    if (copy.late) onLate();
  };
  const answered = open().then(
    () => true,
    () => true,
  );
  const limit = new Promise<false>((resolve) => setTimeout(() => resolve(false), openLimit));
  copy.late = !(await Promise.race([answered, limit]));
  return copy;
}

/** A transaction of ours waits for all earlier ones on the same store. */
function earlierWrites(db: IDBDatabase | null): Promise<void> {
  return new Promise((resolve) => {
    try {
      if (!db) return resolve();
      const waiting = db.transaction(['updates'], 'readwrite');
      waiting.oncomplete = () => resolve();
      waiting.onabort = () => resolve();
    } catch {
      // It is being closed.
      resolve();
    }
  });
}

let works: Promise<boolean> | undefined;

// y-indexeddb leaves a rejection unhandled when the database cannot be opened
// (private windows, full disks), so ask first.
function databaseWorks(): Promise<boolean> {
  works ??= new Promise<boolean>((resolve) => {
    try {
      const request = indexedDB.open(probeName);
      request.onsuccess = () => {
        request.result.close();
        resolve(true);
      };
      request.onerror = (event) => {
        event.preventDefault();
        resolve(false);
      };
    } catch {
      resolve(false);
    }
  });
  return works;
}
