import { send } from './client';

interface Asked {
  method?: 'GET' | 'POST';
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  signal?: AbortSignal;
}

/** One request for rows of goal lists, below /api/v1/. */
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
  return (await answer.json()) as T;
}
