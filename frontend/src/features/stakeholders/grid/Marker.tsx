import { memo } from 'react';
import { useTranslation } from '@/i18n';
import { CategoryMark } from '../marks/CategoryMark';
import { useLevels } from '../marks/useLevels';
import type { Stakeholder } from '../model';
import { ChosenBy, type Other } from '../presence';
import { type Said, SaidMark } from '../said';
import type { Label } from './labels';

interface MarkerProps {
  one: Stakeholder;
  x: number;
  y: number;
  size: number;
  /** Where the name stands; undefined: there is no room until one points at it. */
  label: Label | undefined;
  tabbable: boolean;
  selected: boolean;
  /** Somebody is moving it: what stays here is where it was. */
  away: boolean;
  chosenBy: readonly Other[] | undefined;
  said: Said | undefined;
}

/** What stands above a mark needs so many pixels. */
const roomAbove = 32;

/** One stakeholder on the board. Keys and pointers are handled by the board. */
export const Marker = memo(function Marker(props: MarkerProps) {
  const { one, x, y, size, label, tabbable, selected, away, chosenBy, said } = props;
  return (
    <div
      role="option"
      id={`grid-${one.id}`}
      data-id={one.id}
      className="marker"
      tabIndex={tabbable ? 0 : -1}
      aria-selected={selected}
      aria-label={useMarkerLabel(one, chosenBy, said)}
      data-side={label?.side ?? 'hidden'}
      data-away={away}
      data-high={y < roomAbove}
      style={{ transform: `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)` }}
    >
      <span className="marker__mark">
        <CategoryMark category={one.mainCategory} size={size} />
      </span>
      <span className="marker__name" style={label && { width: label.width }}>
        {one.name}
      </span>
      {said && <SaidMark said={said} />}
      {chosenBy && <ChosenBy others={chosenBy} />}
    </div>
  );
});

/** "Procurement. Interest high 2.7, influence medium 2. Premise setter. Chosen by Astrid Holm." */
function useMarkerLabel(
  one: Stakeholder,
  chosenBy: readonly Other[] | undefined,
  said: Said | undefined,
): string {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const { say } = useLevels();
  const parts = [one.name || t('stakeholders:nameless')];
  if (one.interest !== null && one.influence !== null) {
    parts.push(t('grid.position', { interest: say(one.interest), influence: say(one.influence) }));
  }
  if (one.mainCategory) parts.push(t(`stakeholders:values.mainCategory.${one.mainCategory}`));
  if (said) parts.push(t('said', { count: said.count }));
  if (chosenBy) {
    parts.push(t('chosenBy', { names: chosenBy.map((other) => other.user.name).join(', ') }));
  }
  return `${parts.join('. ')}.`;
}
