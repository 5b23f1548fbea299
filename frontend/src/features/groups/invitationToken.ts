// The token of an invitation stands in the address after the #, where no server
// sees it. It has to live through signing in, which leaves the page: the tab
// keeps it meanwhile.

export const invitationPath = '/invitation';
const kept = 'samrad.invitation';
let inHand = ''; // where the browser keeps nothing, until the page is left

/** Moves the token from the address, where it would be seen and kept, to the tab. */
export function takeInvitation(): string {
  const { pathname, hash, search } = window.location;
  const token = hash.slice(1);
  if (pathname !== invitationPath || token === '') return keptInvitation();
  inHand = token;
  try {
    sessionStorage.setItem(kept, token);
  } catch {
    // After signing in the link has to be opened again.
  }
  window.history.replaceState(window.history.state, '', `${pathname}${search}`);
  return token;
}

export function keptInvitation(): string {
  try {
    return sessionStorage.getItem(kept) ?? inHand;
  } catch {
    return inHand;
  }
}

export function forgetInvitation() {
  inHand = '';
  try {
    sessionStorage.removeItem(kept);
  } catch {
    // There is nothing to forget.
  }
}
