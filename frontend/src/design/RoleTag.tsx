import { useTranslation } from 'react-i18next';
import type { Role } from '@/api';

export function RoleTag({ role }: { role: Role }) {
  const { t } = useTranslation('common');
  return <span className="tag">{t(`roles.${role}`)}</span>;
}
