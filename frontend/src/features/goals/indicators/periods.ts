import { type Frequency, frequencies } from '../model';

// Periods of measuring, as days of the calendar without any time zone.

/** Both days are inside; YYYY-MM-DD. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

const dayMs = 86_400_000;
const monthsOf: Record<Exclude<Frequency, 'weekly'>, number> = {
  monthly: 1,
  quarterly: 3,
  tertial: 4,
  half_year: 6,
  yearly: 12,
};

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const monthAt = (year: number, month: number) => Date.UTC(year, month, 1);

/** The period the day is in. Weeks begin on Monday. */
export function periodOf(frequency: Frequency, day: string): Period {
  const date = new Date(timeOf(day));
  if (frequency === 'weekly') {
    const start = date.getTime() - ((date.getUTCDay() + 6) % 7) * dayMs;
    return { start: iso(start), end: iso(start + 6 * dayMs) };
  }
  const length = monthsOf[frequency];
  const first = Math.floor(date.getUTCMonth() / length) * length;
  const year = date.getUTCFullYear();
  return {
    start: iso(monthAt(year, first)),
    end: iso(monthAt(year, first + length) - dayMs),
  };
}

/** So many periods before (negative) or after this one. */
export function shifted(frequency: Frequency, { start }: Period, by: number): Period {
  const date = new Date(timeOf(start));
  if (frequency === 'weekly') return periodOf(frequency, iso(date.getTime() + by * 7 * dayMs));
  const month = date.getUTCMonth() + by * monthsOf[frequency];
  return periodOf(frequency, iso(monthAt(date.getUTCFullYear(), month)));
}

export const periodKey = ({ start, end }: Period) => `${start}/${end}`;

/** What the period is called: which part of which year; null when it is none of ours. */
export function nameOf(
  period: Period,
): { frequency: Frequency; number: number; year: number } | null {
  for (const frequency of frequencies) {
    const whole = periodOf(frequency, period.start);
    if (whole.start !== period.start || whole.end !== period.end) continue;
    const date = new Date(timeOf(period.start));
    if (frequency === 'weekly') return { frequency, ...isoWeek(date.getTime()) };
    return {
      frequency,
      number: date.getUTCMonth() / monthsOf[frequency] + 1,
      year: date.getUTCFullYear(),
    };
  }
  return null;
}

/** A week belongs to the year its Thursday is in. */
function isoWeek(monday: number): { number: number; year: number } {
  const thursday = new Date(monday + 3 * dayMs);
  const year = thursday.getUTCFullYear();
  return { year, number: Math.floor((thursday.getTime() - monthAt(year, 0)) / (7 * dayMs)) + 1 };
}

/** At most so many columns are drawn; older ones are asked for. */
export const shownPeriods = 12;
const usual: Record<Frequency, number> = {
  weekly: 8,
  monthly: 6,
  quarterly: 4,
  tertial: 3,
  half_year: 4,
  yearly: 3,
};

/**
 * The columns of a sheet: the last few periods up to today, those that have
 * values, and all between. Ascending by end, then start.
 */
export function columnsOf(
  frequency: Frequency,
  today: string,
  measured: readonly Period[],
): Period[] {
  const all = new Map<string, Period>();
  const add = (period: Period) => all.set(periodKey(period), period);
  const now = periodOf(frequency, today);
  const first = measured.reduce((least, { start }) => (start < least ? start : least), now.start);
  const last = measured.reduce((most, { end }) => (end > most ? end : most), now.end);
  for (let i = 0; i < usual[frequency]; i += 1) add(shifted(frequency, now, -i));
  let one = now;
  for (let i = 0; i < 400 && one.start > first; i += 1) {
    one = shifted(frequency, one, -1);
    add(one);
  }
  one = now;
  for (let i = 0; i < 400 && one.end < last; i += 1) {
    one = shifted(frequency, one, 1);
    add(one);
  }
  for (const period of measured) add(period);
  return [...all.values()].sort((a, b) =>
    a.end === b.end ? compare(a.start, b.start) : compare(a.end, b.end),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
