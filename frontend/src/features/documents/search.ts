// What of a map stands in the address, so that a link opens the same view with
// the same stakeholder. Apart from the page, since the router needs it first.

export interface MapSearch {
  view?: string;
  /** Ids of stakeholders, divided by commas. */
  selected?: string;
}

const atMost = 50;
const id = /^[\w-]{1,64}$/;

export function readMapSearch(search: Record<string, unknown>): MapSearch {
  const read: MapSearch = {};
  if (typeof search.view === 'string' && /^[a-z]{1,20}$/.test(search.view)) read.view = search.view;
  if (typeof search.selected === 'string') {
    const selected = joinIds(splitIds(search.selected));
    if (selected) read.selected = selected;
  }
  return read;
}

export function splitIds(selected: string | undefined): string[] {
  if (!selected) return [];
  return selected
    .split(',')
    .filter((one) => id.test(one))
    .slice(0, atMost);
}

/** Undefined when there is none; only the first fifty of many. */
export function joinIds(ids: readonly string[]): string | undefined {
  return ids.length > 0 ? ids.slice(0, atMost).join(',') : undefined;
}
