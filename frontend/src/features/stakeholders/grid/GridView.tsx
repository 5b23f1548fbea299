import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { useCategoryFilter } from '../marks/useCategoryFilter';
import { useLevels } from '../marks/useLevels';
import { useSize } from '../marks/useSize';
import { type Quadrant, useStakeholders } from '../model';
import { Ghosts, type Pointer, Pointers, useViewPresence } from '../presence';
import { RoundMarks } from '../rounds';
import { useSaid, useTalkAbout } from '../said';
import { TrailLine } from '../trail/TrailLine';
import type { ViewProps } from '../view';
import { Board } from './Board';
import { fromPixels, type Point, toPixels, windowOf } from './coordinates';
import { GhostMark } from './GhostMark';
import { GridBar } from './GridBar';
import { useGridWord } from './GridWord';
import { Marker } from './Marker';
import { Tray } from './Tray';
import { useArrangement } from './useArrangement';
import { useBoardKeys } from './useBoardKeys';
import { useGridClicks } from './useGridClicks';
import { useMover } from './useMover';
import { usePointerDrag } from './usePointerDrag';
import { useTrail } from './useTrail';
import '../marks/views.css';
import './grid.css';

/** The power–interest grid: who cares how much, and who can decide how much. */
export default function GridView(props: ViewProps) {
  const { store, room, writing, selected, onSelect, results } = props;
  const { t } = useTranslation('stakeholderviews');
  const stakeholders = useStakeholders(store);
  const { hidden, toggle, shown } = useCategoryFilter(stakeholders);
  const [quadrant, setQuadrant] = useState<Quadrant | null>(null);
  const view = useMemo(() => windowOf(quadrant), [quadrant]);
  const root = useRef<HTMLElement>(null);
  const plane = useRef<HTMLDivElement>(null);
  const tray = useRef<HTMLElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLSpanElement>(null);
  const size = useSize(plane);
  const { presence, here, chosenBy } = useViewPresence(room, 'grid', selected);
  const chosen = useMemo(() => new Set(selected), [selected]);
  const only = selected.length === 1 ? (selected[0] ?? null) : null;
  const said = useSaid('stakeholder');
  const talk = useTalkAbout('stakeholder', said, (id) => store.stakeholder(id)?.name ?? '');

  const wordOf = useGridWord(store);
  const axes = { x: wordOf('x_axis'), y: wordOf('y_axis') };
  const { say } = useLevels();
  const words = useCallback(
    (point: Point) => `${axes.x} ${say(point.x)}, ${axes.y} ${say(point.y)}`,
    [say, axes.x, axes.y],
  );

  const mover = useMover({ store, presence, view, size, ghost, readout, words });
  const { placed, waiting, packed, labels, markSize, marks } = useArrangement(
    shown,
    view,
    size,
    mover.moving,
  );

  const [active, setActive] = useState<string | null>(null);
  const tabbable =
    (active && packed.has(active) && active) ||
    (only && packed.has(only) && only) ||
    (placed[0]?.id ?? null);
  const focus = useCallback((id: string) => {
    setActive(id);
    const element = document.getElementById(`grid-${id}`) ?? document.getElementById(`tray-${id}`);
    element?.focus();
  }, []);
  const select = useCallback((id: string) => onSelect([id]), [onSelect]);

  const keys = useBoardKeys({
    store,
    mover,
    writing,
    marks,
    waiting,
    words,
    focus,
    select,
    talk,
    following: selected.length > 0,
    root,
  });
  const onPointerDown = usePointerDrag({
    mover,
    plane,
    tray,
    view,
    size,
    enabled: writing,
    onDropped: (id, point) => {
      const { name = '' } = store.stakeholder(id) ?? {};
      announce(
        point ? t('grid.placed', { name, place: words(point) }) : t('grid.unplaced', { name }),
      );
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again when any of them is another
  useEffect(mover.draw, [mover, size, view]);

  const place = useCallback(
    (point: Pointer) => (size ? toPixels(point, view, size) : null),
    [view, size],
  );
  const onPaper = (point: Point) => place(point) ?? point;
  const onPointerMove = (event: { clientX: number; clientY: number }) => {
    const area = plane.current?.getBoundingClientRect();
    if (!area || !size) return;
    presence.movePointer(
      fromPixels({ x: event.clientX - area.left, y: event.clientY - area.top }, view, size),
    );
  };

  const toPlace = writing && only ? waiting.find((one) => one.id === only) : undefined;
  const onClick = useGridClicks({
    ...{ store, plane, view, size, toPlace, selected, words, onSelect, talk },
  });

  const away = useMemo(() => {
    const ids = new Set(here.map((other) => other.dragging));
    if (mover.moving) ids.add(mover.moving);
    return ids;
  }, [here, mover.moving]);
  const draw = useCallback(
    (id: string) => {
      const one = store.stakeholder(id);
      return one && <GhostMark name={one.name} category={one.mainCategory} />;
    },
    [store],
  );
  const movingOne = mover.moving ? store.stakeholder(mover.moving) : null;
  const { trail, now } = useTrail(room.id, only ? stakeholders.get(only) : undefined);

  return (
    <section ref={root} className="map-view grid-view" aria-label={t('grid.title')}>
      <p className="visually-hidden">
        {t('grid.summary', { count: placed.length, waiting: waiting.length })} {t('twin')}
      </p>
      {stakeholders.size > 0 && (
        <GridBar
          {...{ stakeholders, hidden, quadrant, wordOf }}
          onToggle={toggle}
          onQuadrant={setQuadrant}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and pointers of the options inside, gathered */}
      <div
        className="grid-view__body"
        onPointerDown={onPointerDown}
        onKeyDown={keys.onKeyDown}
        onKeyUp={keys.onKeyUp}
        onBlur={keys.onBlur}
        onClick={onClick}
        onFocus={(event) => {
          const id = (event.target as HTMLElement).dataset.id;
          if (id) setActive(id);
        }}
      >
        {stakeholders.size > 0 && (
          <Tray
            ref={tray}
            waiting={waiting}
            active={active}
            selected={chosen}
            moving={mover.moving}
            chosenBy={chosenBy}
            said={said}
            writing={writing}
          />
        )}
        <div
          className="grid-view__board"
          onPointerMove={onPointerMove}
          onPointerLeave={() => presence.movePointer(null)}
          data-placing={toPlace !== undefined}
        >
          <Board
            plane={plane}
            store={store}
            writing={writing}
            view={view}
            size={size}
            quadrant={quadrant}
            onQuadrant={setQuadrant}
            packed={packed}
            drawing={
              <>
                <RoundMarks results={results} selected={selected} place={onPaper} />
                <TrailLine trail={trail} now={now} place={onPaper} />
              </>
            }
          >
            {stakeholders.size === 0 && (
              <div className="map-view__empty">
                <p>{t('grid.empty')}</p>
                {props.first}
              </div>
            )}
            {toPlace && (
              <p className="board__hint">{t('grid.tapToPlace', { name: toPlace.name })}</p>
            )}
            <div
              role="listbox"
              aria-label={t('grid.board')}
              aria-describedby="grid-keys"
              className="board__marks"
              tabIndex={-1}
            >
              {placed.map((one) => {
                const at = packed.get(one.id);
                return (
                  at && (
                    <Marker
                      key={one.id}
                      one={one}
                      x={at.x}
                      y={at.y}
                      size={markSize}
                      label={labels.get(one.id)}
                      tabbable={one.id === tabbable}
                      selected={chosen.has(one.id)}
                      away={away.has(one.id)}
                      chosenBy={chosenBy.get(one.id)}
                      said={said.get(one.id)}
                    />
                  )
                );
              })}
            </div>
            {movingOne && (
              <div ref={ghost} className="ghost ghost--own" aria-hidden="true">
                <GhostMark name={movingOne.name} category={movingOne.mainCategory} />
                <span ref={readout} className="ghost__readout" />
              </div>
            )}
            <Ghosts presence={presence} here={here} place={place} draw={draw} />
            <Pointers presence={presence} here={here} place={place} />
          </Board>
        </div>
      </div>
      <p id="grid-keys" className="map-view__keys">
        {t(writing ? 'grid.keys' : 'grid.keysReading')}
        {talk && ` · ${t('saidKey')}`}
      </p>
    </section>
  );
}
