import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { MapStore } from '../model';
import type { MapPresence } from '../presence';
import { type Point, type Size, snapPoint, toPixels, type Window } from './coordinates';

interface MoverOptions {
  store: MapStore;
  presence: MapPresence;
  view: Window;
  size: Size | null;
  /** Follows the hand; moved without drawing anything else. */
  ghost: RefObject<HTMLElement | null>;
  readout: RefObject<HTMLElement | null>;
  words: (point: Point) => string;
}

/**
 * Moving a stakeholder on the grid, by hand or by keys. While it moves, nothing
 * is stored: the others see it over presence. Putting it down is one change.
 */
export function useMover(options: MoverOptions) {
  const [moving, setMoving] = useState<string | null>(null);
  const now = useRef<{ id: string; point: Point } | null>(null);
  const latest = useRef(options);
  latest.current = options;

  const draw = useCallback(() => {
    const { size, view, ghost, readout, words } = latest.current;
    const current = now.current;
    if (!current || !size || !ghost.current) return;
    const at = toPixels(current.point, view, size);
    ghost.current.style.transform = `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`;
    // The words stay inside the board at its right edge.
    ghost.current.dataset.turned = String(at.x > size.width - 200);
    if (readout.current) readout.current.textContent = words(current.point);
  }, []);

  return useMemo(() => {
    const to = (point: Point) => {
      if (!now.current) return;
      now.current.point = snapPoint(point);
      draw();
      const { id, point: at } = now.current;
      latest.current.presence.setDrag({ id, x: at.x, y: at.y });
    };
    const end = () => {
      now.current = null;
      setMoving(null);
      latest.current.presence.setDrag(null);
    };
    return {
      moving,
      draw,
      at: () => now.current?.point ?? null,
      begin(id: string, point: Point) {
        now.current = { id, point };
        setMoving(id);
        to(point);
      },
      to,
      cancel: end,
      /** Puts it down where it is; returns where that was. */
      drop(): Point | null {
        const current = now.current;
        if (!current) return null;
        const { id, point } = current;
        const one = latest.current.store.stakeholder(id);
        if (one && (one.interest !== point.x || one.influence !== point.y)) {
          latest.current.store.set(id, { interest: point.x, influence: point.y });
        }
        end();
        return point;
      },
      /** Takes it off the grid. */
      unplace(id: string) {
        end();
        latest.current.store.set(id, { interest: null, influence: null });
      },
    };
  }, [moving, draw]);
}

export type Mover = ReturnType<typeof useMover>;
