import { QueryClient } from '@tanstack/react-query';
import { ApiError, onReturn } from '@/api';

/**
 * Reads are tried again while the server is away, never when it has answered
 * with a refusal. Writes are never repeated by themselves.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Ask even when the browser believes to be offline: it may be wrong, and
      // a request that fails is told, one that waits in silence is not.
      networkMode: 'always',
      retry: (count, error) => error instanceof ApiError && error.away && count < 2,
      retryDelay: (count) => 500 * 2 ** count,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

// When the server is back, what is on the screen is brought up to date.
onReturn(() => void queries.invalidateQueries());
