import { useCallback } from 'react';
import { formatDate, useTranslation } from '@/i18n';
import { nameOf, type Period } from './periods';

/** What people call a period: "2026", "Q3 2026", "March 2026", or its two days. */
export function usePeriodName(): (period: Period) => string {
  const { t, i18n } = useTranslation('goalviews');
  return useCallback(
    (period) => {
      const name = nameOf(period);
      if (!name) {
        const [from, to] = [period.start, period.end].map((day) => formatDate(day, i18n.language));
        return `${from} – ${to}`;
      }
      const { frequency, number, year } = name;
      if (frequency === 'yearly') return String(year);
      if (frequency === 'monthly') return `${t(`months.${number}`)} ${year}`;
      return t(`periods.${frequency}`, { number, year });
    },
    [t, i18n.language],
  );
}
