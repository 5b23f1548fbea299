// What of an open document stands in the address, so that a link opens the same
// view with the same stakeholder or goal. Apart from the pages, since the router
// needs it first.

export interface DocumentSearch {
  view?: string;
  /** Ids of stakeholders or goals, divided by commas. */
  selected?: string;
}

const atMost = 50;
const id = /^[\w-]{1,64}$/;

export function readDocumentSearch(search: Record<string, unknown>): DocumentSearch {
  const read: DocumentSearch = {};
  if (typeof search.view === 'string' && /^[a-z]{1,20}$/.test(search.view)) read.view = search.view;
  const ids = search.selected ?? search.goal;
  const selected = typeof ids === 'string' ? joinIds(splitIds(ids)) : undefined;
  if (selected) read.selected = selected;
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
