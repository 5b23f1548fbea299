import type { ReviewCycle } from '../model';

const months: Record<ReviewCycle, number> = {
  monthly: 1,
  tertial: 4,
  half_year: 6,
  yearly: 12,
  every_3_years: 36,
  none: 0,
};

/**
 * The day one cycle after a day, both YYYY-MM-DD; null where there is none to come.
 * What falls after the end of a month is its last day.
 */
export function afterCycle(day: string, cycle: ReviewCycle | null): string | null {
  const step = cycle ? months[cycle] : 0;
  if (step === 0) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + step + 1, 0));
  const end = new Date(Date.UTC(year, month - 1 + step, Math.min(date, last.getUTCDate())));
  return end.toISOString().slice(0, 10);
}
