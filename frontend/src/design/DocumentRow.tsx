import { Link } from '@tanstack/react-router';
import type { DocumentSummary } from '@/api';
import { formatAgo, useTranslation } from '@/i18n';
import { kindIcons } from './KindIcon';

interface DocumentRowProps {
  document: DocumentSummary;
  /** Said first in the second line, e.g. the group's name. */
  where?: string;
}

/** A document to open: title, what it is, when it last changed. */
export function DocumentRow({ document, where }: DocumentRowProps) {
  const { t, i18n } = useTranslation('common');
  const Icon = kindIcons[document.kind];
  return (
    <Link to="/documents/$documentId" params={{ documentId: document.id }} className="row">
      <span className="row__icon">
        <Icon aria-hidden />
      </span>
      <span className="row__words">
        <span className="row__title">{document.title}</span>
        <span className="quiet small">
          {[t(`kinds.${document.kind}`), where].filter(Boolean).join(' · ')}
        </span>
      </span>
      <time className="row__when quiet small" dateTime={document.updatedAt}>
        {formatAgo(document.updatedAt, i18n.language)}
      </time>
    </Link>
  );
}
