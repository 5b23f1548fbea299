import { listThreads, type ThreadPage } from '@/api';

// The threads of a document are asked for while its text is still being opened:
// 2,000 of them are ten requests, one after the other.

type Page = Promise<ThreadPage>;

/** By document, and in it by cursor; the first page has none. */
const waiting = new Map<string, Map<string, Page>>();

/** What nobody has taken by then is too old to be shown. */
const keptFor = 10_000;

/** Starts to read the threads of a document that is about to be opened. */
export function readAhead(documentId: string) {
  if (waiting.has(documentId)) return;
  const pages = new Map<string, Page>();
  waiting.set(documentId, pages);
  setTimeout(() => waiting.delete(documentId), keptFor);
  void readPages(documentId, pages);
}

async function readPages(documentId: string, pages: Map<string, Page>) {
  let cursor: string | undefined;
  do {
    const page = listThreads(documentId, cursor ? { cursor } : {});
    pages.set(cursor ?? '', page);
    try {
      cursor = (await page).next || undefined;
    } catch {
      // Whoever takes the page hears of it.
      return;
    }
  } while (cursor && waiting.get(documentId) === pages);
}

/** A page of the list, which may be under way already; each is given out once. */
export function takePage(documentId: string, query: { since?: number; cursor?: string }): Page {
  const pages = query.since === undefined ? waiting.get(documentId) : undefined;
  const page = pages?.get(query.cursor ?? '');
  if (!page) return listThreads(documentId, query);
  pages?.delete(query.cursor ?? '');
  return page;
}
