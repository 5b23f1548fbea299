// Days on a line. A day is a whole number since 1970, so that no time zone and
// no summer time moves a date.

const dayMs = 86_400_000;

export const dayOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / dayMs);
export const isoOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The day, or null when it is none: documents hold what people and files wrote. */
export function readDay(iso: string | null | undefined): number | null {
  if (!iso || !/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const day = dayOf(iso);
  return Number.isFinite(day) && isoOf(day) === iso ? day : null;
}

/** The first day of its year. */
export const yearOf = (day: number): number => dayOf(`${isoOf(day).slice(0, 4)}-01-01`);

export interface Tick {
  readonly day: number;
  readonly kind: 'year' | 'quarter' | 'month';
  readonly year: number;
  /** 1–4 or 1–12; 0 for a year. */
  readonly number: number;
}

export interface Scale {
  readonly from: number;
  /** The first day after the last one shown. */
  readonly to: number;
  readonly perDay: number;
  readonly width: number;
  readonly x: (day: number) => number;
  readonly dayAt: (x: number) => number;
}

export const zooms = [1, 3, 5] as const;
export type Zoom = (typeof zooms)[number];

/** The scale before when it is the same, so that what stands on it is not drawn again. */
export const keepScale = (before: Scale | null, now: Scale): Scale =>
  before && before.from === now.from && before.to === now.to && before.perDay === now.perDay
    ? before
    : now;

/**
 * As many years as asked fill the width; the line goes on as far as there are
 * dates, a year beyond today at least, in whole years and not for ever.
 */
export function scaleFor(
  zoom: Zoom,
  width: number,
  today: number,
  dates: readonly number[],
): Scale {
  const yearNumber = (day: number) => new Date(day * dayMs).getUTCFullYear();
  const now = yearNumber(today);
  const years = dates.map(yearNumber).filter((year) => Math.abs(year - now) <= farthest);
  const first = Math.min(now, ...years);
  const last = Math.max(now + zoom - 1, first + zoom - 1, ...years);
  const from = startOfYear(first);
  const to = startOfYear(last + 1);
  return scaleOver(from, to, Math.max(width, smallest) / (zoom * 365.25));
}

/** The same days in a given width, for paper. */
export const fitScale = ({ from, to }: Scale, width: number): Scale =>
  scaleOver(from, to, width / (to - from));

const scaleOver = (from: number, to: number, perDay: number): Scale => ({
  from,
  to,
  perDay,
  width: (to - from) * perDay,
  x: (day) => (day - from) * perDay,
  dayAt: (x) => Math.round(from + x / perDay),
});

/** Years from today; a date typed wrongly must not make a line of a thousand years. */
const farthest = 15;
/** Narrower than that a year cannot be read, however small the window. */
const smallest = 480;

const startOfYear = (year: number) => Date.UTC(year, 0, 1) / dayMs;
const startOfMonth = (year: number, month: number) => Date.UTC(year, month, 1) / dayMs;

/** Where years, quarters and, drawn large, months begin; ascending. */
export function ticksOf({ from, to }: Scale, zoom: Zoom): Tick[] {
  const ticks: Tick[] = [];
  for (let year = new Date(from * dayMs).getUTCFullYear(); startOfYear(year) < to; year += 1) {
    ticks.push({ day: startOfYear(year), kind: 'year', year, number: 0 });
    for (let quarter = 0; quarter < 4; quarter += 1) {
      ticks.push({
        day: startOfMonth(year, quarter * 3),
        kind: 'quarter',
        year,
        number: quarter + 1,
      });
      for (let month = 0; zoom === 1 && month < 3; month += 1) {
        const number = quarter * 3 + month + 1;
        ticks.push({ day: startOfMonth(year, number - 1), kind: 'month', year, number });
      }
    }
  }
  return ticks;
}
