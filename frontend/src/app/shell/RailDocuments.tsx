import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { type DocumentSummary, useGroupDocuments } from '@/api';
import { useTranslation } from '@/i18n';

/** The open group's documents under the step they belong to. */
export function RailDocuments({ groupId, name }: { groupId: string; name: string }) {
  const { t } = useTranslation(['common', 'connect']);
  const { data: documents = [] } = useGroupDocuments(groupId);
  return (
    <nav className="rail__group" aria-label={t('nav.documentsOf', { group: name })}>
      <p className="rail__heading">
        <Link to="/groups/$groupId" params={{ groupId }} activeProps={{}}>
          {name}
        </Link>
      </p>
      <ul className="rail__list">
        {bySteps(documents).map(({ step, documents: list }) => (
          <Fragment key={step ?? 'none'}>
            <li className="rail__step">
              {step ? `${step} ${t(`connect:steps.${step}.title`)}` : t('nav.otherDocuments')}
            </li>
            {list.map((document) => (
              <li key={document.id}>
                <Link
                  to="/documents/$documentId"
                  params={{ documentId: document.id }}
                  className="rail__document"
                >
                  {document.title}
                </Link>
              </li>
            ))}
          </Fragment>
        ))}
      </ul>
    </nav>
  );
}

/** Steps in order, only those that hold something; what has no step comes last. */
export function bySteps(documents: DocumentSummary[]) {
  const steps = new Map<number | null, DocumentSummary[]>();
  for (const document of documents) {
    const step = document.step ?? null;
    steps.set(step, [...(steps.get(step) ?? []), document]);
  }
  return [...steps]
    .map(([step, list]) => ({ step, documents: list }))
    .sort((a, b) => (a.step ?? 10) - (b.step ?? 10));
}
