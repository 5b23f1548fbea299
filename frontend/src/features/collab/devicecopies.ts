// What this device holds of documents: names and numbers only, no Yjs, so that
// signing out need not load the editor to remove it.

const prefix = 'samrad.copy';
const countPrefix = 'samrad.unsaved';
const namesKey = `${prefix}.names`;

/** Named by person and document: nobody is shown what another kept on a shared machine. */
export const copyName = (person: string, document: string) => `${prefix}.${person}.${document}`;
export const probeName = `${prefix}.probe`;
const countName = (person: string, document: string) => `${countPrefix}.${person}.${document}.`;

/**
 * How many changes of this tab the server has not confirmed, remembered over a
 * new load. Only a number for the person's eyes: what is sent is decided by the
 * handshake. One number per tab and load; those of earlier loads are carried.
 */
export class UnsavedCounts {
  /** Left by earlier loads. */
  readonly carried: number;
  private readonly own: string;
  private readonly old: string[];
  private last = 0;

  constructor(person: string, document: string) {
    const base = countName(person, document);
    this.own = base + Math.random().toString(36).slice(2, 10);
    this.old = storageKeys().filter((key) => key.startsWith(base));
    this.carried = sum(this.old);
  }

  /** The number includes what was carried until that is stored. */
  note(count: number) {
    const own = Math.max(0, count - sum(this.old));
    if (own === this.last) return;
    this.last = own;
    try {
      if (own === 0) localStorage.removeItem(this.own);
      else localStorage.setItem(this.own, String(own));
    } catch {
      // The number is a convenience.
    }
  }

  /** Everything that was in the copy at its opening is stored. */
  noteCarriedStored() {
    for (const key of this.old.splice(0)) remove(key);
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

let closeRooms: () => Promise<void> = async () => {};

/** How open documents are closed first. Set by the pool, if it is loaded at all. */
export function onForget(close: () => Promise<void>) {
  closeRooms = close;
}

/** For sign-out: closes every document and removes every copy, of every person, from this device. */
export async function forgetEverything(): Promise<void> {
  await closeRooms();
  const names = new Set(readNames());
  try {
    for (const { name } of await indexedDB.databases())
      if (name?.startsWith(prefix)) names.add(name);
  } catch {
    // Older browsers cannot list them; our own list does.
  }
  await Promise.all([...names].map(removeDatabase));
  for (const key of storageKeys()) if (key.startsWith(countPrefix)) remove(key);
  remove(namesKey);
  try {
    // Begun comments and the like.
    sessionStorage.clear();
  } catch {
    // Nothing was kept, then.
  }
}

/** Removes one document's copy, unsent changes included. Its room must be closed. */
export async function removeLocalCopy(person: string, document: string): Promise<void> {
  for (const key of storageKeys()) if (key.startsWith(countName(person, document))) remove(key);
  await removeDatabase(copyName(person, document));
}

/** For browsers that cannot list databases. */
export function noteName(name: string) {
  const names = readNames();
  if (names.includes(name)) return;
  try {
    localStorage.setItem(namesKey, JSON.stringify([...names, name]));
  } catch {
    // indexedDB.databases() finds it in most browsers.
  }
}

function readNames(): string[] {
  try {
    return JSON.parse(localStorage.getItem(namesKey) ?? '[]') as string[];
  } catch {
    return [];
  }
}

function removeDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve();
      request.onerror = () => resolve();
      request.onblocked = () => resolve();
    } catch {
      resolve();
    }
  });
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

const sum = (keys: string[]) => keys.reduce((total, key) => total + readCount(key), 0);

function remove(key: string) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing to remove, then.
  }
}
