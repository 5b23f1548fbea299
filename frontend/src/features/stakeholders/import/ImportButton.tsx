import { ImportToolButton } from '@/features/fileimport/button';
import { useTranslation } from '@/i18n';

/** Opens the import of a file into the map. */
export function ImportButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('stakeholderwork');
  return <ImportToolButton title={t('import.title')} onOpen={onOpen} />;
}
