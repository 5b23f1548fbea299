/**
 * For what stands in other documents than the open one, of which nobody tells it:
 * how long until it is asked for again while the page is looked at. Seldomer the more
 * there is, and where there was no answer.
 */
export function askedAgain({ state }: { state: { data?: readonly unknown[]; status: string } }) {
  if (state.status === 'error') return 60_000;
  return Math.max(5_000, 20 * (state.data?.length ?? 0));
}
