import { useUnreadCount } from '@/api';
import { useTranslation } from '@/i18n';

/** How much waits in the inbox; nothing when nothing does. */
export function UnreadCount() {
  const { t } = useTranslation('common');
  const count = useUnreadCount();
  if (count === 0) return null;
  return (
    <span className="unread-count">
      <span className="visually-hidden">, {t('nav.unread', { count })}</span>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
    </span>
  );
}
