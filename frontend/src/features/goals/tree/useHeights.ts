import { useCallback, useEffect, useRef, useState } from 'react';
import type { Goal, GoalStore } from '../model';
import { lettersChanged, linesIn } from './lines';
import type { Row } from './rows';

/** Pixels. */
export const lineHeight = 22;
export const indentWidth = 24;
/** What the word that says it is an example takes of the title. */
const noteRoom = 24;
/** Deeper goals are not moved further in. */
const deepest = { wide: 12, narrow: 5 };

/** How far in a line begins, in pixels. */
export function indentOf(depth: number, narrow: boolean): number {
  return narrow
    ? Math.min(depth, deepest.narrow) * 12
    : Math.min(depth, deepest.wide) * indentWidth;
}

/** Digits of a goal's number are all as wide as each other. */
const digit = 8.5;
const dot = 3.6;

/** How wide a goal's number is, with what is between it and the title; see `.tree__code`. */
function codeWidth(code: string): number {
  let width = 8;
  for (const letter of code) width += letter === '.' ? dot : digit;
  return Math.max(20, width);
}

/** What is left for the words of a title beside the fold button, its number and the buttons. */
export function roomFor({ depth, code }: Row, width: number, narrow: boolean): number {
  const beside = (narrow ? 28 + 44 : 28 + 28 + 46) + codeWidth(code);
  return Math.max(80, width - indentOf(depth, narrow) - beside);
}

interface Lines {
  key: unknown[];
  /** How many lines each row takes, by the goal as it was. */
  list: number[];
  goals: (Goal | null)[];
  /** All goals as they were when these were last looked at. */
  of: unknown;
}

/** How high each line of the outline is, known before it is drawn; follows the titles. */
export function useHeights(
  store: GoalStore,
  rows: readonly Row[],
  titleWidth: number,
  narrow: boolean,
) {
  const [version, setVersion] = useState(0);
  const cache = useRef(new WeakMap<Goal, { room: number; lines: number }>());
  const linesOf = useCallback(
    (row: Row, goal: Goal | null | undefined): number => {
      if (!goal) return 1;
      const room =
        roomFor(row, titleWidth, narrow) - (goal.isTemplateExample && !narrow ? noteRoom : 0);
      const known = cache.current.get(goal);
      if (known && known.room === room) return known.lines;
      const lines = linesIn(goal.title, row.depth === 0 ? room * 0.95 : room);
      cache.current.set(goal, { room, lines });
      return lines;
    },
    [titleWidth, narrow],
  );
  // One list per version: heights as they were when it was drawn.
  const lines = useRef<Lines>({ key: [], list: [], goals: [], of: null });
  const key = [rows, linesOf, version];
  if (key.some((part, i) => part !== lines.current.key[i])) {
    const goals = rows.map(({ id }) => store.goal(id));
    const list = rows.map((row, i) => linesOf(row, goals[i]));
    lines.current = { key, list, goals, of: store.everyGoal() };
  }
  const { list, goals } = lines.current;

  useEffect(() => {
    const drawn = lines.current;
    const isHigher = (row: Row, i: number) => {
      const goal = store.goal(row.id);
      if (goal === goals[i]) return false;
      goals[i] = goal;
      return linesOf(row, goal) !== list[i];
    };
    const look = () => {
      const now = store.everyGoal();
      if (now === drawn.of) return;
      drawn.of = now;
      if (rows.some(isHigher)) setVersion((before) => before + 1);
    };
    look();
    return store.on('goals', look);
  }, [store, rows, linesOf, list, goals]);

  useEffect(() => {
    let here = true;
    void document.fonts?.ready.then(() => {
      if (!here || !lettersChanged()) return;
      cache.current = new WeakMap();
      setVersion((now) => now + 1);
    });
    return () => {
      here = false;
    };
  }, []);

  const heightOf = useCallback(
    (index: number) => (list[index] ?? 1) * lineHeight + (narrow ? 38 : 18),
    [list, narrow],
  );
  return { heightOf };
}
