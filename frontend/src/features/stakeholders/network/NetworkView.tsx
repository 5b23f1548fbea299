import {
  EdgeLabelRenderer,
  type OnConnectEnd,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  ViewportPortal,
} from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { Legend } from '../marks/Legend';
import { useCategoryFilter } from '../marks/useCategoryFilter';
import {
  mutualTypes,
  type Point,
  type Relation,
  usePinned,
  useRelations,
  useStakeholders,
} from '../model';
import { type Drag, Ghosts, type Pointer, Pointers, useViewPresence } from '../presence';
import type { ViewProps } from '../view';
import { useFlowWords } from './flowwords';
import { GhostCard } from './GhostCard';
import { lanesOf } from './geometry';
import { Lines } from './Lines';
import { NetworkBar } from './NetworkBar';
import { type CardNode, NodeCard } from './NodeCard';
import { NewRelation, newRelation, RelationForm, RelationsOf } from './RelationPanel';
import { useLayout } from './useLayout';
import { useNetworkKeys } from './useNetworkKeys';
import { useNetworkNodes } from './useNetworkNodes';
import { useRelationFilter } from './useRelationFilter';
import { useRelationWords } from './useRelationWords';
import { useStandings } from './useStandings';
import { besideNearest, bringIntoSight, fit, minZoom, ZoomNote } from './viewport';
import '../marks/views.css';
import './flow.css';
import './network.css';

const none: readonly Relation[] = [];
const nodeTypes = { card: NodeCard };
const origin: [number, number] = [0.5, 0.5];
/** Words of lines are shown when they can be read and there are not too many. */
const wordsFrom = 0.75;
const wordsAtMost = 160;

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

  const [byKeys, setByKeys] = useState<{ id: string; place: Point } | null>(null);
  const tabbable = [active, only, shown[0]?.id].find((id) => id != null && places?.has(id)) ?? null;
  const { nodes, cards, still, dragged, onNodesChange } = useNetworkNodes({
    ...{ store, writing, shown, places, standings, pinned, selected, tabbable, byKeys },
    ...{ presence, here, chosenBy, root },
  });

  // ---- lines ------------------------------------------------------------------
  const [resting, moving] = useMemo(() => partedBy(dragged, relations), [dragged, relations]);
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
              relations={resting}
              cards={still}
              lanes={lanes}
              chosen={relationOpen}
              touching={only}
              words={words}
            />
            {moving.length > 0 && (
              <Lines
                moving
                relations={moving}
                cards={cards}
                lanes={lanes}
                chosen={relationOpen}
                touching={only}
                words={words}
              />
            )}
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

/** The lines that rest and those that follow the hand: only the latter are drawn in each frame. */
function partedBy(dragged: string | null, relations: readonly Relation[]) {
  if (dragged === null) return [relations, none] as const;
  const follows = ({ fromId, toId }: Relation) => fromId === dragged || toId === dragged;
  return [relations.filter((one) => !follows(one)), relations.filter(follows)] as const;
}
