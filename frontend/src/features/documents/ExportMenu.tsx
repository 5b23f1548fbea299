import { DownloadIcon } from '@navikt/aksel-icons';
import { type DocumentKind, type ExportFormat, exportAddress } from '@/api';
import { Menu } from '@/design';
import { useTranslation } from '@/i18n';

/** What the server writes of each kind, what people ask for most first. */
const formatsOf: Record<DocumentKind, readonly ExportFormat[]> = {
  strategy: ['markdown', 'html', 'json'],
  stakeholder_map: ['xlsx', 'csv', 'html', 'markdown', 'json'],
  goal_list: ['xlsx', 'csv', 'markdown', 'html', 'ics', 'json'],
};

export function ExportMenu({ documentId, kind }: { documentId: string; kind: DocumentKind }) {
  const { t, i18n } = useTranslation('documents');
  return (
    <Menu
      label={t('export.label')}
      className="export-button"
      items={formatsOf[kind].map((format) => ({
        id: format,
        label: t(`export.${format}`),
        href: exportAddress(documentId, format, i18n.language),
      }))}
    >
      <DownloadIcon aria-hidden />
    </Menu>
  );
}
