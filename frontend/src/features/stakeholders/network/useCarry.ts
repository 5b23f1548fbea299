import { type RefObject, useEffect, useRef } from 'react';
import { swallowClick } from '../marks/swallowClick';
import type { Point } from '../model';
import type { Camera } from './camera';
import { type Carrying, type CarryWorld, cardAt, dragging, handleAt, pulling } from './carrying';
import { at } from './usePaper';

/** A press that moves less is a click. */
const slack = 4;
/** So near the board's edge the paper moves by itself, at most so many pixels a frame. */
const edge = 32;
const fastest = 10;

interface CarryOptions extends CarryWorld {
  board: RefObject<HTMLElement | null>;
  enabled: boolean;
}

/**
 * Cards by hand: dragging one moves it and pins it at the drop; pulling its handle
 * to another makes a relation. Escape, or a second finger, takes it back. Nothing
 * is drawn by React meanwhile: the card, its lines and presence are told directly.
 */
export function useCarry(options: CarryOptions) {
  const latest = useRef(options);
  latest.current = options;
  const { board } = options;
  useEffect(() => {
    const area = board.current;
    if (!area) return;
    let stop = () => {};
    const onDown = (event: PointerEvent) => {
      stop();
      const target = event.target as Element;
      const card = cardAt(target);
      if (!card || !latest.current.enabled || event.button !== 0 || !event.isPrimary) return;
      const take = handleAt(target) ? pulling : dragging;
      const grip = { board: area, card, on: at(area, event) };
      const carrying = take(grip, () => latest.current);
      stop = follow(area, event, carrying, latest.current.camera);
    };
    area.addEventListener('pointerdown', onDown);
    return () => {
      area.removeEventListener('pointerdown', onDown);
      stop();
    };
  }, [board]);
}

/** Follows one pointer until it is let go; returns how to take it back from outside. */
function follow(
  area: HTMLElement,
  pressed: PointerEvent,
  carrying: Carrying,
  camera: Camera,
): () => void {
  const start = at(area, pressed);
  let now = start;
  let moving = false;
  let frame = 0;
  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== pressed.pointerId) return;
    now = at(area, event);
    moving ||= Math.hypot(now.x - start.x, now.y - start.y) >= slack;
    if (!moving) return;
    carrying.move(now);
    if (frame === 0) frame = requestAnimationFrame(onFrame);
  };
  const onFrame = () => {
    const { x, y } = beyond(now, camera);
    frame = 0;
    if (x === 0 && y === 0) return;
    camera.moveBy(-x, -y);
    carrying.move(now);
    frame = requestAnimationFrame(onFrame);
  };
  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== pressed.pointerId) return;
    end();
    if (!moving) return;
    swallowClick();
    carrying.drop(now);
  };
  const takeBack = () => {
    end();
    if (moving) carrying.takeBack();
    moving = false;
  };
  const onOther = (event: PointerEvent) => {
    if (event.pointerId !== pressed.pointerId) takeBack();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !moving) return;
    event.preventDefault();
    event.stopPropagation();
    takeBack();
    window.addEventListener('pointerup', swallowClick, { capture: true, once: true });
  };
  const end = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', takeBack);
    window.removeEventListener('pointerdown', onOther, true);
    window.removeEventListener('keydown', onKey, true);
  };
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', takeBack);
  window.addEventListener('pointerdown', onOther, true);
  window.addEventListener('keydown', onKey, true);
  return takeBack;
}

/** How far the hand asks the paper to move, since it is at the board's edge. */
function beyond({ x, y }: Point, { size }: Camera): Point {
  const over = (place: number, length: number) => {
    if (length < 4 * edge) return 0;
    const low = Math.min(0, place - edge);
    const high = Math.max(0, place - (length - edge));
    return Math.max(-fastest, Math.min(fastest, ((low + high) / edge) * fastest));
  };
  return { x: over(x, size.width), y: over(y, size.height) };
}
