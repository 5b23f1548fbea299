import { Button } from '@digdir/designsystemet-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  ApiError,
  type ReferenceGoal,
  referenceCountries,
  useGroup,
  useReferenceGoals,
  useRemoveReference,
} from '@/api';
import { announce, later, NotFound, Page, Part, SkeletonLines } from '@/design';
import { LoadFailed } from '@/features/groups';
import { formatDate, useTranslation } from '@/i18n';
import { ReferenceDialog } from './ReferenceDialog';
import './references.css';

const ImportReferences = later(() => import('./ImportReferences'));

/** A group's national goals, by country, the obligatory ones first. */
export function ReferencesPage() {
  const { groupId } = useParams({ from: '/signed-in/groups/$groupId/references' });
  const { t } = useTranslation('goalwork');
  const group = useGroup(groupId);
  const references = useReferenceGoals(groupId);
  const [open, setOpen] = useState<ReferenceGoal | 'new' | null>(null);
  const [importing, setImporting] = useState(false);
  if (group.error instanceof ApiError && group.error.missing) return <NotFound />;
  const coordinates = group.data?.role === 'coordinator';
  const all = references.data ?? [];
  return (
    <Page
      title={t('references.title')}
      lead={
        <>
          <p>{t('references.lead')}</p>
          <p>
            <Link to="/groups/$groupId" params={{ groupId }}>
              {group.data?.name ?? t('dashboard.group')}
            </Link>
          </p>
        </>
      }
      action={
        coordinates && (
          <div className="references__actions">
            <Button variant="secondary" onClick={() => setImporting(true)}>
              {t('import.title')}
            </Button>
            <Button onClick={() => setOpen('new')}>{t('references.add')}</Button>
          </div>
        )
      }
    >
      {references.isPending && <SkeletonLines count={4} shape="card" />}
      {references.isError && (
        <LoadFailed error={references.error} onRetry={() => void references.refetch()} />
      )}
      {references.data && all.length === 0 && (
        <div className="empty">
          <p>{t(coordinates ? 'references.none' : 'references.noneYet')}</p>
        </div>
      )}
      {referenceCountries.map((country) => (
        <Country
          key={country}
          name={t(`references.countries.${country}`)}
          goals={all.filter((one) => one.country === country)}
          groupId={groupId}
          {...(coordinates ? { onEdit: setOpen } : {})}
        />
      ))}
      {importing && (
        <Part>
          <ImportReferences groupId={groupId} onClose={() => setImporting(false)} />
        </Part>
      )}
      {open && (
        <ReferenceDialog
          groupId={groupId}
          goal={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}

interface CountryProps {
  name: string;
  goals: readonly ReferenceGoal[];
  groupId: string;
  /** Absent for those who may only read. */
  onEdit?: (goal: ReferenceGoal) => void;
}

function Country({ name, goals, groupId, onEdit }: CountryProps) {
  if (goals.length === 0) return null;
  const sorted = [...goals].sort(
    (a, b) => Number(b.obligatory) - Number(a.obligatory) || a.title.localeCompare(b.title),
  );
  return (
    <section className="section" aria-label={name}>
      <h2>{name}</h2>
      <ul className="references">
        {sorted.map((goal) => (
          <li key={goal.id}>
            <Reference goal={goal} groupId={groupId} {...(onEdit ? { onEdit } : {})} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ReferenceProps {
  goal: ReferenceGoal;
  groupId: string;
  onEdit?: (goal: ReferenceGoal) => void;
}

function Reference({ goal, groupId, onEdit }: ReferenceProps) {
  const { t, i18n } = useTranslation(['goalwork', 'common']);
  const remove = useRemoveReference(groupId);
  const [sure, setSure] = useState(false);
  const facts = [
    goal.issuer,
    goal.year,
    goal.validTo && t('references.until', { day: formatDate(goal.validTo, i18n.language) }),
  ].filter(Boolean);
  return (
    <article className="reference" data-obligatory={goal.obligatory}>
      <h3>
        {goal.title}
        {goal.obligatory && <span className="reference__must">{t('references.obligatory')}</span>}
      </h3>
      <p className="quiet small">{facts.join(' · ')}</p>
      {goal.text && <p className="reference__text">{goal.text}</p>}
      <div className="reference__ways">
        {/^https?:\/\//i.test(goal.url) && (
          <a href={goal.url} target="_blank" rel="noopener noreferrer">
            {t('references.source')}
          </a>
        )}
        {onEdit && (
          <Button
            variant="tertiary"
            aria-label={t('references.editNamed', { title: goal.title })}
            onClick={() => onEdit(goal)}
          >
            {t('references.edit')}
          </Button>
        )}
        {onEdit && (
          <Button
            variant="tertiary"
            data-color={sure ? 'danger' : undefined}
            loading={remove.isPending}
            aria-label={t(sure ? 'references.removeSure' : 'references.removeNamed', {
              title: goal.title,
            })}
            onBlur={() => setSure(false)}
            onClick={() => {
              if (!sure) return setSure(true);
              remove.mutate(goal.id, { onSuccess: () => announce(t('references.removed')) });
            }}
          >
            {t(sure ? 'references.sure' : 'references.remove')}
          </Button>
        )}
      </div>
    </article>
  );
}
