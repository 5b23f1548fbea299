import { useCallback } from 'react';
import { useTranslation } from '@/i18n';
import type { Indicator } from '../model';

/** A number with what it counts: "12 hours", "80 %"; yes or no in words. */
export function useUnit(): (one: Pick<Indicator, 'kind' | 'unit'>, said: string) => string {
  const { t } = useTranslation('goalviews');
  return useCallback(
    ({ kind, unit }, said) => {
      if (kind === 'yes_no') return said === '1' ? t('yes') : said === '0' ? t('no') : said;
      if (unit) return `${said} ${unit}`;
      return kind === 'percent' ? `${said} %` : kind === 'hours' ? t('hours', { said }) : said;
    },
    [t],
  );
}
