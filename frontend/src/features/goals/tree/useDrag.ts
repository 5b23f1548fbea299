import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { GoalStore } from '../model';
import { topmost } from '../model';
import { type Landing, landingAt, type Row } from './rows';
import { indentWidth } from './useHeights';

export interface Drop extends Landing {
  /** Of the line that shows it, in pixels from the top of all rows. */
  readonly top: number;
  readonly allowed: boolean;
}

interface DragOptions {
  store: GoalStore;
  rows: readonly Row[];
  scroller: RefObject<HTMLElement | null>;
  body: RefObject<HTMLElement | null>;
  /** Pixels from the top of all rows to the top of row `index`. */
  topOf: (index: number) => number;
  /** What is carried when this one is taken. */
  carriedWith: (id: string) => readonly string[];
  onDrag: (id: string | null) => void;
  onDrop: (ids: readonly string[], landing: Landing) => void;
}

/** So far a press may wander and still be a press. */
const slack = 5;
const edge = 48;

/** Takes goals by their handle to another place; Escape puts them back. */
export function useDrag(options: DragOptions) {
  const latest = useRef(options);
  latest.current = options;
  const [drop, setDrop] = useState<Drop | null>(null);
  const [carried, setCarried] = useState<ReadonlySet<string>>(() => new Set());
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const onHandleDown = useCallback((event: PointerEvent<HTMLElement>, id: string) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const { store, carriedWith } = latest.current;
    const moving = topmost(store.tree(), carriedWith(id));
    const set = new Set(moving);
    const start = { x: event.clientX, y: event.clientY };
    const depth = store.tree().depth(id);
    let [x, y] = [start.x, start.y];
    let dragging = false;
    let landing: Drop | null = null;
    let frame = 0;

    const look = () => {
      const { rows, body, topOf, store: now } = latest.current;
      const box = body.current?.getBoundingClientRect();
      if (!box) return;
      const inside = y - box.top;
      let gap = 0;
      while (gap < rows.length && (topOf(gap) + topOf(gap + 1)) / 2 < inside) gap += 1;
      const wanted = depth + Math.round((x - start.x) / indentWidth);
      const found = landingAt(now.tree(), rows, gap, wanted, set);
      const allowed = now.refusal(moving, found.parent) === null;
      landing = { ...found, top: topOf(gap), allowed };
      setDrop(landing);
    };
    // Near an edge the list moves on by itself, as long as the pointer stays there.
    const scroll = () => {
      const element = latest.current.scroller.current;
      const box = element?.getBoundingClientRect();
      if (element && box) {
        const by = y < box.top + edge ? -10 : y > box.bottom - edge ? 10 : 0;
        if (by !== 0) {
          element.scrollTop += by;
          look();
        }
      }
      frame = requestAnimationFrame(scroll);
    };
    const move = (moved: globalThis.PointerEvent) => {
      [x, y] = [moved.clientX, moved.clientY];
      if (!dragging) {
        if (Math.hypot(x - start.x, y - start.y) < slack) return;
        dragging = true;
        setCarried(set);
        latest.current.onDrag(id);
        frame = requestAnimationFrame(scroll);
      }
      look();
    };
    const end = () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', onKey, true);
      stop.current = null;
      if (!dragging) return;
      setDrop(null);
      setCarried(new Set());
      latest.current.onDrag(null);
    };
    const up = () => {
      const to = dragging ? landing : null;
      end();
      if (to?.allowed) latest.current.onDrop(moving, to);
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      key.stopPropagation();
      end();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', onKey, true);
    stop.current = end;
  }, []);
  return { drop, carried, onHandleDown };
}
