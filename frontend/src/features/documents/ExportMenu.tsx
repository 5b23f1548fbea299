import { DownloadIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { type DocumentKind, exportAddress } from '@/api';
import { Menu } from '@/design';

const formats = ['markdown', 'html', 'json'] as const;

export function ExportMenu({ documentId, kind }: { documentId: string; kind: DocumentKind }) {
  const { t } = useTranslation('documents');
  const offered = kind === 'strategy' ? formats : (['json'] as const);
  return (
    <Menu
      label={t('export.label')}
      className="export-button"
      items={offered.map((format) => ({
        id: format,
        label: t(`export.${format}`),
        href: exportAddress(documentId, format),
      }))}
    >
      <DownloadIcon aria-hidden />
    </Menu>
  );
}
