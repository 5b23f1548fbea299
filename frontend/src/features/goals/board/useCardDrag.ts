import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';

interface Options {
  enabled: boolean;
  surface: RefObject<HTMLElement | null>;
  onDrop: (id: string, column: string) => void;
}

/** A press that moves less is a click. */
const threshold = 5;
/** So near to an edge the board begins to scroll; pixels per frame. */
const edge = 48;
const speed = 12;

/**
 * Dragging a card to another column with mouse or pen. On touch screens a finger
 * scrolls; there the card's menu moves it.
 */
export function useCardDrag({ enabled, surface, onDrop }: Options) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const onPointerDown = useCallback(
    (event: PointerEvent) => {
      const card = (event.target as Element).closest<HTMLElement>('[data-card]');
      const id = card?.dataset.card;
      const pressed = (event.target as Element).closest('.board__move, [role="menu"]');
      if (
        !enabled ||
        !card ||
        !id ||
        pressed ||
        event.button !== 0 ||
        event.pointerType === 'touch'
      )
        return;
      const from = { x: event.clientX, y: event.clientY };
      let column: string | null = null;
      let moving = false;
      let frame = 0;
      let pointer = from;
      const scroll = () => {
        const area = surface.current;
        if (!area) return;
        const { left, right } = area.getBoundingClientRect();
        if (pointer.x < left + edge) area.scrollLeft -= speed;
        else if (pointer.x > right - edge) area.scrollLeft += speed;
        frame = requestAnimationFrame(scroll);
      };
      const move = (next: globalThis.PointerEvent) => {
        pointer = { x: next.clientX, y: next.clientY };
        if (!moving && Math.hypot(pointer.x - from.x, pointer.y - from.y) < threshold) return;
        if (!moving) {
          moving = true;
          setDragged(id);
          frame = requestAnimationFrame(scroll);
        }
        card.style.translate = `${pointer.x - from.x}px ${pointer.y - from.y}px`;
        const under = document
          .elementsFromPoint(pointer.x, pointer.y)
          .find((one) => one instanceof HTMLElement && one.dataset.column !== undefined);
        column = (under as HTMLElement | undefined)?.dataset.column ?? null;
        setOver(column);
      };
      const end = (drop: boolean) => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', cancel);
        window.removeEventListener('keydown', giveUp, true);
        cancelAnimationFrame(frame);
        stop.current = null;
        card.style.translate = '';
        setDragged(null);
        setOver(null);
        if (drop && moving && column !== null) onDrop(id, column);
        // The click that follows belongs to the drag.
        if (moving) window.addEventListener('click', swallow, { capture: true, once: true });
        if (moving) setTimeout(() => window.removeEventListener('click', swallow, true), 0);
      };
      const up = () => end(true);
      const cancel = () => end(false);
      const giveUp = (key: globalThis.KeyboardEvent) => key.key === 'Escape' && end(false);
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', cancel);
      window.addEventListener('keydown', giveUp, true);
      stop.current = cancel;
    },
    [enabled, surface, onDrop],
  );
  return { onPointerDown, dragged, over };
}

const swallow = (event: MouseEvent) => event.stopPropagation();
