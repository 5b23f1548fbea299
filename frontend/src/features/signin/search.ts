/** What the sign-in page is told in its address. */
export interface SignInSearch {
  return_to?: string;
  error?: string;
  org?: string;
  ref?: string;
}

const word = (value: unknown) =>
  typeof value === 'string' && value !== '' && value.length <= 500 ? value : undefined;

/** Only a path on this site may be returned to; anything else is dropped. */
export function safeReturn(value: unknown): string | undefined {
  const path = word(value);
  if (!path?.startsWith('/') || /^\/[/\\]/.test(path)) return undefined;
  return path;
}

export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  const read: SignInSearch = {
    return_to: safeReturn(search.return_to),
    error: word(search.error),
    org: word(search.org),
    ref: word(typeof search.ref === 'number' ? String(search.ref) : search.ref),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
