// What of a dashboard stands in the address. Apart from the page, since the
// router needs it first.

export interface DashboardSearch {
  /** An organisation's id, or "none" for the goals of none. */
  municipality?: string;
  /** 1–9. */
  step?: number;
}

export function readDashboardSearch(search: Record<string, unknown>): DashboardSearch {
  const read: DashboardSearch = {};
  if (typeof search.municipality === 'string' && /^[\w.-]{1,80}$/.test(search.municipality))
    read.municipality = search.municipality;
  const step = Number(search.step);
  if (Number.isInteger(step) && step >= 1 && step <= 9) read.step = step;
  return read;
}
