import { Button } from '@digdir/designsystemet-react';
import { useTranslation } from '@/i18n';

interface FirstStepsProps {
  onAdd: () => void;
  onImport: () => void;
}

/** What a view of an empty map offers whoever may write. */
export function FirstSteps({ onAdd, onImport }: FirstStepsProps) {
  const { t } = useTranslation('stakeholders');
  return (
    <>
      <p>{t('first.hint')}</p>
      <div className="map-view__first">
        <Button data-size="sm" onClick={onAdd}>
          {t('first.add')}
        </Button>
        <Button data-size="sm" variant="secondary" onClick={onImport}>
          {t('first.import')}
        </Button>
      </div>
    </>
  );
}
