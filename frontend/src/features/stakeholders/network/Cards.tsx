import { memo } from 'react';
import type { Point, Stakeholder } from '../model';
import type { Other } from '../presence';
import type { SaidById } from '../said';
import type { Camera } from './camera';
import type { Standing } from './metrics';
import { NodeCard } from './NodeCard';
import type { StageCard } from './stage';
import { isFar, useRegion, useSeen } from './useSeen';

interface CardsProps {
  camera: Camera;
  shown: readonly Stakeholder[];
  cards: ReadonlyMap<string, StageCard>;
  standings: ReadonlyMap<string, Standing>;
  pinned: ReadonlyMap<string, Point>;
  chosenBy: ReadonlyMap<string, readonly Other[]>;
  said: SaidById;
  tabbable: string | null;
  writing: boolean;
}

/**
 * The cards, all of them there for keys and screen readers; what is in them only
 * near enough to be read and on the screen. Far away the canvas draws marks.
 */
export const Cards = memo(function Cards(props: CardsProps) {
  const { camera, shown, cards, standings, pinned, chosenBy, said, tabbable, writing } = props;
  const far = useSeen(camera, isFar);
  const region = useRegion(camera);
  const within = ({ x, y }: Point) =>
    x >= region.x && y >= region.y && x <= region.x + region.width && y <= region.y + region.height;
  return shown.map((one) => {
    const card = cards.get(one.id);
    return (
      card && (
        <NodeCard
          key={one.id}
          one={one}
          x={card.x}
          y={card.y}
          standing={standings.get(one.id)}
          pinned={pinned.has(one.id)}
          chosen={card.chosen}
          tabbable={one.id === tabbable}
          away={card.faint}
          chosenBy={chosenBy.get(one.id)}
          said={said.get(one.id)}
          writing={writing}
          detailed={!far && within(card)}
        />
      )
    );
  });
});
