import { type RefObject, useEffect, useState } from 'react';

/** Whether it is on screen, or nearly. What lives in another document joins its room only then. */
export function useSeen(frame: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      (entries) => setSeen(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: '200px' },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [frame]);
  return seen;
}
