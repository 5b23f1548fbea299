import { Button } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import type { Person } from '@/api';
import { later, Part } from '@/design';
import { CommentButton } from '@/features/comments/button';
import { useTranslation } from '@/i18n';
import { sayNumber } from '../inputs';
import { type GoalStore, type Indicator, useIndicatorProgress, useIndicatorsOf } from '../model';
import { ProgressBlock } from './ProgressBlock';
import { ProgressFigure } from './ProgressFigure';
import { Sparkline } from './Sparkline';
import { useUnit } from './useUnit';
import './indicators.css';

const IndicatorDialog = later(() => import('./IndicatorDialog'));

export interface IndicatorSectionProps {
  store: GoalStore;
  goalId: string;
  documentId: string;
  writing: boolean;
  members: readonly Person[];
  ownId: string;
}

/** How far a goal is, and the indicators that say so. */
export function IndicatorSection(props: IndicatorSectionProps) {
  const { store, goalId, writing } = props;
  const { t } = useTranslation('goalviews');
  const heading = useId();
  const indicators = useIndicatorsOf(store, goalId);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className="indicators" aria-labelledby={heading}>
      <h3 id={heading}>{t('progress.title')}</h3>
      <ProgressBlock store={store} goalId={goalId} writing={writing} />
      <h4>{t('indicators.title')}</h4>
      {indicators.length === 0 && <p className="quiet small">{t('indicators.none')}</p>}
      {indicators.length > 0 && (
        <ul className="indicators__list">
          {indicators.map((one) => (
            <IndicatorRow key={one.id} store={store} one={one} onOpen={() => setOpen(one.id)} />
          ))}
        </ul>
      )}
      {writing && (
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => setOpen(store.addIndicator({ goalId }))}
        >
          {t('indicators.add')}
        </Button>
      )}
      {open && (
        <Part>
          <IndicatorDialog {...props} id={open} onClose={() => setOpen(null)} />
        </Part>
      )}
    </section>
  );
}

interface IndicatorRowProps {
  store: GoalStore;
  one: Indicator;
  onOpen: () => void;
}

function IndicatorRow({ store, one, onOpen }: IndicatorRowProps) {
  const { t, i18n } = useTranslation('goalviews');
  const progress = useIndicatorProgress(store, one.id);
  const unit = useUnit();
  const say = (value: number) => unit(one, sayNumber(value, i18n.language));
  const way = [
    one.baselineValue !== null && t('indicators.from', { value: say(one.baselineValue) }),
    progress.current !== null && t('indicators.now', { value: say(progress.current) }),
    one.targetValue !== null && t('indicators.target', { value: say(one.targetValue) }),
  ].filter(Boolean);
  return (
    <li className="indicators__one">
      <div className="indicators__head">
        <button type="button" className="indicators__open" onClick={onOpen}>
          {one.name || t('indicators.nameless')}
        </button>
        <CommentButton small anchor={{ kind: 'indicator', id: one.id, quote: one.name }} />
      </div>
      <Sparkline store={store} one={one} />
      <ProgressFigure value={progress.value} reason={progress.reason} colour={progress.colour} />
      {way.length > 0 && <p className="small quiet">{way.join(' · ')}</p>}
      {one.baselineValue === null && one.baselineMissingReason && (
        <p className="small quiet">
          {t('indicators.baselineMissing', { reason: one.baselineMissingReason })}
        </p>
      )}
    </li>
  );
}
