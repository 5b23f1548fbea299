import { type ComponentType, createElement, use } from 'react';

export interface Later<P> {
  (props: P): ReturnType<typeof createElement>;
  /** Starts the download, once; resolves when the part can be drawn without waiting. */
  load: () => Promise<ComponentType<P>>;
}

/**
 * A part of the page that is a download of its own. Like `lazy`, but it can be asked
 * for before it is drawn, and is then drawn at once: `lazy` waits once in any case and
 * shows what stands in for it.
 */
export function later<P extends object>(
  download: () => Promise<{ default: ComponentType<P> }>,
): Later<P> {
  let wait: Promise<ComponentType<P>> | null = null;
  const load = () => {
    if (!wait) {
      const begun = told(download().then((module) => module.default));
      // A failed one goes, so that the next try loads again.
      begun.catch(() => {
        if (wait === begun) wait = null;
      });
      wait = begun;
    }
    return wait;
  };
  return Object.assign((props: P) => createElement(use(load()), props), { load });
}

/** Says on itself what became of it, where `use` looks before it waits. */
export function told<T>(promise: Promise<T>): Promise<T> {
  promise.then(
    (value) => {
      Object.assign(promise, { status: 'fulfilled', value });
    },
    (reason: unknown) => {
      Object.assign(promise, { status: 'rejected', reason });
    },
  );
  return promise;
}
