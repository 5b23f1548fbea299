import { useTranslation } from '@/i18n';
import { engagements } from '../model';
import type { Row } from './rows';

interface MatrixBandProps {
  band: Exclude<Row, { kind: 'stakeholder' }>;
  /** Counted from 1 over the whole matrix, its head included. */
  row: number;
  unfolded: boolean;
  onUnfold: (unfolded: boolean) => void;
}

/** A row that says what is below it: a category, or those not assessed yet. */
export function MatrixBand({ band, row, unfolded, onUnfold }: MatrixBandProps) {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  return (
    <div role="row" className="matrix__group" aria-rowindex={row}>
      <span role="gridcell" aria-colspan={engagements.length + 1}>
        {band.kind === 'category' ? (
          <>
            {band.category === 'not_set'
              ? t('legend.notSet')
              : t(`stakeholders:values.mainCategory.${band.category}`)}{' '}
            <span className="quiet">{band.count}</span>
          </>
        ) : (
          <button
            type="button"
            className="matrix__fold"
            aria-expanded={unfolded}
            onClick={() => onUnfold(!unfolded)}
          >
            {t('engagement.rest')} <span className="quiet">{band.count}</span>
          </button>
        )}
      </span>
    </div>
  );
}
