import { Button } from '@digdir/designsystemet-react';
import { Notice } from '@/design';
import { useTranslation } from '@/i18n';

/** This page is older than the document: writing with it could remove what it does not know. */
export function NewerVersion() {
  const { t } = useTranslation('documents');
  return (
    <Notice
      kind="warning"
      title={t('newer.title')}
      action={
        <Button variant="secondary" onClick={() => window.location.reload()}>
          {t('newer.reload')}
        </Button>
      }
    >
      <p>{t('newer.detail')}</p>
    </Notice>
  );
}
