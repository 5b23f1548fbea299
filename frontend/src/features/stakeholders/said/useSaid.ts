import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Thread } from '@/api';
import { useCommentsHere } from '@/features/comments/model';
import { countSaid, nothingSaid, type SaidById } from './said';

type Kind = 'stakeholder' | 'relation';

const none: ReadonlyMap<string, Thread> = new Map();
const never = () => () => {};

/** What is being said about the stakeholders, or the relations, of the open map. */
export function useSaid(kind: Kind): SaidById {
  const store = useCommentsHere()?.store;
  const threads = useSyncExternalStore(store?.subscribe ?? never, () =>
    store ? store.getState().threads : none,
  );
  const before = useRef(nothingSaid);
  return useMemo(() => {
    before.current = countSaid(threads.values(), kind, before.current);
    return before.current;
  }, [threads, kind]);
}

/**
 * Opens what is said about something, or the field for the first comment. Null where
 * comments cannot be shown.
 */
export function useTalkAbout(
  kind: Kind,
  said: SaidById,
  nameOf: (id: string) => string,
): ((id: string) => void) | null {
  const here = useCommentsHere();
  const latest = useRef({ here, said, nameOf });
  latest.current = { here, said, nameOf };
  const talk = useCallback(
    (id: string) => {
      const { here: now, said: all, nameOf: name } = latest.current;
      const first = all.get(id)?.first;
      if (first) now?.desk.activate(first, { land: true });
      else if (now?.mayComment) now.desk.begin({ kind, id, quote: name(id) });
    },
    [kind],
  );
  return here ? talk : null;
}
