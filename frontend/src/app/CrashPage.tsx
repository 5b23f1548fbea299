import { Button } from '@digdir/designsystemet-react';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { ApiError, onReturn } from '@/api';
import { NotFound, useTitle } from '@/design';
import { useTranslation } from '@/i18n';

/** The page could not be shown: the server is away, or we have a fault. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('common');
  const router = useRouter();
  const away = error instanceof ApiError && error.away;
  const title = away ? t('server.away') : t('crash.title');
  useTitle(title);
  const again = useCallback(() => {
    reset();
    void router.invalidate();
  }, [reset, router]);
  // Nobody should have to press when the server comes back by itself.
  useEffect(() => (away ? onReturn(again) : undefined), [away, again]);
  if (error instanceof ApiError && error.missing) return <NotFound />;
  const answer = error instanceof ApiError ? error.detail || error.title : '';
  return (
    <div className="dead-end">
      <h1>{title}</h1>
      <p>{away ? t('server.awayDetail') : answer || t('crash.detail')}</p>
      <Button onClick={again}>{t('tryAgain')}</Button>
    </div>
  );
}
