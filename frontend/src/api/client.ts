import { ApiError, readProblem } from './problem';
import { noteAnswered, noteAway } from './reachability';

// The one place that talks HTTP. Same origin only: the session cookie goes
// along by itself, and CSP allows nothing else.

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

let signedOut: () => void = () => {};

/** What to do when the session is over (401). Set once by the app. */
export function onSignedOut(handler: () => void) {
  signedOut = handler;
}

/**
 * Sends a request and returns the decoded answer (undefined for an empty one).
 * Throws ApiError for everything else; status 0 means no answer came.
 */
export async function request<T>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    noteAway();
    throw new ApiError(0, '', '');
  }
  if (response.ok) {
    noteAnswered();
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
  const problem = await readProblem(response);
  if (problem.away) noteAway();
  else noteAnswered();
  if (problem.status === 401) signedOut();
  throw problem;
}
