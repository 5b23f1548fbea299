import { send } from './client';

interface Asked {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  signal?: AbortSignal;
}

/** One request below /api/v1/, for what the generated types do not know yet. */
export async function ask<T>(path: string, { method = 'GET', query, body, signal }: Asked = {}) {
  const address = new URL(`/api/v1/${path}`, window.location.origin);
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== '') address.searchParams.set(name, String(value));
  const answer = await send(
    new Request(address, {
      method,
      ...(signal ? { signal } : {}),
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    }),
  );
  // What was deleted has no answer.
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}
