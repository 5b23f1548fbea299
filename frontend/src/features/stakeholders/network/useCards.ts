import { useMemo } from 'react';
import type { Point, Stakeholder } from '../model';
import type { Other } from '../presence';
import type { SaidById } from '../said';
import { cardWidth } from './geometry';
import type { Standing } from './metrics';
import { markSize } from './NodeCard';
import type { StageCard } from './stage';

interface CardsOptions {
  shown: readonly Stakeholder[];
  /** Null until the first layout is there. */
  places: ReadonlyMap<string, Point> | null;
  standings: ReadonlyMap<string, Standing>;
  selected: readonly string[];
  /** Moved by keys and not put down yet. */
  byKeys: { id: string; place: Point } | null;
  here: readonly Other[];
  said: SaidById;
}

/** Where each card stands, and what is drawn of it on the paper itself. */
export function useCards(options: CardsOptions): ReadonlyMap<string, StageCard> {
  const { shown, places, standings, selected, byKeys, here, said } = options;
  const away = useMemo(() => new Set(here.map((other) => other.dragging)), [here]);
  return useMemo(() => {
    const chosen = new Set(selected);
    const cards = new Map<string, StageCard>();
    for (const { id, name, mainCategory } of shown) {
      const place = byKeys?.id === id ? byKeys.place : places?.get(id);
      if (!place) continue;
      cards.set(id, {
        x: place.x,
        y: place.y,
        width: cardWidth(name, standings.get(id)?.bridge),
        name,
        category: mainCategory,
        said: said.has(id),
        mark: markSize(standings.get(id)?.degree ?? 0),
        chosen: chosen.has(id),
        faint: away.has(id),
      });
    }
    return cards;
  }, [shown, places, standings, selected, byKeys, away, said]);
}
