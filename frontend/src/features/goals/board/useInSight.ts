import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** So far beyond the edge parts are drawn, in pixels. */
const beyond = 600;

/**
 * Which parts are in sight or near it. Whoever draws them gives each element to
 * `watch` under its index; how high it was stays known when it is drawn no more.
 */
export function useInSight(scroller: RefObject<HTMLElement | null>, first: number) {
  const [seen, setSeen] = useState<ReadonlySet<number>>(
    () => new Set(Array.from({ length: first }, (_, i) => i)),
  );
  const heights = useRef(new Map<number, number>());
  const watched = useRef(new Map<Element, number>());
  const observer = useRef<IntersectionObserver | null>(null);

  const look = useCallback((entries: readonly IntersectionObserverEntry[]) => {
    for (const { target, boundingClientRect } of entries) {
      const index = watched.current.get(target);
      if (index !== undefined && boundingClientRect.height > 0)
        heights.current.set(index, boundingClientRect.height);
    }
    setSeen((before) => {
      const now = new Set(before);
      for (const { target, isIntersecting } of entries) {
        const index = watched.current.get(target);
        if (index === undefined) continue;
        if (isIntersecting) now.add(index);
        else now.delete(index);
      }
      const same = now.size === before.size && [...now].every((one) => before.has(one));
      return same ? before : now;
    });
  }, []);

  // What scrolls is the board, or on a phone the page.
  useEffect(() => {
    const element = scroller.current;
    const own = element !== null && getComputedStyle(element).overflowY !== 'visible';
    const made = new IntersectionObserver(look, {
      root: own ? element : null,
      rootMargin: `${beyond}px`,
    });
    observer.current = made;
    for (const one of watched.current.keys()) made.observe(one);
    return () => made.disconnect();
  }, [scroller, look]);

  const watch = useCallback((element: Element | null, index: number) => {
    if (!element) return;
    watched.current.set(element, index);
    observer.current?.observe(element);
    return () => {
      watched.current.delete(element);
      observer.current?.unobserve(element);
    };
  }, []);
  return { seen, heights: heights.current, watch };
}
