import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { type Adoption, useAdoptions, useDocument } from '@/api';
import { later, Part } from '@/design';
import { formatDate, useTranslation } from '@/i18n';
import { ProgressFigure } from '../indicators/ProgressFigure';
import { sayNumber } from '../inputs';
import { useGoal, useLinksOf } from '../model';
import type { GoalSectionProps } from '../view';
import './adoption.css';

const AdoptDialog = later(() => import('./AdoptDialog'));

/** A joint goal beside what municipalities have made of it. */
export function AdoptionSection(props: GoalSectionProps) {
  const { store, goalId, documentId, writing } = props;
  const { t } = useTranslation('goalwork');
  const id = useId();
  const goal = useGoal(store, goalId);
  const links = useLinksOf(store, goalId);
  const adoptions = useAdoptions(documentId, goalId);
  const groupId = useDocument(documentId).data?.groupId;
  const [open, setOpen] = useState(false);
  const all = adoptions.data ?? [];
  const isAdopted = links.some((one) => one.fromGoal === goalId && one.type === 'adopted_from');
  // A municipality's own goal is not joint; its origin stands among the links.
  if (!goal || isAdopted || (goal.municipalityId && all.length === 0)) return null;
  if (all.length === 0 && !writing) return null;
  return (
    <section className="adoption" aria-labelledby={id}>
      <h3 id={id}>{t('adoption.title')}</h3>
      {all.length === 0 ? (
        <p className="adoption__quiet">{t('adoption.none')}</p>
      ) : (
        <Comparison adoptions={all} />
      )}
      {writing && groupId && (
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {t('adoption.adopt')}
        </Button>
      )}
      {open && groupId && (
        <Part>
          <AdoptDialog
            {...props}
            groupId={groupId}
            adoptions={all}
            onClose={() => setOpen(false)}
          />
        </Part>
      )}
    </section>
  );
}

/** The municipalities below each other, who has come furthest first; narrow enough for a phone. */
function Comparison({ adoptions }: { adoptions: readonly Adoption[] }) {
  const { t, i18n } = useTranslation(['goalwork', 'goals']);
  const sorted = [...adoptions].sort((a, b) => (b.progress ?? -1) - (a.progress ?? -1));
  const number = (value: number | null, unit: string | null) =>
    value === null ? t('block.notSet') : `${sayNumber(value, i18n.language)} ${unit ?? ''}`.trim();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('dashboard.municipality')}</th>
          <th scope="col">
            {t('dashboard.columns.progress')} · {t('adoption.target')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((one) => (
          <tr key={`${one.documentId} ${one.goalId}`}>
            <th scope="row">
              <Link
                to="/documents/$documentId"
                params={{ documentId: one.documentId }}
                search={{ selected: one.goalId }}
              >
                {one.municipality ?? t('dashboard.elsewhere')}
              </Link>
              {[one.owner?.name, one.due && formatDate(one.due, i18n.language)]
                .filter(Boolean)
                .map((words) => (
                  <span key={words} className="adoption__line">
                    {words}
                  </span>
                ))}
            </th>
            <td>
              <ProgressFigure value={one.progress} reason="unmeasured" />
              {one.health !== 'unknown' && (
                <span className="adoption__line">{t(`goals:values.health.${one.health}`)}</span>
              )}
              {one.indicators.map(({ id, name, unit, target, current }) => (
                <span key={id} className="adoption__line">
                  {name}: {number(current, null)} / {number(target, unit)}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
