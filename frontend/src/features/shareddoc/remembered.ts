import { useCallback, useState } from 'react';

const place = (what: string, documentId: string) => `samrad.${what}.${documentId}`;

/** What was chosen in this document last on this device, else the first choice. */
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

export function remember(what: string, documentId: string, choice: string) {
  try {
    localStorage.setItem(place(what, documentId), choice);
  } catch {
    // Only a convenience.
  }
}

/** A choice about how a document is shown; remembered on this device. */
export function useRemembered<T extends string>(
  what: string,
  documentId: string,
  choices: readonly [T, ...T[]],
) {
  const [chosen, setChosen] = useState(() => remembered(what, documentId, choices));
  const choose = useCallback(
    (next: T) => {
      setChosen(next);
      remember(what, documentId, next);
    },
    [what, documentId],
  );
  return [chosen, choose] as const;
}
