import { MagnifyingGlassIcon } from '@navikt/aksel-icons';
import { Link } from '@tanstack/react-router';
import { useMe } from '@/api';
import { Avatar } from '@/design';
import { useTranslation } from '@/i18n';
import { usePlace } from './place';
import { TopBarSlot } from './slot';

const findKeys = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';

/** Where one is, what the page says about itself, and oneself. */
export function TopBar({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation('common');
  const me = useMe().data;
  return (
    <header className="top-bar">
      <Breadcrumb />
      <TopBarSlot />
      <button type="button" className="plain-button top-bar__find" onClick={onPalette}>
        <MagnifyingGlassIcon aria-hidden />
        {t('nav.find')}
        <kbd>{findKeys}</kbd>
      </button>
      {me && (
        <Link to="/settings" className="top-bar__me">
          <span className="visually-hidden">{`${t('nav.settings')}: ${me.name}`}</span>
          <Avatar person={me} decorative />
        </Link>
      )}
    </header>
  );
}

/** Pages that are in no group; every other one is Home. */
const names: Record<string, string> = {
  '/inbox': 'nav.inbox',
  '/settings': 'nav.settings',
  '/invitation': 'nav.invitation',
};

function Breadcrumb() {
  const { t } = useTranslation('common');
  const { path, group, groupId, document } = usePlace();
  const inside = path.startsWith('/groups') || path.startsWith('/documents');
  const groupName = group?.name ?? document?.group.name;
  return (
    <nav aria-label={t('nav.path')} className="top-bar__path">
      <ol className="top-bar__path">
        {inside ? (
          <li className="top-bar__far">
            <Link to="/groups" activeOptions={{ exact: true }}>
              {t('nav.groups')}
            </Link>
          </li>
        ) : (
          <li>
            <span aria-current="page">{t(names[path] ?? 'nav.home')}</span>
          </li>
        )}
        {groupId && groupName && (
          <li>
            <Link
              to="/groups/$groupId"
              params={{ groupId }}
              activeOptions={{ exact: true, includeSearch: false }}
            >
              {groupName}
            </Link>
          </li>
        )}
        {document && (
          <li>
            <span aria-current="page">{document.title}</span>
          </li>
        )}
      </ol>
    </nav>
  );
}
