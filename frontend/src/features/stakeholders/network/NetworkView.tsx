import {
  applyNodeChanges,
  EdgeLabelRenderer,
  getViewportForBounds,
  type NodeChange,
  type OnConnectEnd,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  ViewportPortal,
} from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { Legend } from '../marks/Legend';
import { useCategoryFilter } from '../marks/useCategoryFilter';
import { mutualTypes, type Point, usePinned, useRelations, useStakeholders } from '../model';
import { type Drag, Ghosts, type Pointer, Pointers, useViewPresence } from '../presence';
import type { ViewProps } from '../view';
import { useFlowWords } from './flowwords';
import { GhostCard } from './GhostCard';
import { type Card, cardWidth, lanesOf, nodeHeight } from './geometry';
import { Lines } from './Lines';
import { NetworkBar } from './NetworkBar';
import { type CardData, type CardNode, NodeCard } from './NodeCard';
import { NewRelation, newRelation, RelationForm, RelationsOf } from './RelationPanel';
import { useLayout } from './useLayout';
import { useNetworkKeys } from './useNetworkKeys';
import { useRelationFilter } from './useRelationFilter';
import { useRelationWords } from './useRelationWords';
import { useStandings } from './useStandings';
import '../marks/views.css';
import './flow.css';
import './network.css';

const nodeTypes = { card: NodeCard };
const origin: [number, number] = [0.5, 0.5];
const minZoom = 0.08;
const fit = { padding: 0.12, maxZoom: 1.1 };
/** Words of lines are shown when they can be read and there are not too many. */
const wordsFrom = 0.75;
const wordsAtMost = 160;
/** From so far away names cannot be read: cards become marks. */
const marksOnlyBelow = 0.4;

/** Who is tied to whom, and how. */
export default function NetworkView(props: ViewProps) {
  return (
    <ReactFlowProvider>
      <Network {...props} />
    </ReactFlowProvider>
  );
}

type Open = { relation: string } | { from: string } | null;

