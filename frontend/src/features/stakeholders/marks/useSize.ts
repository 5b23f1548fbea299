import { type RefObject, useEffect, useState } from 'react';

/** The inner size of an element in whole pixels; null until it has been measured. */
export function useSize(element: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const measure = () => {
      const width = Math.round(watched.clientWidth);
      const height = Math.round(watched.clientHeight);
      if (width === 0 || height === 0) return;
      setSize((before) =>
        before?.width === width && before.height === height ? before : { width, height },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
