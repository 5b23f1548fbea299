// What of an open document stands in the address, so that a link opens the same
// view with the same stakeholder or goal. Apart from the pages, since the router
// needs it first.

export interface DocumentSearch {
  view?: string;
  /** Ids of stakeholders or goals, divided by commas. */
  selected?: string;
  /** A part of a strategy, as the strategy check knows it. */
  part?: string;
  /**
   * What stands beside: a map's gap report, what is agreed on the review of a goal list,
   * a strategy's check.
   */
  panel?: string;
  /** The thread of comments that is open. */
  thread?: string;
}

const atMost = 50;
const id = /^[\w-]{1,64}$/;

export function readDocumentSearch(search: Record<string, unknown>): DocumentSearch {
  const read: DocumentSearch = {};
  if (typeof search.view === 'string' && /^[a-z]{1,20}$/.test(search.view)) read.view = search.view;
  if (typeof search.part === 'string' && /^[a-z]{1,20}$/.test(search.part)) read.part = search.part;
  const { panel } = search;
  if (panel === 'gaps' || panel === 'review' || panel === 'check') read.panel = panel;
  const ids = search.selected ?? search.goal;
  const selected = typeof ids === 'string' ? joinIds(splitIds(ids)) : undefined;
  if (selected) read.selected = selected;
  if (typeof search.thread === 'string' && id.test(search.thread)) read.thread = search.thread;
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
