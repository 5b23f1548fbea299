import type { Role } from '@/api';
import { useTranslation } from '@/i18n';

export function RoleTag({ role }: { role: Role }) {
  const { t } = useTranslation('common');
  return <span className="tag">{t(`roles.${role}`)}</span>;
}
