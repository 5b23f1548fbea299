import { useTranslation } from 'react-i18next';
import { Page } from '@/design';

export function HomePage() {
  const { t } = useTranslation('common');
  return <Page title={t('nav.home')}>{null}</Page>;
}
