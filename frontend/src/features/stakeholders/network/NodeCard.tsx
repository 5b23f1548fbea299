import { memo } from 'react';
import { useTranslation } from '@/i18n';
import { CategoryMark } from '../marks/CategoryMark';
import type { Stakeholder } from '../model';
import { ChosenBy, type Other } from '../presence';
import { type Said, SaidMark } from '../said';
import { cardName, cardWidth } from './geometry';
import type { Standing } from './metrics';

interface NodeCardProps {
  one: Stakeholder;
  x: number;
  y: number;
  standing: Standing | undefined;
  pinned: boolean;
  chosen: boolean;
  tabbable: boolean;
  /** Somebody else is moving it. */
  away: boolean;
  chosenBy: readonly Other[] | undefined;
  said: Said | undefined;
  writing: boolean;
  /** Near enough to be read, and on the screen; else it is there for keys and readers alone. */
  detailed: boolean;
}

/** One stakeholder in the network. Its mark grows with the number of relations. */
export const NodeCard = memo(function NodeCard(props: NodeCardProps) {
  const { one, x, y, standing, pinned, chosen, tabbable, away, chosenBy, said, writing } = props;
  const { detailed } = props;
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const label = useCardLabel(props);
  return (
    <div
      role="button"
      id={`node-${one.id}`}
      data-id={one.id}
      className="card-node"
      tabIndex={tabbable ? 0 : -1}
      aria-pressed={chosen}
      aria-label={label}
      data-lonely={standing?.degree === 0}
      data-bridge={standing?.bridge === true}
      data-away={away}
      title={one.name}
      style={
        {
          translate: `${x}px ${y}px`,
          '--width': `${cardWidth(one.name, standing?.bridge)}px`,
        } as object
      }
    >
      {detailed && (
        <>
          <span className="card-node__mark">
            <CategoryMark category={one.mainCategory} size={markSize(standing?.degree ?? 0)} />
          </span>
          <span className="card-node__name">
            {cardName(one.name || t('stakeholders:nameless'))}
          </span>
          {standing?.bridge && (
            <span className="card-node__badge" title={t('network.bridge')}>
              <BridgeMark />
            </span>
          )}
          {pinned && (
            <span className="card-node__pin" title={t('network.pinned')}>
              <PinMark />
            </span>
          )}
          {writing && (
            <span className="card-node__handle" title={t('network.handle')} aria-hidden="true" />
          )}
        </>
      )}
      {said && <SaidMark said={said} />}
      {chosenBy && <ChosenBy others={chosenBy} />}
    </div>
  );
});

/** 14 to 24 pixels: what has many relations is easy to find. */
export function markSize(degree: number): number {
  return Math.round(Math.min(24, 13 + 3.6 * Math.sqrt(degree)));
}

function useCardLabel({ one, standing, pinned, chosenBy, said }: NodeCardProps): string {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const parts = [one.name || t('stakeholders:nameless')];
  if (one.mainCategory) parts.push(t(`stakeholders:values.mainCategory.${one.mainCategory}`));
  if (standing) {
    parts.push(
      standing.degree === 0
        ? t('network.lonely')
        : t('network.relations', { count: standing.degree }),
    );
  }
  if (standing?.bridge) parts.push(t('network.bridge'));
  if (pinned) parts.push(t('network.pinned'));
  if (said) parts.push(t('said', { count: said.count }));
  if (chosenBy) {
    parts.push(t('chosenBy', { names: chosenBy.map((other) => other.user.name).join(', ') }));
  }
  return `${parts.join('. ')}.`;
}

export function BridgeMark() {
  return (
    <svg className="bridge-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M1 11.5C3.5 5.5 12.5 5.5 15 11.5M1 11.5H15M5 8V11.5M8 7V11.5M11 8V11.5" />
    </svg>
  );
}

export function PinMark() {
  return (
    <svg className="pin-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M5 2H11L10 6.5L12.5 9H3.5L6 6.5ZM8 9V14.5" />
    </svg>
  );
}
