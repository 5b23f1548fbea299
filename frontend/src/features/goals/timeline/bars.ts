import { readDay, type Scale } from './scale';

/** What has dates: a goal or an activity. */
export interface Dated {
  readonly start: string | null;
  readonly due: string | null;
}

/**
 * How dates are drawn. Both: a bar, its last day included. Only a due date: a
 * diamond. Only a start: a bar that fades. The wrong way round: drawn between
 * both days and marked, never hidden. Null when there is no date to draw.
 */
export interface Bar {
  readonly kind: 'bar' | 'due' | 'open' | 'wrong';
  readonly x: number;
  readonly width: number;
  readonly start: number | null;
  readonly due: number | null;
}

/** How far a bar without an end is drawn, in days. */
const openDays = 90;
/** A day is too narrow to see or to touch. */
const least = 6;

export function barOf(dated: Dated, scale: Scale): Bar | null {
  const start = readDay(dated.start);
  const due = readDay(dated.due);
  if (start === null && due === null) return null;
  if (start === null) return { kind: 'due', x: scale.x((due ?? 0) + 0.5), width: 0, start, due };
  if (due === null)
    return { kind: 'open', x: scale.x(start), width: openDays * scale.perDay, start, due };
  const [first, last] = start <= due ? [start, due] : [due, start];
  return {
    kind: start <= due ? 'bar' : 'wrong',
    x: scale.x(first),
    width: Math.max(least, (last - first + 1) * scale.perDay),
    start,
    due,
  };
}

/** What is being dragged or moved by keys. */
export type Grip = 'start' | 'due' | 'both';

/**
 * The dates after moving an end by so many days. An end never passes the other
 * one; a missing end is made where it is first moved to.
 */
export function moved(bar: Pick<Bar, 'start' | 'due'>, grip: Grip, days: number) {
  const { start, due } = bar;
  if (grip === 'both') {
    return {
      start: start === null ? null : start + days,
      due: due === null ? null : due + days,
    };
  }
  if (grip === 'start') {
    const to = (start ?? due ?? 0) + days;
    return { start: due === null ? to : Math.min(to, due), due };
  }
  const to = (due ?? start ?? 0) + days;
  return { start, due: start === null ? to : Math.max(to, start) };
}

export interface Link {
  /** What must be done first. */
  readonly before: string;
  readonly after: string;
}

export interface Arrow extends Link {
  readonly path: string;
  /** Where the point is, to draw its head. */
  readonly x: number;
  readonly y: number;
  /** It begins before the last day of the other. */
  readonly tooEarly: boolean;
}

type Days = Pick<Bar, 'start' | 'due'>;

/** Whether something begins before the last day of what it waits for. The same day is in time. */
export function beginsEarly(first: Pick<Days, 'due'>, next: Days): boolean {
  const begins = next.start ?? next.due;
  return first.due !== null && begins !== null && begins < first.due;
}

const lead = 8;

/** An elbow from the end of one bar to the beginning of the next; null without dates or rows. */
export function arrowOf(
  link: Link,
  barAt: (id: string) => { bar: Bar; y: number } | null,
): Arrow | null {
  const from = barAt(link.before);
  const to = barAt(link.after);
  if (!from || !to) return null;
  const x1 = from.bar.x + (from.bar.kind === 'due' ? lead : from.bar.width);
  const x2 = to.bar.x - (to.bar.kind === 'due' ? lead : 0);
  const [y1, y2] = [from.y, to.y];
  const round = (n: number) => Math.round(n * 10) / 10;
  const path =
    x2 - x1 >= 2 * lead
      ? `M${round(x1)} ${y1}H${round(x2 - lead)}V${y2}H${round(x2)}`
      : `M${round(x1)} ${y1}h${lead}V${y1 + Math.sign(y2 - y1) * 16}H${round(x2 - lead)}V${y2}H${round(x2)}`;
  return { ...link, path, x: round(x2), y: y2, tooEarly: beginsEarly(from.bar, to.bar) };
}
