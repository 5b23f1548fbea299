import type { Thread } from '@/api';

// Where marks stand beside a text, when many have their words at the same height.

/** A thread, and the height of its words. */
export interface Spot {
  thread: Thread;
  top: number;
}

/** A mark: one thread, or those that found no place of their own near their words. */
export interface Mark {
  threads: [Thread, ...Thread[]];
  top: number;
}

/** Marks closer than this are put under each other. */
const apart = 34;

/** A mark further below its words than this would seem to be about others. */
const farthest = 4 * apart;

/** From above to below, none over another; `spots` are in the order of their heights. */
export function placed(spots: readonly Spot[]): Mark[] {
  const marks: Mark[] = [];
  let free = Number.NEGATIVE_INFINITY;
  let rest: Mark | null = null;
  for (const { thread, top } of spots) {
    if (rest && free - top > farthest) {
      rest.threads.push(thread);
      continue;
    }
    const mark: Mark = { threads: [thread], top: Math.max(top, free) };
    // The last that is near enough is where all further ones are gathered.
    rest = mark.top - top > farthest - apart ? mark : null;
    marks.push(mark);
    free = mark.top + apart;
  }
  return marks;
}