function Network({ store, room, writing, selected, onSelect }: ViewProps) {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const stakeholders = useStakeholders(store);
  const allRelations = useRelations(store);
  const pinned = usePinned(store);
  const { hidden, toggle, shown } = useCategoryFilter(stakeholders);
  const filter = useRelationFilter(allRelations, shown);
  const relations = filter.shown;
  const { places, working, again } = useLayout(store);
  const standings = useStandings(shown, relations);
  const { presence, here, chosenBy } = useViewPresence(room, 'network', selected);
  const { short } = useRelationWords(store);
  const flow = useReactFlow();
  const root = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<Open>(null);
  const [active, setActive] = useState<string | null>(null);
  const only = selected.length === 1 ? (selected[0] ?? null) : null;

  // ---- cards: what is shown of them, and where -------------------------------
  const dragged = useRef<string | null>(null);
  const [byKeys, setByKeys] = useState<{ id: string; place: Point } | null>(null);
  const tabbable = [active, only, shown[0]?.id].find((id) => id != null && places?.has(id)) ?? null;
  const away = useMemo(() => new Set(here.map((other) => other.dragging)), [here]);
  const chosen = useMemo(() => new Set(selected), [selected]);
  const [nodes, setNodes] = useState<CardNode[]>([]);
  const wasShown = useRef(false);
  useEffect(() => {
    if (!places) return;
    if (!wasShown.current) {
      // Before the first card: drawing hundreds anew in another size is the dearest of all.
      wasShown.current = true;
      showWhole(flow, root.current, places);
    }
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
        return cardNode(old.get(id), id, place, data, dragged.current === id, writing);
      });
    });
  }, [shown, places, standings, pinned, chosen, tabbable, away, chosenBy, writing, byKeys, flow]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const own = changes.filter(({ type }) => type === 'position' || type === 'dimensions');
      if (own.length === 0) return;
      setNodes((before) => applyNodeChanges(own, before));
      for (const change of own) {
        if (change.type !== 'position' || !change.position) continue;
        if (change.dragging) {
          dragged.current = change.id;
          presence.setDrag({ id: change.id, ...change.position });
        } else if (dragged.current === change.id) {
          dragged.current = null;
          presence.setDrag(null);
          store.pin(change.id, change.position);
        }
      }
    },
    [presence, store],
  );

  // ---- lines ------------------------------------------------------------------
  const cards = useCards(nodes);
  const lanes = useMemo(() => lanesOf(relations), [relations]);
  const close = useStore((state) => state.transform[2] >= wordsFrom);
  const words = close && relations.length <= wordsAtMost ? short : null;

  // ---- what people do -----------------------------------------------------------
  const relate = useCallback(
    (fromId: string, toId: string) => {
      if (fromId === toId || !store.stakeholder(fromId) || !store.stakeholder(toId)) return;
      const type = 'informs';
      const directed = !mutualTypes.includes(type);
      setOpen({ relation: store.addRelation({ ...newRelation, fromId, toId, type, directed }) });
      announce(t('network.made'));
    },
    [store, t],
  );
  // Anywhere on a card counts, not its small handle alone.
  const onConnectEnd = useCallback<OnConnectEnd>(
    (event, { fromNode }) => {
      const at = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!at || !fromNode) return;
      const target = document.elementFromPoint(at.clientX, at.clientY);
      const id = target?.closest<HTMLElement>('.react-flow__node')?.dataset.id;
      if (id) relate(fromNode.id, id);
    },
    [relate],
  );

  const focus = useCallback(
    (id: string) => {
      setActive(id);
      const card = document.getElementById(`node-${id}`);
      card?.focus({ preventScroll: true });
      bringIntoSight(flow, root.current, card, places?.get(id));
    },
    [flow, places],
  );
  const select = useCallback(
    (id: string) => {
      setOpen(null);
      onSelect([id]);
    },
    [onSelect],
  );
  const keys = useNetworkKeys({
    store,
    writing,
    places: function* () {
      for (const { id, position } of nodes) yield { id, x: position.x, y: position.y };
    },
    pinned: (id) => pinned.has(id),
    focus,
    select,
    following: selected.length > 0,
    move: (id, place) => {
      setByKeys(place && { id, place });
      presence.setDrag(place && { id, ...place });
    },
    pin: (id, place) => store.pin(id, place),
    relate: (id) => setOpen({ from: id }),
  });

  // ---- the others -----------------------------------------------------------------
  const placesRef = useRef(places);
  placesRef.current = places;
  const onPointerMove = (event: { clientX: number; clientY: number }) => {
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    presence.movePointer(besideNearest(at, placesRef.current));
  };
  // Two tabs may have laid out differently: a pointer is told relative to the
  // nearest stakeholder, so that it points at the same one everywhere.
  const placePointer = useCallback(({ x, y, at }: Pointer) => {
    const beside = at ? placesRef.current?.get(at) : null;
    if (at && !beside) return null;
    return { x: x + (beside?.x ?? 0), y: y + (beside?.y ?? 0) };
  }, []);
  const placeDrag = useCallback(({ x, y }: Drag) => ({ x, y }), []);
  const draw = useCallback(
    (id: string) => {
      const one = store.stakeholder(id);
      return one && <GhostCard one={one} />;
    },
    [store],
  );
  const labels = useFlowWords();
  const lonely = shown.filter((one) => standings.get(one.id)?.degree === 0).length;
  const closePanel = useCallback(() => setOpen(null), []);
  const relationOpen = open && 'relation' in open ? open.relation : null;

  return (
    <section ref={root} className="map-view network-view" aria-label={t('network.title')}>
      <p className="visually-hidden">
        {t('network.summary', { count: shown.length, relations: relations.length, lonely })}{' '}
        {t('twin')}
      </p>
      <div className="map-view__bar">
        <Legend stakeholders={stakeholders} hidden={hidden} onToggle={toggle} />
        <NetworkBar
          filter={filter}
          working={working}
          onAgain={() => {
            void again().then(() => {
              announce(t('network.laidOut'));
              requestAnimationFrame(() => void flow.fitView(fit));
            });
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the cards inside, gathered */}
      <div
        className="network-view__canvas"
        onKeyDown={keys.onKeyDown}
        onKeyUp={keys.onKeyUp}
        onBlur={keys.onBlur}
        onPointerMove={onPointerMove}
        onPointerLeave={() => presence.movePointer(null)}
        onClick={(event) => {
          const target = event.target as Element;
          const line = target.closest<SVGGElement>('[data-relation]')?.dataset.relation;
          if (line) return setOpen({ relation: line });
          const card = target.closest<HTMLElement>('.card-node')?.dataset.id;
          if (card) {
            setActive(card);
            select(card);
          }
        }}
      >
        <ReactFlow<CardNode>
          nodes={nodes}
          nodeTypes={nodeTypes}
          nodeOrigin={origin}
          onNodesChange={onNodesChange}
          onConnectEnd={onConnectEnd}
          onPaneClick={() => {
            setOpen(null);
            if (selected.length > 0) onSelect([]);
          }}
          nodesDraggable={writing}
          nodesConnectable={writing}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          nodeDragThreshold={4}
          minZoom={minZoom}
          maxZoom={2.5}
          connectOnClick={false}
          ariaLabelConfig={labels}
          aria-label={t('network.board')}
          aria-describedby="network-keys"
        >
          <EdgeLabelRenderer>
            <Lines
              relations={relations}
              cards={cards}
              lanes={lanes}
              chosen={relationOpen}
              touching={only}
              words={words}
            />
          </EdgeLabelRenderer>
          <ViewportPortal>
            <div className="network-view__others">
              <Ghosts presence={presence} here={here} place={placeDrag} draw={draw} />
              <Pointers presence={presence} here={here} place={placePointer} />
            </div>
          </ViewportPortal>
        </ReactFlow>
        <ZoomNote root={root} />
        {stakeholders.size === 0 && <p className="map-view__empty">{t('network.empty')}</p>}
        {stakeholders.size > 0 && !places && (
          <p className="map-view__empty" role="status">
            {t('network.working')}
          </p>
        )}
        {relationOpen && (
          <RelationForm store={store} writing={writing} id={relationOpen} onClose={closePanel} />
        )}
        {open && 'from' in open && (
          <NewRelation
            store={store}
            from={open.from}
            onClose={() => {
              closePanel();
              focus(open.from);
            }}
            onMade={(relation) => setOpen({ relation })}
          />
        )}
        {!open && only && stakeholders.has(only) && (
          <RelationsOf
            key={only}
            store={store}
            id={only}
            pinned={pinned.has(only)}
            writing={writing}
            onClose={() => onSelect([])}
            onOpen={(relation) => setOpen({ relation })}
            onNew={() => setOpen({ from: only })}
            onPin={() => store.pin(only, pinned.has(only) ? null : (places?.get(only) ?? null))}
          />
        )}
      </div>
      <p id="network-keys" className="map-view__keys">
        {t(writing ? 'network.keys' : 'network.keysReading')}
      </p>
    </section>
  );
}

