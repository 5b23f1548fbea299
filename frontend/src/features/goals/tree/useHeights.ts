import { useCallback, useEffect, useRef, useState } from 'react';
import type { Goal, GoalStore } from '../model';
import { lettersChanged, linesIn } from './lines';
import { passOver, type Row } from './rows';

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

/** What is left for the words of a title beside the fold button, its number and the buttons. */
export function roomFor({ depth, digits }: Row, width: number, narrow: boolean): number {
  // With what is between the number and the title; see `.tree__code`.
  const number = Math.max(20, 8 + digits * digit + depth * dot);
  const beside = (narrow ? 28 + 44 : 28 + 28 + 46) + number;
  return Math.max(80, width - indentOf(depth, narrow) - beside);
}

interface Lines {
  key: unknown[];
  rows: readonly Row[];
  linesOf: unknown;
  /** How many lines each row takes, by the goal as it was. */
  list: number[];
  goals: (Goal | null)[];
  /** All goals as they were when these were last looked at. */
  of: unknown;
}

const nothing: Lines = { key: [], rows: [], linesOf: null, list: [], goals: [], of: null };

/** Lines of each row; those of rows and goals that are as they were are not looked up again. */
function count(
  rows: readonly Row[],
  before: Lines,
  goalOf: (id: string) => Goal | null,
  linesOf: (row: Row, goal: Goal | null) => number,
): Pick<Lines, 'list' | 'goals'> {
  const goals: Lines['goals'] = [];
  const list: number[] = [];
  let was = 0;
  for (const row of rows) {
    const goal = goalOf(row.id);
    goals.push(goal);
    was = passOver(before.rows, was, row.id);
    const same = before.rows[was] === row;
    const known = same && before.goals[was] === goal ? before.list[was] : undefined;
    list.push(known ?? linesOf(row, goal));
    if (same) was += 1;
  }
  return { goals, list };
}

/** As wide as the title with the mark behind it that says whose it is: smaller letters and a frame. */
const withPlace = (title: string, place: string) =>
  place === '' ? title : `${title} ${place.replace(/[\s-]/g, 'x').slice(0, 24)}mi`;

/** How high each line of the outline is, known before it is drawn; follows the titles. */
export function useHeights(
  store: GoalStore,
  rows: readonly Row[],
  titleWidth: number,
  narrow: boolean,
  placeOf: (goal: Goal) => string,
) {
  const [version, setVersion] = useState(0);
  const cache = useRef(new WeakMap<Goal, { room: number; words: string; lines: number }>());
  const linesOf = useCallback(
    (row: Row, goal: Goal | null | undefined): number => {
      if (!goal) return 1;
      const room =
        roomFor(row, titleWidth, narrow) - (goal.isTemplateExample && !narrow ? noteRoom : 0);
      const words = narrow ? goal.title : withPlace(goal.title, placeOf(goal));
      const known = cache.current.get(goal);
      if (known && known.room === room && known.words === words) return known.lines;
      const lines = linesIn(words, row.depth === 0 ? room * 0.95 : room);
      cache.current.set(goal, { room, words, lines });
      return lines;
    },
    [titleWidth, narrow, placeOf],
  );
  // One list per version: heights as they were when it was drawn.
  const lines = useRef<Lines>(nothing);
  const key = [rows, linesOf, version];
  if (key.some((part, i) => part !== lines.current.key[i])) {
    const before = lines.current.linesOf === linesOf ? lines.current : nothing;
    const counted = count(rows, before, store.goal, linesOf);
    lines.current = { key, rows, linesOf, ...counted, of: store.everyGoal() };
  }
  const { list, goals } = lines.current;

  useEffect(() => {
    const drawn = lines.current;
    const isHigher = (row: Row, i: number) => {
      const goal = store.goal(row.id);
      if (goal === goals[i]) return false;
      if (linesOf(row, goal) !== list[i]) return true;
      goals[i] = goal;
      return false;
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
      lines.current = nothing;
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
