import { Button } from '@digdir/designsystemet-react';
import { useErrorWords } from '@/api';
import { Notice } from '@/design';
import { useTranslation } from '@/i18n';

/** In place of a list that did not come. */
export function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('common');
  const words = useErrorWords();
  return (
    <Notice
      kind="warning"
      title={t('loadFailed')}
      action={
        <Button variant="secondary" onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      }
    >
      <p>{words(error)}</p>
    </Notice>
  );
}