/** Tells CSS how near one is, without drawing the network again at each step. */
function ZoomNote({ root }: { root: RefObject<HTMLElement | null> }) {
  const zoom = useStore((state) => state.transform[2]);
  useEffect(() => {
    if (root.current) tellZoom(root.current, zoom);
  }, [root, zoom]);
  return null;
}

function tellZoom(root: HTMLElement, zoom: number) {
  root.style.setProperty('--unzoom', String(1 / zoom));
  root.dataset.far = String(zoom < marksOnlyBelow);
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

/** The part of the paper where everyone stands, as `fitView` shows it once they are drawn. */
function showWhole(
  flow: ReturnType<typeof useReactFlow>,
  root: HTMLElement | null,
  places: ReadonlyMap<string, Point>,
) {
  const area = root?.querySelector('.react-flow');
  if (!root || !area || places.size === 0) return;
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [top, bottom] = [left, right];
  for (const { x, y } of places.values()) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const card = { width: 160, height: nodeHeight };
  const bounds = {
    x: left - card.width / 2,
    y: top - card.height / 2,
    width: right - left + card.width,
    height: bottom - top + card.height,
  };
  const { clientWidth, clientHeight } = area;
  const viewport = getViewportForBounds(
    bounds,
    clientWidth,
    clientHeight,
    minZoom,
    fit.maxZoom,
    fit.padding,
  );
  tellZoom(root, viewport.zoom);
  void flow.setViewport(viewport);
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

function besideNearest(at: Point, places: ReadonlyMap<string, Point> | null): Pointer {
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  let beside: Point = { x: 0, y: 0 };
  for (const [id, place] of places ?? []) {
    const far = (place.x - at.x) ** 2 + (place.y - at.y) ** 2;
    if (far >= least) continue;
    [nearest, least, beside] = [id, far, place];
  }
  if (nearest === null) return at;
  return { x: at.x - beside.x, y: at.y - beside.y, at: nearest };
}

/** Moves the paper when the card with the focus is outside the window. */
function bringIntoSight(
  flow: ReturnType<typeof useReactFlow>,
  root: HTMLElement | null,
  card: HTMLElement | null,
  place: Point | undefined,
) {
  const area = root?.querySelector('.react-flow')?.getBoundingClientRect();
  const box = card?.getBoundingClientRect();
  if (!area || !box || !place) return;
  const inside =
    box.left >= area.left &&
    box.right <= area.right &&
    box.top >= area.top &&
    box.bottom <= area.bottom;
  if (!inside) void flow.setCenter(place.x, place.y, { zoom: Math.max(0.6, flow.getZoom()) });
}
