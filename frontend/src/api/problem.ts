/**
 * What went wrong with a request, in a form a page can show. `away` means no
 * answer came at all (network, proxy, restart): what the person did is not
 * lost, it can be tried again. Everything else is the server's own answer,
 * whose `title` and `detail` already say what to do.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** What the answer names besides its words, e.g. the `organisation` it is about. */
    readonly named: Record<string, string> = {},
  ) {
    super(title || `status ${status}`);
  }

  get away(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  /** "Not yours" and "not there" look alike, from the server on. */
  get missing(): boolean {
    return this.status === 404 || this.status === 403;
  }
}

interface Problem {
  title?: unknown;
  detail?: unknown;
  errors?: unknown;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function names(errors: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  for (const one of Array.isArray(errors) ? errors : []) {
    const { location, value } = (one ?? {}) as { location?: unknown; value?: unknown };
    if (typeof location === 'string' && typeof value === 'string') found[location] = value;
  }
  return found;
}

export async function readProblem(response: Response): Promise<ApiError> {
  let problem: Problem = {};
  try {
    problem = (await response.json()) as Problem;
  } catch {
    // A proxy's HTML page, or nothing: the status has to do.
  }
  return new ApiError(
    response.status,
    text(problem.title),
    text(problem.detail),
    names(problem.errors),
  );
}
