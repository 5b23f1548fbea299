/** Where signing in starts: the server sends the browser on to the provider. */
export function startAddress(organisationId: string, returnTo: string, loginHint?: string): string {
  const query = new URLSearchParams({ return_to: returnTo });
  if (loginHint) query.set('login_hint', loginHint);
  return `/auth/${encodeURIComponent(organisationId)}/start?${query}`;
}

const remembered = 'samrad.organisation';

export function rememberedOrganisation(): string {
  try {
    return localStorage.getItem(remembered) ?? '';
  } catch {
    return '';
  }
}

export function rememberOrganisation(id: string) {
  try {
    localStorage.setItem(remembered, id);
  } catch {
    // It has to be picked again next time.
  }
}
