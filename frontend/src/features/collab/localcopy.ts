import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { copyName, noteName, probeName, UnsavedCounts } from './devicecopies';

/** A device that cannot open its database answers within this, or never. */
const openLimit = 3_000;

/** The copy of a document on this device. Removed at sign-out, see devicecopies.ts. */
export interface LocalCopy {
  /** False where the browser has no storage: then changes live in this tab only. */
  readonly kept: boolean;
  readonly counts: UnsavedCounts;
  close(): Promise<void>;
}

/** Loads the copy into the document and keeps it up to date. Never rejects. */
export async function openLocalCopy(
  person: string,
  document: string,
  doc: Y.Doc,
): Promise<LocalCopy> {
  const counts = new UnsavedCounts(person, document);
  if (!(await databaseWorks())) return { counts, kept: false, close: async () => {} };
  const name = copyName(person, document);
  const persistence = new IndexeddbPersistence(name, doc);
  const kept = await Promise.race([
    persistence.whenSynced.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), openLimit)),
  ]);
  if (kept) noteName(name);
  return { counts, kept, close: async () => void (await persistence.destroy()) };
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
