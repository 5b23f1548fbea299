import { MagnifyingGlassIcon } from '@navikt/aksel-icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from '@/i18n';
import { places } from './navigation';
import { UnreadCount } from './UnreadCount';

/** The rail's places within reach of a thumb. */
export function BottomBar({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation('common');
  return (
    <nav className="bottom-bar" aria-label={t('nav.label')}>
      <ul className="bottom-bar__list">
        {places.map(({ to, text, icon: Icon, exact }) => (
          <li key={to}>
            <Link to={to} className="bottom-bar__link" activeOptions={{ exact }}>
              <Icon aria-hidden />
              {t(text)}
              {to === '/inbox' && <UnreadCount />}
            </Link>
          </li>
        ))}
        <li>
          <button type="button" className="bottom-bar__link" onClick={onPalette}>
            <MagnifyingGlassIcon aria-hidden />
            {t('nav.find')}
          </button>
        </li>
      </ul>
    </nav>
  );
}
