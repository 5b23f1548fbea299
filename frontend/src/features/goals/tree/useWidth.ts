import { type RefObject, useLayoutEffect, useState } from 'react';

/** So wide was the last one: usually the next, too, and then it is drawn once. */
let last = 0;

/** How wide an element is, in whole pixels; follows it. 0: not known yet. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(last);
  useLayoutEffect(() => {
    const at = element.current;
    if (!at) return;
    const look = () => {
      last = Math.round(at.clientWidth);
      setWidth(last);
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(at);
    return () => sizes.disconnect();
  }, [element]);
  return width;
}
