import { type RefObject, useEffect, useRef } from 'react';
import { swallowClick } from '../marks/swallowClick';
import type { Point } from '../model';
import type { Camera } from './camera';

/** A press that moves less is a click. */
const slack = 3;

interface Finger {
  at: Point;
  /** Not on something that is carried by itself. */
  free: boolean;
}

interface PaperOptions {
  board: RefObject<HTMLElement | null>;
  camera: Camera;
  /** Whether a press there carries something instead of moving the paper. */
  carries: (target: Element) => boolean;
}

/**
 * The paper by hand: one finger or the mouse moves it, two fingers and the wheel
 * bring it nearer, a double click too. The same is done by buttons and keys.
 */
export function usePaper(options: PaperOptions) {
  const latest = useRef(options);
  latest.current = options;
  const { board, camera } = options;
  useEffect(() => {
    const area = board.current;
    if (!area) return;
    const fingers = new Map<number, Finger>();
    let start: Point | null = null;
    let moved = false;

    const onDown = (event: PointerEvent) => {
      const target = event.target as Element;
      if (target.closest('.panel') || (event.pointerType === 'mouse' && event.button > 1)) return;
      const free = event.button === 1 || !latest.current.carries(target);
      fingers.set(event.pointerId, { at: at(area, event), free });
      if (fingers.size > 1) {
        for (const finger of fingers.values()) finger.free = true;
      } else {
        start = { x: event.clientX, y: event.clientY };
        moved = false;
      }
    };
    const onMove = (event: PointerEvent) => {
      const finger = fingers.get(event.pointerId);
      if (!finger || !start) return;
      const now = at(area, event);
      const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, one]) => one);
      const [other] = others;
      if (other) {
        moved = true;
        pinch(camera, finger.at, now, other.at);
      } else if (finger.free) {
        moved ||= Math.hypot(event.clientX - start.x, event.clientY - start.y) > slack;
        if (!moved) return;
        area.dataset.panning = 'true';
        camera.moveBy(now.x - finger.at.x, now.y - finger.at.y);
      }
      finger.at = now;
    };
    const onUp = (event: PointerEvent) => {
      const finger = fingers.get(event.pointerId);
      if (!fingers.delete(event.pointerId) || fingers.size > 0) return;
      area.dataset.panning = 'false';
      if (moved && finger?.free && event.type === 'pointerup') swallowClick();
      start = null;
    };
    const onWheel = (event: WheelEvent) => {
      if ((event.target as Element).closest('.panel')) return;
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 0.05 : event.deltaMode === 2 ? 1 : 0.002;
      // Fingers on a touchpad that part are told as small turns of the wheel with Ctrl.
      const power = -event.deltaY * unit * (event.ctrlKey ? 10 : 1);
      camera.zoomBy(2 ** Math.min(1, Math.max(-1, power)), at(area, event));
    };
    const onDouble = (event: MouseEvent) => {
      if ((event.target as Element).closest('.card-node, .panel')) return;
      camera.zoomBy(event.shiftKey ? 0.5 : 2, at(area, event));
    };
    area.addEventListener('pointerdown', onDown);
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onUp);
    area.addEventListener('wheel', onWheel, { passive: false });
    area.addEventListener('dblclick', onDouble);
    return () => {
      area.removeEventListener('pointerdown', onDown);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onUp);
      area.removeEventListener('wheel', onWheel);
      area.removeEventListener('dblclick', onDouble);
    };
  }, [board, camera]);
}

/** From the board's corner. */
export function at(area: HTMLElement, event: { clientX: number; clientY: number }): Point {
  const { left, top } = area.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** What is between two fingers stays between them. */
function pinch(camera: Camera, before: Point, now: Point, other: Point) {
  const was = Math.hypot(before.x - other.x, before.y - other.y) || 1;
  const is = Math.hypot(now.x - other.x, now.y - other.y) || 1;
  camera.moveBy((now.x - before.x) / 2, (now.y - before.y) / 2);
  camera.zoomBy(is / was, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
}
