import { useCallback, useState } from 'react';

const kept = (documentId: string) => `samrad.folded.${documentId}`;

function remembered(documentId: string): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(kept(documentId)) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}

/** What is folded, on this device. */
export function useFolded(documentId: string) {
  const [folded, setFolded] = useState(() => remembered(documentId));
  const keep = useCallback(
    (next: ReadonlySet<string>) => {
      try {
        localStorage.setItem(kept(documentId), JSON.stringify([...next].slice(0, 2_000)));
      } catch {
        // Only a convenience.
      }
      return next;
    },
    [documentId],
  );
  const fold = useCallback(
    (id: string, on: boolean) =>
      setFolded((before) => {
        if (before.has(id) === on) return before;
        const next = new Set(before);
        if (on) next.add(id);
        else next.delete(id);
        return keep(next);
      }),
    [keep],
  );
  const foldAll = useCallback((ids: readonly string[]) => setFolded(keep(new Set(ids))), [keep]);
  return { folded, fold, foldAll };
}
