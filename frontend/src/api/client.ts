import createClient from 'openapi-fetch';
import { ApiError, readProblem } from './problem';
import { noteAnswered, noteAway } from './reachability';
import type { paths } from './schema';

// The one place that talks HTTP. Same origin only: the session cookie goes
// along by itself, and CSP allows nothing else.

let signedOut: () => void = () => {};

/** What to do when the session is over (401). Set once by the app. */
export function onSignedOut(handler: () => void) {
  signedOut = handler;
}

/**
 * fetch that answers only when all is well. It throws ApiError for every other
 * answer, with status 0 when none came, and keeps the tab's idea of whether
 * the server is there.
 */
export async function send(request: Request): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    noteAway();
    throw new ApiError(0, '', '');
  }
  if (response.ok) {
    noteAnswered();
    return response;
  }
  const problem = await readProblem(response);
  if (problem.away) noteAway();
  else noteAnswered();
  if (problem.status === 401) signedOut();
  throw problem;
}

/** Typed by the server's OpenAPI: a path or field that does not exist does not compile. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: send });

/** The body of an answer; `send` has already thrown for everything but success. */
export function body<T>(answer: { data?: T }): T {
  return answer.data as T;
}

/** Reads a list to its end, page by page. */
export async function readAll<T>(
  page: (cursor: string | undefined) => Promise<{ items: T[] | null; next?: string }>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const { items: more, next } = await page(cursor);
    items.push(...(more ?? []));
    cursor = next || undefined;
  } while (cursor);
  return items;
}

/** How many rows one page may hold, at most. */
export const pageSize = 200;
