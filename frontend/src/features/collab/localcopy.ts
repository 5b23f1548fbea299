import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { copyName, noteName, probeName, UnsavedCounts } from './devicecopies';
import { type Gathering, gatherRemote } from './gathering';

/** A device that cannot open its database answers within this, or never. */
const openLimit = 3_000;

/** The copy of a document on this device. Removed at sign-out, see devicecopies.ts. */
export interface LocalCopy {
  /** False where the browser has no storage: then changes live in this tab only. */
  readonly kept: boolean;
  /** It was not there in time, and is taken in when it comes. */
  readonly late: boolean;
  readonly counts: UnsavedCounts;
  /** From here on, what happens to the document goes into the copy; the `whole` of it, when it was empty. */
  follow(whole: boolean): void;
  /** Resolves when what was changed before is in the copy. */
  committed(): Promise<void>;
  close(): Promise<void>;
}

/** Loads the copy into the document; `follow` keeps it up to date. Never rejects. */
export async function openLocalCopy(
  person: string,
  document: string,
  doc: Y.Doc,
): Promise<LocalCopy> {
  const counts = new UnsavedCounts(person, document);
  if (!(await databaseWorks())) return { ...nothing, counts };
  const name = copyName(person, document);
  const persistence = new IndexeddbPersistence(name, doc);
  // What it takes out is not news to it, see following.ts; later, see gathering.ts.
  doc.off('update', persistence._storeUpdate);
  const kept = await Promise.race([
    persistence.whenSynced.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), openLimit)),
  ]);
  if (kept) noteName(name);
  let gathered: Gathering | null = null;
  return {
    counts,
    kept,
    late: !kept,
    follow: (whole) => {
      gathered ??= gatherRemote(persistence, doc, whole);
    },
    committed: () => {
      gathered?.write();
      return earlierWrites(persistence.db);
    },
    close: async () => {
      gathered?.end();
      await persistence.destroy();
    },
  };
}

const nothing = {
  kept: false,
  late: false,
  follow: () => {},
  committed: async () => {},
  close: async () => {},
};

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
    setTimeout(() => resolve(false), openLimit);
  });
  return works;
}
