import { useSyncExternalStore } from 'react';

// Whether the server answers, for the whole tab. Requests report here; while
// it is away we ask /healthz until it is back, then tell the listeners once.

let away = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();
const returns = new Set<() => void>();

const firstDelay = 1_000;
const longestDelay = 15_000;

function set(next: boolean) {
  if (next === away) return;
  away = next;
  for (const watch of watchers) watch();
  if (!next) for (const back of returns) back();
}

/** Whether it answers just now. */
export async function serverAnswers(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

async function ask(delay: number) {
  timer = undefined;
  if (await serverAnswers()) return set(false);
  const next = Math.min(delay * 2, longestDelay);
  timer = setTimeout(() => void ask(next), next);
}

export function noteAway() {
  set(true);
  if (timer === undefined) timer = setTimeout(() => void ask(firstDelay), firstDelay);
}

export function noteAnswered() {
  if (timer !== undefined) clearTimeout(timer);
  timer = undefined;
  set(false);
}

/** Asks at once instead of waiting for the next turn. */
export function askNow() {
  if (timer !== undefined) clearTimeout(timer);
  return ask(firstDelay);
}

/** Calls `back` each time the server answers again. Returns how to stop. */
export function onReturn(back: () => void): () => void {
  returns.add(back);
  return () => {
    returns.delete(back);
  };
}

export function isAway(): boolean {
  return away;
}

export function useServerAway(): boolean {
  return useSyncExternalStore(
    (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    () => away,
  );
}
