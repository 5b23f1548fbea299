import type { RoundResult } from '@/api';

/** People are at one when the middle half of them lies within this, on both axes. */
export const narrow = 0.5;

export const atOne = ({ spread }: RoundResult): boolean =>
  spread.interest <= narrow && spread.influence <= narrow;

/** As the map keeps positions: a median of an even number can lie between. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The map says what the round said. */
export function isAgreed(
  { median }: RoundResult,
  one: { interest: number | null; influence: number | null },
): boolean {
  return one.interest === tenth(median.interest) && one.influence === tenth(median.influence);
}
