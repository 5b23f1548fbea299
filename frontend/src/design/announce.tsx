import { useSyncExternalStore } from 'react';

// One polite live region for the whole app: features say a sentence, screen
// readers speak it when they have time. A changing trailing space makes the
// same sentence heard twice.

let sentence = '';
let turn = false;
const watchers = new Set<() => void>();

export function announce(text: string) {
  turn = !turn;
  sentence = turn ? text : `${text}\u00a0`;
  for (const watch of watchers) watch();
}

/** Rendered once, by the app. */
export function Announcer() {
  const text = useSyncExternalStore(
    (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    () => sentence,
  );
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
