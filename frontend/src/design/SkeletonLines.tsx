import { useTranslation } from '@/i18n';

interface SkeletonLinesProps {
  count?: number;
  shape?: 'line' | 'card';
}

/** Grey shapes of what is coming. They appear after 100 ms, not before. */
export function SkeletonLines({ count = 3, shape = 'line' }: SkeletonLinesProps) {
  const { t } = useTranslation('common');
  return (
    <div className="skeletons" role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move
        <div key={i} className={`skeleton skeleton--${shape}`} aria-hidden="true" />
      ))}
    </div>
  );
}
