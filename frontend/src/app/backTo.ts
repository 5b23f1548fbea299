import { invitationPath } from '@/features/groups/invitationToken';

/**
 * Where signing in leads back to. The server is told, so the token of an
 * invitation, which stands in the fragment, stays out of it.
 */
export function backTo({ pathname, href }: { pathname: string; href: string }): string | undefined {
  if (pathname === invitationPath) return invitationPath;
  return href === '/' ? undefined : href;
}
