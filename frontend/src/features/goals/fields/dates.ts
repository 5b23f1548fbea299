import type { Goal } from '../model';

/** What is wrong with a start or an end beside the other one: a key of `goals:wrong`. */
export function datesFault(
  goal: Pick<Goal, 'start' | 'due'>,
  patch: { start?: string | null; due?: string | null },
): 'dueBeforeStart' | 'startAfterDue' | null {
  const { start, due } = { start: goal.start, due: goal.due, ...patch };
  if (!start || !due || start <= due) return null;
  return 'start' in patch ? 'startAfterDue' : 'dueBeforeStart';
}
