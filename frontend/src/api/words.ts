import { useTranslation } from '@/i18n';
import { ApiError } from './problem';

/**
 * An error as a sentence for the person: what happened and what to do. The
 * commonest answers are said in their language; for the rest the server's own
 * words are better than a general phrase.
 */
export function useErrorWords(): (error: unknown) => string {
  const { t } = useTranslation('common');
  return (error) => {
    if (!(error instanceof ApiError)) return t('failedDetail');
    if (error.away) return t('awayDetail');
    if (error.status === 403) return t('notAllowed');
    if (error.status === 413) return t('tooLarge');
    if (error.status === 429) return t('tooOften');
    if (error.status >= 500) return t('failedDetail');
    return error.detail || error.title || t('failedDetail');
  };
}
