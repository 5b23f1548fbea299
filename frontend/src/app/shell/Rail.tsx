import { MagnifyingGlassIcon, SidebarLeftIcon } from '@navikt/aksel-icons';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '@/i18n';
import { places } from './navigation';
import { usePlace } from './place';
import { RailDocuments } from './RailDocuments';
import { UnreadCount } from './UnreadCount';
import './shell.css';

const remembered = 'samrad.rail';

function startsNarrow(): boolean {
  try {
    const stored = localStorage.getItem(remembered);
    if (stored) return stored === 'narrow';
  } catch {
    // Storage may be forbidden.
  }
  return window.matchMedia('(width < 64rem)').matches;
}

/** The menu at the left: the places, and the open group's documents. */
export function Rail({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation('common');
  const [narrow, setNarrow] = useState(startsNarrow);
  const { groupId, group } = usePlace();
  const toggle = () => {
    setNarrow(!narrow);
    try {
      localStorage.setItem(remembered, narrow ? 'wide' : 'narrow');
    } catch {
      // Only a convenience.
    }
  };
  const words = narrow ? 'visually-hidden' : undefined;
  return (
    <nav className={narrow ? 'rail rail--narrow' : 'rail'} aria-label={t('nav.label')}>
      <Link to="/" className="rail__brand" aria-label="Samråd">
        <img src="/favicon.svg" alt="" />
        {!narrow && 'Samråd'}
      </Link>
      <ul className="rail__list">
        {places.map(({ to, text, icon: Icon, exact }) => (
          <li key={to}>
            <Link
              to={to}
              className="rail__link"
              activeOptions={{ exact }}
              title={narrow ? t(text) : undefined}
            >
              <Icon aria-hidden />
              <span className={words}>{t(text)}</span>
              {to === '/inbox' && <UnreadCount />}
            </Link>
          </li>
        ))}
        <li>
          <button
            type="button"
            className="rail__link"
            onClick={onPalette}
            title={narrow ? t('nav.find') : undefined}
          >
            <MagnifyingGlassIcon aria-hidden />
            <span className={words}>{t('nav.find')}</span>
          </button>
        </li>
      </ul>
      {!narrow && groupId && group && <RailDocuments groupId={groupId} name={group.name} />}
      <button
        type="button"
        className="rail__link rail__end"
        onClick={toggle}
        title={narrow ? t('nav.expand') : undefined}
      >
        <SidebarLeftIcon aria-hidden />
        <span className={words}>{t(narrow ? 'nav.expand' : 'nav.collapse')}</span>
      </button>
    </nav>
  );
}
