import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Grip } from './bars';

export interface BarDrag {
  readonly id: string;
  readonly grip: Grip;
  /** How far it was dragged, in days. */
  readonly days: number;
}

interface Options {
  enabled: boolean;
  perDay: number;
  onDrop: (id: string, grip: Grip, days: number) => void;
}

const isGrip = (value: string | undefined): value is Grip =>
  value === 'start' || value === 'due' || value === 'both';

/** Dragging a bar or one of its ends, by whole days. Escape gives up. */
export function useBarDrag(options: Options) {
  const [drag, setDrag] = useState<BarDrag | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const onPointerDown = (event: PointerEvent) => {
    const part = (event.target as Element).closest<SVGElement>('[data-grip]');
    const { bar: id, grip } = part?.dataset ?? {};
    if (!latest.current.enabled || !id || !isGrip(grip) || event.button !== 0) return;
    const from = event.clientX;
    let days = 0;
    event.preventDefault();
    const move = (next: globalThis.PointerEvent) => {
      days = Math.round((next.clientX - from) / latest.current.perDay);
      setDrag({ id, grip, days });
    };
    const end = (drop: boolean) => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', onKey, true);
      stop.current = null;
      setDrag(null);
      if (drop && days !== 0) latest.current.onDrop(id, grip, days);
    };
    const up = () => end(true);
    const cancel = () => end(false);
    const onKey = (key: KeyboardEvent) => key.key === 'Escape' && end(false);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', onKey, true);
    stop.current = cancel;
  };
  return { drag, onPointerDown };
}
