import { useCallback, useState } from 'react';
import { type Grouping, groupings } from './columns';

const place = (documentId: string) => `samrad.board.${documentId}`;

/** What a person groups this list's board by; remembered on this device. */
export function useGrouping(documentId: string) {
  const [grouping, setGrouping] = useState<Grouping>(() => {
    try {
      const stored = localStorage.getItem(place(documentId));
      return groupings.find((one) => one === stored) ?? 'status';
    } catch {
      return 'status';
    }
  });
  const choose = useCallback(
    (next: Grouping) => {
      setGrouping(next);
      try {
        localStorage.setItem(place(documentId), next);
      } catch {
        // Only a convenience.
      }
    },
    [documentId],
  );
  return [grouping, choose] as const;
}
