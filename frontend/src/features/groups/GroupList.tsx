import { PersonGroupIcon } from '@navikt/aksel-icons';
import { Link } from '@tanstack/react-router';
import type { GroupSummary } from '@/api';
import { useTranslation } from '@/i18n';

export function GroupList({ groups }: { groups: GroupSummary[] }) {
  const { t } = useTranslation(['groups', 'common']);
  return (
    <ul className="rows">
      {groups.map((group) => (
        <li key={group.id}>
          <Link to="/groups/$groupId" params={{ groupId: group.id }} className="row">
            <span className="row__icon">
              <PersonGroupIcon aria-hidden />
            </span>
            <span className="row__words">
              <span className="row__title">{group.name}</span>
              {group.purpose && <span className="quiet small">{group.purpose}</span>}
              <span className="quiet small">
                {t(`common:roles.${group.role}`)} · {t('people', { count: group.memberCount })} ·{' '}
                {t('documentCount', { count: group.documentCount })}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
