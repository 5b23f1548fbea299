import { type RefObject, useLayoutEffect, useState } from 'react';

/** How wide an element is, in whole pixels; follows it. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1_000);
  useLayoutEffect(() => {
    const at = element.current;
    if (!at) return;
    const look = () => setWidth(Math.round(at.clientWidth));
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(at);
    return () => sizes.disconnect();
  }, [element]);
  return width;
}
