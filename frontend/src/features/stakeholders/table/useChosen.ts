import { useCallback, useMemo, useState } from 'react';

/** The rows that are chosen for a change of many; those that are gone drop out. */
export function useChosen(all: ReadonlyMap<string, unknown>) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => {
    const there = [...picked].filter((id) => all.has(id));
    return there.length === picked.size ? picked : new Set(there);
  }, [picked, all]);
  const choose = useCallback((ids: readonly string[], on: boolean) => {
    setPicked((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }, []);
  const chooseNone = useCallback(() => setPicked(new Set()), []);
  return { chosen, choose, chooseNone };
}
