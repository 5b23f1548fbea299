import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef } from 'react';
import type { Which } from './EngagementRow';

const slack = 4;

interface MatrixDragOptions {
  enabled: boolean;
  /** The column under a point of the window, −1 outside. */
  columnAt: (clientX: number, row: HTMLElement) => number;
  onMove: (id: string, which: Which, column: number) => void;
  /** −1: where it was. */
  onDrop: (id: string, which: Which, column: number) => void;
}

/** Drags the disc or the ring along its row. Escape takes it back. */
export function useMatrixDrag(options: MatrixDragOptions) {
  const latest = useRef(options);
  latest.current = options;
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);
  return useCallback((event: ReactPointerEvent<HTMLElement>) => {
    const mark = (event.target as Element).closest<HTMLElement>('[data-mark]');
    const row = mark?.closest<HTMLElement>('[data-row]');
    const id = row?.dataset.row;
    if (!latest.current.enabled || !mark || !row || !id) return;
    if (event.button !== 0 || !event.isPrimary) return;
    const which: Which = mark.dataset.mark === 'wanted' ? 'wanted' : 'now';
    let column = -1;
    let dragging = false;
    const end = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', key, true);
      stop.current = () => {};
      mark.style.transform = '';
      mark.dataset.dragging = 'false';
    };
    const move = (moved: PointerEvent) => {
      if (moved.pointerId !== event.pointerId) return;
      const by = moved.clientX - event.clientX;
      if (!dragging && Math.abs(by) < slack) return;
      dragging = true;
      mark.dataset.dragging = 'true';
      mark.style.transform = `translate(${by.toFixed(0)}px, 0)`;
      column = latest.current.columnAt(moved.clientX, row);
      latest.current.onMove(id, which, column);
    };
    const up = (moved: PointerEvent) => {
      if (moved.pointerId !== event.pointerId) return;
      end();
      if (dragging) latest.current.onDrop(id, which, column);
    };
    const cancel = () => {
      end();
      if (dragging) latest.current.onDrop(id, which, -1);
    };
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape' || !dragging) return;
      pressed.stopPropagation();
      pressed.preventDefault();
      cancel();
    };
    stop.current();
    stop.current = cancel;
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key, true);
  }, []);
}
