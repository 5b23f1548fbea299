import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
} from 'react';
import { swallowClick } from '../marks/swallowClick';
import { fromPixels, type Point, type Size, type Window } from './coordinates';
import type { Mover } from './useMover';

/** A press that moves less is a click. */
const slack = 4;

interface PointerDragOptions {
  mover: Mover;
  plane: RefObject<HTMLElement | null>;
  tray: RefObject<HTMLElement | null>;
  view: Window;
  size: Size | null;
  enabled: boolean;
  onDropped: (id: string, point: Point | null) => void;
}

/**
 * Dragging with mouse, pen or finger: from the board or from the tray, to the
 * board or back to the tray. Escape takes it back. One listener for all marks.
 */
export function usePointerDrag(options: PointerDragOptions) {
  const latest = useRef(options);
  latest.current = options;
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);

  return useCallback((event: ReactPointerEvent<HTMLElement>) => {
    const { enabled, size, plane } = latest.current;
    const pressed = (event.target as Element).closest<HTMLElement>('[data-id]');
    const id = pressed?.dataset.id;
    if (!enabled || !id || !size || event.button !== 0 || !event.isPrimary) return;
    const board = plane.current;
    if (!board) return;
    const fromTray = pressed.dataset.tray === 'true';
    // A finger scrolls the tray; it places by tapping.
    if (fromTray && event.pointerType === 'touch') return;
    const start = { x: event.clientX, y: event.clientY };
    // Grabbed a little beside its centre: it stays that far off.
    const box = pressed.getBoundingClientRect();
    const grip = fromTray ? { x: 0, y: 0 } : { x: start.x - box.left, y: start.y - box.top };
    let dragging = false;

    const pointOf = (moved: PointerEvent): Point => {
      const area = board.getBoundingClientRect();
      return fromPixels(
        { x: moved.clientX - grip.x - area.left, y: moved.clientY - grip.y - area.top },
        latest.current.view,
        latest.current.size ?? size,
      );
    };
    const overTray = (moved: PointerEvent) => {
      const area = latest.current.tray.current?.getBoundingClientRect();
      return (
        area !== undefined &&
        moved.clientX >= area.left &&
        moved.clientX <= area.right &&
        moved.clientY >= area.top &&
        moved.clientY <= area.bottom
      );
    };
    const onMove = (moved: PointerEvent) => {
      if (moved.pointerId !== event.pointerId) return;
      if (!dragging) {
        if (Math.hypot(moved.clientX - start.x, moved.clientY - start.y) < slack) return;
        dragging = true;
        latest.current.mover.begin(id, pointOf(moved));
      } else latest.current.mover.to(pointOf(moved));
      const target = latest.current.tray.current;
      if (target) target.dataset.target = String(overTray(moved));
    };
    const onUp = (moved: PointerEvent) => {
      if (moved.pointerId !== event.pointerId) return;
      end();
      if (!dragging) return;
      swallowClick();
      const { mover, onDropped } = latest.current;
      if (overTray(moved)) {
        if (fromTray) mover.cancel();
        else {
          mover.unplace(id);
          onDropped(id, null);
        }
      } else onDropped(id, mover.drop());
    };
    const onCancel = () => {
      end();
      if (dragging) latest.current.mover.cancel();
    };
    const onKey = (pressedKey: KeyboardEvent) => {
      if (pressedKey.key !== 'Escape' || !dragging) return;
      pressedKey.preventDefault();
      pressedKey.stopPropagation();
      onCancel();
      swallowClick();
    };
    const end = () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onCancel);
      window.removeEventListener('keydown', onKey, true);
      const target = latest.current.tray.current;
      if (target) target.dataset.target = 'false';
      stop.current = () => {};
    };
    stop.current();
    stop.current = onCancel;
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    window.addEventListener('keydown', onKey, true);
  }, []);
}
