import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { usePrinting } from './usePrinting';

interface RowWindow {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /** In pixels; must not depend on anything but the row. */
  heightOf: (index: number) => number;
  /** Drawn wherever it is: the row with the focus. */
  keep?: number | undefined;
}

const beyond = 8;

/**
 * Which rows to draw: those in view and a few around them. Heights are known,
 * so nothing is measured; that is all we need of a virtual list, at a tenth of
 * the weight of a library for it. On paper, which nobody scrolls, all are drawn.
 */
export function useRowWindow({ scroller, count, heightOf, keep }: RowWindow) {
  const offsets = useMemo(() => {
    const tops = [0];
    for (let i = 0; i < count; i += 1) tops.push((tops[i] ?? 0) + heightOf(i));
    return tops;
  }, [count, heightOf]);
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);

  // Where the scroller stands is only asked when it has moved: asking lays out the page.
  const seen = useRef<{ element: HTMLElement; top: number; height: number } | null>(null);
  const latest = useRef(offsets);
  latest.current = offsets;
  const look = useCallback(() => {
    if (!seen.current) return;
    const { top, height } = seen.current;
    const first = at(latest.current, top) - beyond;
    const last = at(latest.current, top + height) + beyond;
    setRange((before) => (before[0] === first && before[1] === last ? before : [first, last]));
  }, []);
  const detach = useRef<(() => void) | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that move are looked at anew
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && seen.current?.element !== element) {
      detach.current?.();
      const ask = () => {
        seen.current = { element, top: element.scrollTop, height: element.clientHeight };
        look();
      };
      ask();
      const sizes = new ResizeObserver(ask);
      sizes.observe(element);
      element.addEventListener('scroll', ask, { passive: true });
      detach.current = () => {
        sizes.disconnect();
        element.removeEventListener('scroll', ask);
        seen.current = null;
      };
    } else look();
  }, [scroller, offsets, look]);
  useLayoutEffect(() => () => detach.current?.(), []);

  const printing = usePrinting();
  const items = useMemo(() => {
    const from = printing ? 0 : Math.max(0, range[0]);
    const to = printing ? count - 1 : Math.min(count - 1, range[1]);
    const drawn: number[] = [];
    for (let i = from; i <= to; i += 1) drawn.push(i);
    if (keep !== undefined && keep < count && (keep < from || keep > to))
      drawn[keep < from ? 'unshift' : 'push'](keep);
    return drawn.map((index) => ({
      index,
      start: offsets[index] ?? 0,
      size: (offsets[index + 1] ?? 0) - (offsets[index] ?? 0),
    }));
  }, [range, count, keep, offsets, printing]);

  /** Brings a row into view, by as little as possible. `above` covers the top. */
  const scrollTo = useCallback(
    (index: number, above: number) => {
      const element = scroller.current;
      const [top, bottom] = [offsets[index] ?? 0, offsets[index + 1] ?? 0];
      if (!element) return;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom + above > element.scrollTop + element.clientHeight)
        element.scrollTop = bottom + above - element.clientHeight;
    },
    [scroller, offsets],
  );
  /** Where a row begins; the one behind the last is the end. */
  const topOf = useCallback((index: number) => offsets[index] ?? 0, [offsets]);
  return { items, total: offsets[count] ?? 0, scrollTo, topOf };
}

/** The row at this height: the last that begins there or above. */
export function at(offsets: readonly number[], top: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= top) low = middle;
    else high = middle - 1;
  }
  return low;
}
