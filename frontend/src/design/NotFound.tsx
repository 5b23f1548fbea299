import { Link } from '@tanstack/react-router';
import { useTranslation } from '@/i18n';
import { useTitle } from './Page';

/** For an address that leads nowhere, and for what is not theirs: alike. */
export function NotFound() {
  const { t } = useTranslation('common');
  useTitle(t('notFound.title'));
  return (
    <div className="dead-end">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.detail')}</p>
      <Link className="ds-button" to="/">
        {t('goHome')}
      </Link>
    </div>
  );
}
