import { Button } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { type GoalValue, type Person, useDocument, useGoalValues } from '@/api';
import { announce, Dialog } from '@/design';
import { today, useTranslation } from '@/i18n';
import { useOrganisationName } from '../inputs';
import { type Indicator, useIndicator, useIndicatorProgress } from '../model';
import { CellDetails } from './CellDetails';
import { IndicatorForm } from './IndicatorForm';
import type { IndicatorSectionProps } from './IndicatorSection';
import { ProgressFigure } from './ProgressFigure';
import { columnsOf, shownPeriods } from './periods';
import { periodOfValue } from './sheet';
import { TrendChart } from './TrendChart';
import { type At, keyAt, useSheet } from './useSheet';
import { type SheetRow, ValueSheet } from './ValueSheet';

interface IndicatorDialogProps extends IndicatorSectionProps {
  id: string;
  onClose: () => void;
}

/** One indicator: its values over time and municipalities, its curve, what it means. */
export default function IndicatorDialog(props: IndicatorDialogProps) {
  const { store, id, onClose } = props;
  const { t } = useTranslation(['goalviews', 'common']);
  const one = useIndicator(store, id);
  return (
    <Dialog
      label={one?.name || t('indicators.nameless')}
      className="indicator-dialog"
      onClose={onClose}
    >
      {one ? <Inside {...props} one={one} /> : <p>{t('indicators.gone')}</p>}
    </Dialog>
  );
}

function Inside(props: IndicatorDialogProps & { one: Indicator }) {
  const { store, documentId, writing, members, ownId, one, onClose } = props;
  const { t } = useTranslation('goalviews');
  const [isNew] = useState(() => one.name === '');
  const progress = useIndicatorProgress(store, one.id);
  const document = useDocument(documentId).data;
  const mayComment = document?.rights.includes('comment') ?? false;
  const reporting = writing || (mayComment && one.ownerId === ownId);
  const remove = () => {
    store.removeIndicators([one.id]);
    announce(t('indicators.removed', { name: one.name || t('indicators.nameless') }));
    onClose();
  };
  return (
    <div className="indicator">
      <h2>{one.name || t('indicators.nameless')}</h2>
      <ProgressFigure value={progress.value} reason={progress.reason} colour={progress.colour} />
      {one.kind === 'qualitative' ? (
        <p className="quiet">{t('indicators.qualitative')}</p>
      ) : (
        !isNew && <Measured {...props} reporting={reporting} />
      )}
      <details className="indicator__more" open={isNew}>
        <summary>{t('indicators.meaning')}</summary>
        <IndicatorForm
          store={store}
          one={one}
          writing={writing}
          members={members}
          groupId={document?.groupId ?? ''}
        />
        {writing && (
          <Button variant="tertiary" data-color="danger" data-size="sm" onClick={remove}>
            {t('indicators.remove')}
          </Button>
        )}
      </details>
    </div>
  );
}

type MeasuredProps = IndicatorDialogProps & { one: Indicator; reporting: boolean };

function Measured({ store, documentId, members, one, reporting }: MeasuredProps) {
  const { t } = useTranslation('goalviews');
  const values = useGoalValues(documentId);
  const [now] = useState(() => today());
  const own = useMemo(
    () => values.filter(({ indicatorId }) => indicatorId === one.id),
    [values, one.id],
  );
  const sheet = useSheet(documentId, one, own);
  const rows = useRows(own, members, store.goal(one.goalId)?.municipalityId ?? null);
  const all = useMemo(
    () => columnsOf(one.frequency ?? 'yearly', now, own.map(periodOfValue)),
    [one.frequency, now, own],
  );
  const [older, setOlder] = useState(false);
  const columns = older ? all : all.slice(-shownPeriods);
  const [at, setAt] = useState<At | null>(null);
  return (
    <>
      <section aria-label={t('sheet.title')}>
        <div className="indicator__head">
          <h3>{t('sheet.title')}</h3>
          {all.length > shownPeriods && (
            <button type="button" className="plain-button" onClick={() => setOlder(!older)}>
              {t(older ? 'sheet.recent' : 'sheet.older')}
            </button>
          )}
        </div>
        <ValueSheet {...{ one, rows, columns, sheet, reporting, at }} today={now} onAt={setAt} />
        {at && (
          <CellDetails
            at={at}
            place={rows.find(({ id }) => id === at.municipalityId)?.name ?? ''}
            cell={sheet.cells.get(keyAt(at))}
            sheet={sheet}
            reporting={reporting}
          />
        )}
      </section>
      <section aria-label={t('trend.title')}>
        <h3>{t('trend.title')}</h3>
        <TrendChart store={store} one={one} />
      </section>
    </>
  );
}

/** All together first, then the municipalities of the group and those with values. */
function useRows(
  values: readonly GoalValue[],
  members: readonly Person[],
  only: string | null,
): readonly SheetRow[] {
  const { t, i18n } = useTranslation('goalviews');
  const nameOf = useOrganisationName();
  return useMemo(() => {
    const names = new Map<string, string>();
    if (only) names.set(only, nameOf(only));
    else for (const { organisation } of members) names.set(organisation.id, organisation.shortName);
    for (const { municipalityId } of values)
      if (municipalityId)
        names.set(municipalityId, names.get(municipalityId) ?? nameOf(municipalityId));
    const rows = [...names].map(([id, name]) => ({ id, name }));
    rows.sort((a, b) => a.name.localeCompare(b.name, i18n.language));
    return [{ id: null, name: t('sheet.together') }, ...rows];
  }, [values, members, only, nameOf, t, i18n.language]);
}
