import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { announce, later, Part } from '@/design';
import { useTranslation } from '@/i18n';
import { Legend } from '../marks/Legend';
import { useCategoryFilter } from '../marks/useCategoryFilter';
import { mutualTypes, type Point, usePinned, useRelations, useStakeholders } from '../model';
import { useViewPresence } from '../presence';
import { onSaidMark, useSaid, useTalkAbout } from '../said';
import type { ViewProps } from '../view';
import { Cards } from './Cards';
import { type Camera, isSeen } from './camera';
import { cardAt } from './carrying';
import { lanesOf, nodeHeight } from './geometry';
import { NetworkBar } from './NetworkBar';
import type { Open } from './NetworkPanels';
import { newRelation } from './newRelation';
import { besideNearest, OthersHere } from './OthersHere';
import type { Scene } from './stage';
import { useBoard, useScene } from './useBoard';
import { useCards } from './useCards';
import { useCarry } from './useCarry';
import { useLayout } from './useLayout';
import { useNetworkKeys } from './useNetworkKeys';
import { at, usePaper } from './usePaper';
import { useRelationFilter } from './useRelationFilter';
import { useRelationWords } from './useRelationWords';
import { useSeen } from './useSeen';
import { useStandings } from './useStandings';
import '../marks/views.css';
import './network.css';

// Nothing of it is seen at first; it is there when somebody is chosen.
const NetworkPanels = later(() => import('./NetworkPanels'));

/** Words of lines are shown when they can be read and there are not too many. */
const wordsFrom = 0.9;
const wordsAtMost = 160;
const isClose = (camera: Camera) => camera.now().zoom >= wordsFrom;
/** A line is hit so many pixels beside it, by a finger from farther. */
const reach = { mouse: 7, touch: 14 };

