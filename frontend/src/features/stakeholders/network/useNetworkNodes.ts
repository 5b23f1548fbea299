import { applyNodeChanges, type NodeChange, Position, useReactFlow } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import type { MapStore, Point, Stakeholder } from '../model';
import type { MapPresence, Other } from '../presence';
import { type Card, cardWidth, nodeHeight } from './geometry';
import type { Standing } from './metrics';
import type { CardData, CardNode } from './NodeCard';
import { showWhole } from './viewport';

interface NetworkNodesOptions {
  store: MapStore;
  writing: boolean;
  shown: readonly Stakeholder[];
  /** Null until the first layout is there. */
  places: ReadonlyMap<string, Point> | null;
  standings: ReadonlyMap<string, Standing>;
  pinned: ReadonlyMap<string, Point>;
  selected: readonly string[];
  tabbable: string | null;
  /** Moved by keys and not put down yet. */
  byKeys: { id: string; place: Point } | null;
  presence: MapPresence;
  here: readonly Other[];
  chosenBy: ReadonlyMap<string, readonly Other[]>;
  root: RefObject<HTMLElement | null>;
}

/** The cards: what is shown of each and where, and dragging them by hand. Escape takes a drag back. */
export function useNetworkNodes(options: NetworkNodesOptions) {
  const { store, writing, shown, places, standings, pinned, selected, tabbable } = options;
  const { byKeys, presence, here, chosenBy, root } = options;
  const { t } = useTranslation('stakeholderviews');
  const flow = useReactFlow();
  /** Who is under one's hand, and where it stood; `ended`: taken back, the button still down. */
  const drag = useRef<{ id: string; from: Point; ended: boolean } | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const away = useMemo(() => new Set(here.map((other) => other.dragging)), [here]);
  const chosen = useMemo(() => new Set(selected), [selected]);
  const [nodes, setNodes] = useState<CardNode[]>([]);
  const newest = useRef(nodes);
  newest.current = nodes;
  const wasShown = useRef(false);
  useEffect(() => {
    if (!places) return;
    if (!wasShown.current) {
      // Before the first card: drawing hundreds anew in another size is the dearest of all.
      wasShown.current = true;
      showWhole(flow, root.current, places);
    }
    const held = drag.current?.ended ? null : drag.current?.id;
    setNodes((before) => {
      const old = new Map(before.map((node) => [node.id, node]));
      return shown.flatMap((one) => {
        const { id } = one;
        const place = byKeys?.id === id ? byKeys.place : places.get(id);
        if (!place) return [];
        const data: CardData = {
          one,
          standing: standings.get(id),
          pinned: pinned.has(id),
          chosen: chosen.has(id),
          tabbable: id === tabbable,
          away: away.has(id),
          chosenBy: chosenBy.get(id),
          writing,
        };
        return cardNode(old.get(id), id, place, data, held === id, writing);
      });
    });
  }, [
    shown,
    places,
    standings,
    pinned,
    chosen,
    tabbable,
    away,
    chosenBy,
    writing,
    byKeys,
    flow,
    root,
  ]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const own = changes.filter((change) => {
        if (change.type === 'dimensions') return true;
        return (
          change.type === 'position' && !(drag.current?.ended && drag.current.id === change.id)
        );
      });
      for (const change of changes) {
        if (change.type !== 'position') continue;
        const { id, position, dragging } = change;
        if (dragging && position && drag.current?.id !== id) {
          const from = newest.current.find((node) => node.id === id)?.position ?? position;
          drag.current = { id, from, ended: false };
          setDragged(id);
        }
        const held = drag.current;
        if (held?.id !== id) continue;
        if (!dragging) {
          drag.current = null;
          setDragged(null);
        }
        if (held.ended || !position) continue;
        if (dragging) presence.setDrag({ id, ...position });
        else {
          presence.setDrag(null);
          store.pin(id, position);
        }
      }
      if (own.length > 0) setNodes((before) => applyNodeChanges(own, before));
    },
    [presence, store],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const held = drag.current;
      if (event.key !== 'Escape' || !held || held.ended) return;
      event.preventDefault();
      event.stopPropagation();
      held.ended = true;
      setDragged(null);
      presence.setDrag(null);
      setNodes((before) =>
        before.map((node) => (node.id === held.id ? { ...node, position: held.from } : node)),
      );
      announce(t('grid.takenBack'));
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [presence, t]);

  const cards = useCards(nodes);
  return { nodes, cards, still: useStill(cards, dragged), dragged, onNodesChange };
}

function handlesOf(width: number) {
  const side = { width: 1, height: 1, y: nodeHeight / 2 };
  return [
    { ...side, type: 'target' as const, position: Position.Left, x: 0 },
    { ...side, type: 'source' as const, position: Position.Right, x: width },
  ];
}

const hush = {
  // The card inside is what one focuses and hears.
  'aria-roledescription': undefined,
};

/** The node as it was when nothing about it differs, so that nothing is drawn anew. */
function cardNode(
  before: CardNode | undefined,
  id: string,
  place: Point,
  data: CardData,
  dragging: boolean,
  writing: boolean,
): CardNode {
  const position = dragging && before ? before.position : place;
  const same = before && sameData(before.data, data);
  if (same && before.position.x === position.x && before.position.y === position.y) return before;
  const shownData = same ? before.data : data;
  if (before) return { ...before, position, data: shownData, draggable: writing };
  const width = cardWidth(data.one.name);
  return {
    id,
    type: 'card',
    position: { x: position.x, y: position.y },
    width,
    height: nodeHeight,
    // Known beforehand: the library need not measure and draw everyone a second time.
    measured: { width, height: nodeHeight },
    handles: handlesOf(width),
    data: shownData,
    draggable: writing,
    domAttributes: hush,
  };
}

function sameData(a: CardData, b: CardData): boolean {
  return (
    a.one === b.one &&
    a.standing === b.standing &&
    a.pinned === b.pinned &&
    a.chosen === b.chosen &&
    a.tabbable === b.tabbable &&
    a.away === b.away &&
    a.writing === b.writing &&
    a.chosenBy?.length === b.chosenBy?.length &&
    (a.chosenBy ?? []).every((other, i) => other === b.chosenBy?.[i])
  );
}

function useCards(nodes: readonly CardNode[]): ReadonlyMap<string, Card> {
  return useMemo(
    () =>
      new Map(
        nodes.map(({ id, position, width }) => [
          id,
          { x: position.x, y: position.y, width: width ?? 120 },
        ]),
      ),
    [nodes],
  );
}

/** The cards without the one under one's hand: the same map as long as nobody else moves. */
function useStill(cards: ReadonlyMap<string, Card>, dragged: string | null) {
  const kept = useRef({ dragged, cards });
  const before = kept.current;
  if (before.dragged !== dragged || !sameBut(dragged, before.cards, cards))
    kept.current = { dragged, cards };
  return kept.current.cards;
}

function sameBut(
  id: string | null,
  a: ReadonlyMap<string, Card>,
  b: ReadonlyMap<string, Card>,
): boolean {
  if (a === b) return true;
  if (id === null || a.size !== b.size) return false;
  for (const [key, card] of a) {
    const other = b.get(key);
    if (key === id) continue;
    if (!other || card.x !== other.x || card.y !== other.y || card.width !== other.width)
      return false;
  }
  return true;
}
