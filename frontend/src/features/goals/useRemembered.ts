import { useCallback, useState } from 'react';

const place = (what: string, documentId: string) => `samrad.${what}.${documentId}`;

/** What was chosen in this list last on this device, else the first choice. */
export function remembered<T extends string>(
  what: string,
  documentId: string,
  choices: readonly [T, ...T[]],
): T {
  try {
    const stored = localStorage.getItem(place(what, documentId));
    return choices.find((one) => one === stored) ?? choices[0];
  } catch {
    return choices[0];
  }
}

/** A choice about how a list is shown; remembered on this device. */
export function useRemembered<T extends string>(
  what: string,
  documentId: string,
  choices: readonly [T, ...T[]],
) {
  const [chosen, setChosen] = useState(() => remembered(what, documentId, choices));
  const choose = useCallback(
    (next: T) => {
      setChosen(next);
      try {
        localStorage.setItem(place(what, documentId), next);
      } catch {
        // Only a convenience.
      }
    },
    [what, documentId],
  );
  return [chosen, choose] as const;
}
