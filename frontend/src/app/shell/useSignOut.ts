import { useQueryClient } from '@tanstack/react-query';
import { signOut, useMe } from '@/api';
import { announce } from '@/design';
import { forgetEverything, unsentChanges } from '@/features/collab/devicecopies';
import { useTranslation } from '@/i18n';

/**
 * Signs out here, then goes to where the server says: the provider's own
 * sign-out page, or our sign-in page. A form would be stopped by CSP on its
 * way to the provider, hence fetch and then the address.
 */
export function useSignOut() {
  const queries = useQueryClient();
  const { t } = useTranslation('common');
  const me = useMe().data;
  return async (): Promise<'left' | 'stayed' | 'failed'> => {
    // What this device keeps goes with the session; unsent words would be lost.
    const count = me ? unsentChanges(me.id).reduce((sum, one) => sum + one.count, 0) : 0;
    if (count > 0 && !window.confirm(t('signOut.unsent', { count }))) return 'stayed';
    try {
      const { redirect } = await signOut();
      await forgetEverything();
      queries.clear();
      window.location.assign(redirect);
      return 'left';
    } catch {
      announce(t('signOut.failed'));
      return 'failed';
    }
  };
}
