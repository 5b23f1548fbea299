import type { DocumentSummary, Group, Step } from '@/api';
import { DocumentRow, SkeletonLines, StepMark } from '@/design';
import { formatDate, useTranslation } from '@/i18n';
import { NewDocumentButton } from './NewDocument';
import { StepStateForm } from './StepStateForm';

interface StepPanelProps {
  step: Step;
  group: Group;
  documents: DocumentSummary[];
  pending: boolean;
}

/** The chosen step: what it is, where it stands, what belongs to it. */
export function StepPanel({ step, group, documents, pending }: StepPanelProps) {
  const { t } = useTranslation(['groups', 'connect']);
  const coordinates = group.role === 'coordinator';
  return (
    <section className="step-panel" aria-labelledby="step-title">
      <div className="step-panel__words">
        <h2 id="step-title">
          {step.step} {t(`connect:steps.${step.step}.title`)}
        </h2>
        <p>{t(`connect:steps.${step.step}.description`)}</p>
        <StepFacts step={step} />
        {coordinates ? (
          <StepStateForm groupId={group.id} step={step} />
        ) : (
          <p className="step-panel__state">
            <StepMark state={step.state} /> {t(`connect:states.${step.state}`)}
          </p>
        )}
      </div>
      <div className="step-panel__documents">
        <h3>{t('stepDocuments')}</h3>
        {pending && <SkeletonLines count={2} shape="card" />}
        {!pending && documents.length === 0 && <p className="quiet">{t('stepEmpty')}</p>}
        {documents.length > 0 && (
          <ul className="rows">
            {documents.map((document) => (
              <li key={document.id}>
                <DocumentRow document={document} />
              </li>
            ))}
          </ul>
        )}
        {coordinates && (
          <NewDocumentButton groupId={group.id} step={step.step} label={t('newInStep')} quiet />
        )}
      </div>
    </section>
  );
}

function StepFacts({ step }: { step: Step }) {
  const { t, i18n } = useTranslation('groups');
  const facts: [string, string][] = [];
  if (step.state === 'skipped' && step.skipReason) facts.push([t('skipReason'), step.skipReason]);
  if (step.owner) {
    facts.push([t('owner'), `${step.owner.name}, ${step.owner.organisation.shortName}`]);
  }
  if (step.due) facts.push([t('due'), formatDate(step.due, i18n.language)]);
  if (facts.length === 0) return null;
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="quiet small">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
