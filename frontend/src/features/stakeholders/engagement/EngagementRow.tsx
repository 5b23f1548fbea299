import { memo } from 'react';
import { CommentButton } from '@/features/comments/button';
import { useTranslation } from '@/i18n';
import { CategoryMark } from '../marks/CategoryMark';
import { engagementGap, engagements, type Stakeholder } from '../model';
import { ChosenBy, type Other } from '../presence';
import { rankOf } from './rows';
import { sayGap } from './sayGap';

/** What a mark in the matrix says. */
export type Which = 'now' | 'wanted';

interface EngagementRowProps {
  one: Stakeholder;
  /** Counted from 1 over the whole matrix, its head included. */
  row: number;
  /** The column with the focus when it is in this row. */
  column: number | null;
  selected: boolean;
  chosenBy: readonly Other[] | undefined;
}

/** One stakeholder: where it is now, where it is wanted, and the way between. */
export const EngagementRow = memo(function EngagementRow(props: EngagementRowProps) {
  const { one, row, column, selected, chosenBy } = props;
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const now = rankOf(one.engagementNow);
  const wanted = rankOf(one.engagementWanted);
  const gap = engagementGap(one);
  const name = one.name || t('stakeholders:nameless');
  return (
    <div
      role="row"
      className="matrix__row"
      aria-rowindex={row}
      aria-selected={selected}
      data-row={one.id}
    >
      <div role="rowheader" className="matrix__name">
        <CategoryMark category={one.mainCategory} size={13} />
        <span className="matrix__words">{name}</span>
        <CommentButton
          anchor={{ kind: 'stakeholder', id: one.id, quote: one.name }}
          small
          marksOnly
          tabIndex={-1}
        />
        {chosenBy && <ChosenBy others={chosenBy} />}
        {gap !== null && gap !== 0 && (
          <span className="matrix__gap" data-more={gap > 0}>
            <span aria-hidden="true">{gap > 0 ? `+${gap}` : `−${-gap}`}</span>
            <span className="visually-hidden">, {sayGap(gap, t)}</span>
          </span>
        )}
      </div>
      {engagements.map((engagement, i) => {
        const isNow = i === now;
        const isWanted = i === wanted;
        const between =
          now >= 0 && wanted >= 0 && i >= Math.min(now, wanted) && i <= Math.max(now, wanted);
        return (
          <div
            key={engagement}
            role="gridcell"
            className="matrix__cell"
            data-column={i}
            data-between={between && now !== wanted}
            data-from={i === Math.min(now, wanted)}
            data-to={i === Math.max(now, wanted)}
            tabIndex={column === i ? 0 : -1}
            aria-label={[
              t(`stakeholders:values.engagement.${engagement}`),
              isNow && t('engagement.now'),
              isWanted && t('engagement.wanted'),
            ]
              .filter(Boolean)
              .join(', ')}
          >
            {isWanted && (
              <span className="matrix__mark matrix__mark--wanted" data-mark="wanted">
                <WantedMark />
              </span>
            )}
            {isNow && (
              <span className="matrix__mark matrix__mark--now" data-mark="now">
                <NowMark />
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
});

/** Now: a full disc. */
export function NowMark() {
  return (
    <svg className="now-mark" viewBox="-12 -12 24 24" aria-hidden="true">
      <circle r="6.5" />
    </svg>
  );
}

/** Wanted: a ring, wide enough to hold the disc. */
export function WantedMark() {
  return (
    <svg className="wanted-mark" viewBox="-12 -12 24 24" aria-hidden="true">
      <circle r="9.6" />
    </svg>
  );
}
