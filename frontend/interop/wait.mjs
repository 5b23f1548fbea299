// Waiting on conditions. No test sleeps for a fixed time: it says what it waits
// for, and fails with that sentence.

/**
 * How long anything that ought to happen at once may take before a test fails, in
 * milliseconds: much longer than on a busy machine.
 */
export const patience = 45_000;

/**
 * Resolves with the first truthy value that condition returns (a promise is
 * awaited). Rejects with what was waited for after `timeout` milliseconds.
 * `detail` is called then, to say how things stood.
 */
export async function until(what, condition, { timeout = patience, every = 10, detail } = {}) {
  const end = performance.now() + timeout;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > end) {
      const more = detail ? `\n${await detail()}` : '';
      throw new Error(`waited ${timeout} ms in vain for: ${what}${more}`);
    }
    await pause(every);
  }
}

/** Yields to everything else for at least `ms`; used between polls and to pace typing. */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Resolves with the promise's value, or rejects after `timeout` with what was waited for. */
export function within(what, promise, timeout = patience) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`waited ${timeout} ms in vain for: ${what}`)),
      timeout,
    );
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
