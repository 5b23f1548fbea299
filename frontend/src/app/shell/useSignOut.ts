import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { signOut } from '@/api';
import { announce } from '@/design';

/**
 * Signs out here, then goes to where the server says: the provider's own
 * sign-out page, or our sign-in page. A form would be stopped by CSP on its
 * way to the provider, hence fetch and then the address.
 */
export function useSignOut() {
  const queries = useQueryClient();
  const { t } = useTranslation('common');
  return async (): Promise<boolean> => {
    try {
      const { redirect } = await signOut();
      queries.clear();
      window.location.assign(redirect);
      return true;
    } catch {
      announce(t('signOut.failed'));
      return false;
    }
  };
}
