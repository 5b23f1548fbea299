import { useTranslation } from '@/i18n';

interface ShareProps {
  /** In percent; null is not known, which is not 0. */
  progress: number | null;
  measured: number;
  of: number;
}

/** How far, and of how many that is known. */
export function Share({ progress, measured, of }: ShareProps) {
  const { t } = useTranslation('goalwork');
  if (progress === null) return <span className="quiet">{t('dashboard.notMeasured')}</span>;
  return (
    <>
      {Math.round(progress)} %{' '}
      <span className="quiet small">{t('dashboard.measured', { measured, of })}</span>
    </>
  );
}
