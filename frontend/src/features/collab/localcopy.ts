import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

// The copy of a document on this device. It is named by person and document, so
// nobody is ever shown what another kept on a shared machine, and it is removed
// at sign-out. Beside it stands, per tab, how many changes the server has not
// confirmed: only a number for the person's eyes, what is sent is decided by
// the handshake.

const prefix = 'samrad.copy';
const countPrefix = 'samrad.unsaved';
/** A device that cannot open its database answers within this, or never. */
const openLimit = 3_000;

const copyName = (person: string, document: string) => `${prefix}.${person}.${document}`;
const countName = (person: string, document: string) => `${countPrefix}.${person}.${document}.`;

export interface LocalCopy {
  /** False where the browser has no storage: then changes live in this tab only. */
  readonly kept: boolean;
  /** Changes of earlier page loads that were never confirmed. */
  readonly carried: number;
  noteUnsaved(count: number): void;
  /** Everything that was in the copy at its opening is stored: forget the old numbers. */
  noteCarriedStored(): void;
  close(): Promise<void>;
}

/** Loads the copy into the document and keeps it up to date. Never rejects. */
export async function openLocalCopy(
  person: string,
  document: string,
  doc: Y.Doc,
): Promise<LocalCopy> {
  const name = copyName(person, document);
  const counts = new UnsavedCounts(countName(person, document));
  if (!(await databaseWorks())) return { ...counts.face, kept: false, close: async () => {} };
  const persistence = new IndexeddbPersistence(name, doc);
  const opened = await Promise.race([
    persistence.whenSynced.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), openLimit)),
  ]);
  if (opened) noteName(name);
  return { ...counts.face, kept: opened, close: async () => void (await persistence.destroy()) };
}

let works: Promise<boolean> | undefined;

// y-indexeddb leaves a rejection unhandled when the database cannot be opened
// (private windows, full disks), so ask first.
function databaseWorks(): Promise<boolean> {
  works ??= new Promise<boolean>((resolve) => {
    try {
      const request = indexedDB.open(`${prefix}.probe`);
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

/** One number per tab and load; numbers left by earlier loads are carried. */
class UnsavedCounts {
  private readonly own: string;
  private readonly old: string[];
  private last = 0;
  readonly face: Pick<LocalCopy, 'carried' | 'noteUnsaved' | 'noteCarriedStored'>;

  constructor(base: string) {
    this.own = base + Math.random().toString(36).slice(2, 10);
    this.old = storageKeys().filter((key) => key.startsWith(base));
    const carried = this.old.reduce((sum, key) => sum + readCount(key), 0);
    this.face = {
      carried,
      noteUnsaved: (count) => this.write(count),
      noteCarriedStored: () => {
        for (const key of this.old.splice(0)) remove(key);
      },
    };
  }

  private write(count: number) {
    // The number includes what was carried until that is stored.
    const own = Math.max(0, count - this.old.reduce((sum, key) => sum + readCount(key), 0));
    if (own === this.last) return;
    this.last = own;
    try {
      if (own === 0) localStorage.removeItem(this.own);
      else localStorage.setItem(this.own, String(own));
    } catch {
      // The number is a convenience.
    }
  }
}

/** Documents of this person with changes that were not confirmed, for a warning before sign-out. */
export function unsentChanges(person: string): { document: string; count: number }[] {
  const base = `${countPrefix}.${person}.`;
  const found = new Map<string, number>();
  for (const key of storageKeys()) {
    if (!key.startsWith(base)) continue;
    const document = key.slice(base.length).split('.')[0] ?? '';
    found.set(document, (found.get(document) ?? 0) + readCount(key));
  }
  return [...found].map(([document, count]) => ({ document, count })).filter((d) => d.count > 0);
}

/** Removes one document's copy, unsent changes included. Its room must be closed. */
export async function removeLocalCopy(person: string, document: string): Promise<void> {
  for (const key of storageKeys()) if (key.startsWith(countName(person, document))) remove(key);
  await removeDatabase(copyName(person, document));
}

/** Removes every copy of every person from this device. Rooms must be closed. */
export async function removeAllLocalCopies(): Promise<void> {
  const names = new Set(readNames());
  try {
    for (const { name } of await indexedDB.databases())
      if (name?.startsWith(prefix)) names.add(name);
  } catch {
    // Older browsers cannot list them; our own list does.
  }
  await Promise.all([...names].map(removeDatabase));
  for (const key of storageKeys()) if (key.startsWith(countPrefix)) remove(key);
  remove(`${prefix}.names`);
}

function removeDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = request.onblocked = () => resolve();
    } catch {
      resolve();
    }
  });
}

function readNames(): string[] {
  try {
    return JSON.parse(localStorage.getItem(`${prefix}.names`) ?? '[]') as string[];
  } catch {
    return [];
  }
}

function noteName(name: string) {
  const names = readNames();
  if (names.includes(name)) return;
  try {
    localStorage.setItem(`${prefix}.names`, JSON.stringify([...names, name]));
  } catch {
    // indexedDB.databases() finds it in most browsers.
  }
}

function storageKeys(): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
  } catch {
    return [];
  }
}

function readCount(key: string): number {
  try {
    return Number(localStorage.getItem(key)) || 0;
  } catch {
    return 0;
  }
}

function remove(key: string) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing to remove, then.
  }
}