/** Who is tied to whom, and how. */
export default function NetworkView(props: ViewProps) {
  const { store, room, writing, selected, onSelect } = props;
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
  const said = useSaid('stakeholder');
  const talk = useTalkAbout('stakeholder', said, (id) => store.stakeholder(id)?.name ?? '');
  const saidOfLines = useSaid('relation');
  const parts = useBoard();
  const { camera, root, board, paper, stage } = parts;
  const [open, setOpen] = useState<Open>(null);
  const [active, setActive] = useState<string | null>(null);
  const [byKeys, setByKeys] = useState<{ id: string; place: Point } | null>(null);
  const only = selected.length === 1 ? (selected[0] ?? null) : null;

  // ---- what is seen -------------------------------------------------------------
  const cards = useCards({ shown, places, standings, selected, byKeys, here, said });
  const tabbable = [active, only, shown[0]?.id].find((id) => id != null && cards.has(id)) ?? null;
  const lanes = useMemo(() => lanesOf(relations), [relations]);
  const close = useSeen(camera, isClose);
  const words = close && relations.length <= wordsAtMost ? short : null;
  const chosen = open && 'relation' in open ? open.relation : null;
  const scene = useMemo<Scene>(
    () => ({ cards, relations, lanes, chosen, touching: only, words, said: saidOfLines }),
    [cards, relations, lanes, chosen, only, words, saidOfLines],
  );
  const { showAll, showAgain } = useScene(parts, scene);

  useEffect(() => {
    const timer = setTimeout(() => NetworkPanels.load().catch(() => undefined), 300);
    return () => clearTimeout(timer);
  }, []);

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
  const focus = useCallback(
    (id: string) => {
      setActive(id);
      document.getElementById(`node-${id}`)?.focus({ preventScroll: true });
      const card = cards.get(id);
      const size = { width: card?.width ?? 0, height: nodeHeight };
      if (card && !isSeen(camera, card, size)) camera.centre(card);
    },
    [camera, cards],
  );
  const select = useCallback(
    (id: string) => {
      setOpen(null);
      onSelect([id]);
    },
    [onSelect],
  );
  const keys = useNetworkKeys({
    ...{ store, writing, camera, showAll, focus, select },
    places: function* () {
      for (const [id, { x, y }] of cards) yield { id, x, y };
    },
    pinned: (id) => pinned.has(id),
    following: selected.length > 0,
    move: (id, place) => {
      setByKeys(place && { id, place });
      presence.setDrag(place && { id, ...place });
    },
    pin: (id, place) => store.pin(id, place),
    relate: (id) => setOpen({ from: id }),
    talk,
  });
  usePaper({ board, camera, carries: (target) => writing && cardAt(target) !== null });
  useCarry({
    ...{ board, camera, presence, stage, t },
    enabled: writing,
    placeOf: (id) => cards.get(id),
    onDrop: (id, place) => store.pin(id, place),
    onRelate: relate,
  });
  const lineAt = (event: { clientX: number; clientY: number }, pixels: number) => {
    if (!board.current || !stage.current) return null;
    const spot = camera.toPaper(at(board.current, event));
    return stage.current.lineAt(spot, pixels / camera.now().zoom);
  };
  const nameAt = (event: { clientX: number; clientY: number }) =>
    board.current
      ? (stage.current?.nameAt(camera.toPaper(at(board.current, event))) ?? null)
      : null;
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    if (target.closest('.panel')) return;
    const card = cardAt(target)?.dataset.id;
    if (card && talk && onSaidMark(target)) return talk(card);
    if (card) {
      setActive(card);
      return select(card);
    }
    const named = nameAt(event);
    if (named) {
      setActive(named);
      return select(named);
    }
    const touched = (event.nativeEvent as PointerEvent).pointerType === 'touch';
    const line = lineAt(event, touched ? reach.touch : reach.mouse);
    setOpen(line === null ? null : { relation: line });
    if (line === null && selected.length > 0) onSelect([]);
  };
  const pointing = useRef(0);
  const onPointerMove = (event: { clientX: number; clientY: number; target: EventTarget }) => {
    const { clientX, clientY, target } = event;
    cancelAnimationFrame(pointing.current);
    pointing.current = requestAnimationFrame(() => {
      const area = board.current;
      if (!area) return;
      const spot = camera.toPaper(at(area, { clientX, clientY }));
      presence.movePointer(besideNearest(spot, places));
      const onPaper = !(target as Element).closest('.card-node, .panel');
      const hand = { clientX, clientY };
      area.dataset.line = String(onPaper && (nameAt(hand) ?? lineAt(hand, reach.mouse)) !== null);
    });
  };
  const onPointerLeave = () => {
    cancelAnimationFrame(pointing.current);
    presence.movePointer(null);
  };
  const lonely = shown.filter((one) => standings.get(one.id)?.degree === 0).length;

  return (
    <section ref={root} className="map-view network-view" aria-label={t('network.title')}>
      <p className="visually-hidden">
        {t('network.summary', { count: shown.length, relations: relations.length, lonely })}{' '}
        {t('twin')}
      </p>
      {stakeholders.size > 0 && (
        <div className="map-view__bar">
          <Legend stakeholders={stakeholders} hidden={hidden} onToggle={toggle} />
          <NetworkBar
            {...{ filter, working, camera }}
            onAll={showAll}
            onAgain={() => {
              showAgain();
              void again().then(() => announce(t('network.laidOut')));
            }}
          />
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and pointers of the cards inside, gathered */}
      <div
        ref={board}
        className="network-view__canvas"
        onKeyDown={keys.onKeyDown}
        onKeyUp={keys.onKeyUp}
        onBlur={keys.onBlur}
        onPointerMove={onPointerMove}
        onPointerLeave={onPointerLeave}
        onClick={onClick}
      >
        <div aria-hidden="true">
          <span className="network-view__probe" />
          <canvas className="network-view__lines" />
          <canvas className="network-view__lines" />
        </div>
        <div role="application" aria-label={t('network.board')} aria-describedby="network-keys">
          <div ref={paper} className="network-view__paper">
            <Cards
              {...{ camera, shown, cards, standings, pinned, chosenBy, said, tabbable, writing }}
            />
            <OthersHere {...{ store, presence, here, places }} />
          </div>
        </div>
        {stakeholders.size === 0 && (
          <div className="map-view__empty">
            <p>{t('network.empty')}</p>
            {props.first}
          </div>
        )}
        {stakeholders.size > 0 && !places && (
          <p className="map-view__empty" role="status">
            {t('network.working')}
          </p>
        )}
        <Part>
          <NetworkPanels
            {...{ store, writing, open, setOpen, focus }}
            only={only !== null && stakeholders.has(only) ? only : null}
            pinned={only !== null && pinned.has(only)}
            onPin={(id) => store.pin(id, pinned.has(id) ? null : (places?.get(id) ?? null))}
            onClose={() => onSelect([])}
          />
        </Part>
      </div>
      <p id="network-keys" className="map-view__keys">
        {t(writing ? 'network.keys' : 'network.keysReading')}
        {talk && ` · ${t('saidKey')}`}
      </p>
    </section>
  );
}
