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
  let failure: { reason: unknown } | null = null;
  let awaited = false;
  const load = () => {
    if (!wait) {
      const begun = told(download().then((module) => module.default));
      // A failed one goes, so that the next try loads again.
      begun.catch((reason: unknown) => {
        if (wait === begun) wait = null;
        if (awaited) failure = { reason };
        awaited = false;
      });
      wait = begun;
    }
    return wait;
  };
  const draw = (props: P) => {
    // Who waited in vain is told once: asking again by itself would go on for ever.
    if (failure) {
      const { reason } = failure;
      failure = null;
      throw reason;
    }
    const begun = load();
    awaited = true;
    return createElement(use(begun), props);
  };
  return Object.assign(draw, { load });
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
