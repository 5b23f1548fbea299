import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { askNow, useServerAway } from '@/api';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';

/** Stays at the top while no answer comes, and says that it is over. */
export function ServerBanner() {
  const { t } = useTranslation('common');
  const away = useServerAway();
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !away) announce(t('server.back'));
    was.current = away;
  }, [away, t]);
  if (!away) return null;
  return (
    <div className="server-banner" role="alert">
      <p>
        <strong>{t('server.away')}</strong> {t('server.awayDetail')}
      </p>
      <Button variant="secondary" data-size="sm" onClick={() => void askNow()}>
        {t('tryAgain')}
      </Button>
    </div>
  );
}
