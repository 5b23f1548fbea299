import {
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { type Bounds, type Camera, contains } from './camera';
import { marksOnlyBelow } from './painting';

/** One answer to a question about what the camera sees; draws again when the answer is another. */
export function useSeen<T>(camera: Camera, ask: (camera: Camera) => T): T {
  return useSyncExternalStore(
    camera.subscribe,
    useCallback(() => ask(camera), [camera, ask]),
  );
}

export const isFar = (camera: Camera) => camera.now().zoom < marksOnlyBelow;

/**
 * The part of the paper whose cards are drawn in full: the screen and half as much
 * around it. Another one only when the screen leaves it, or is much smaller.
 */
export function useRegion(camera: Camera): Bounds {
  const region = useRef<Bounds | null>(null);
  return useSeen(
    camera,
    useCallback((seen: Camera) => {
      const now = seen.window();
      const before = region.current;
      const fits = before && contains(before, now) && before.width < 4 * now.width;
      if (before && fits) return before;
      const made = around(now);
      region.current = made;
      return made;
    }, []),
  );
}

function around({ x, y, width, height }: Bounds): Bounds {
  return { x: x - width / 2, y: y - height / 2, width: width * 2, height: height * 2 };
}

/** The board's size, told to the camera before anything is shown; null until it is known. */
export function useBoardSize(
  board: RefObject<HTMLElement | null>,
  camera: Camera,
  onResize: () => void,
): boolean {
  const [known, setKnown] = useState(false);
  const latest = useRef(onResize);
  latest.current = onResize;
  useLayoutEffect(() => {
    const area = board.current;
    if (!area) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = area;
      if (width === camera.size.width && height === camera.size.height) return;
      camera.resize({ width, height });
      setKnown(width > 0 && height > 0);
      latest.current();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(area);
    return () => observer.disconnect();
  }, [board, camera]);
  return known;
}

/** Moves the paper, and tells CSS how near one is, without drawing anything by React. */
export function usePaperMoves(
  root: RefObject<HTMLElement | null>,
  paper: RefObject<HTMLElement | null>,
  camera: Camera,
) {
  useLayoutEffect(() => {
    let told = 0;
    const move = () => {
      const { x, y, zoom } = camera.now();
      if (paper.current) paper.current.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
      if (zoom === told || !root.current) return;
      told = zoom;
      root.current.style.setProperty('--unzoom', String(1 / zoom));
      root.current.dataset.far = String(zoom < marksOnlyBelow);
    };
    move();
    return camera.subscribe(move);
  }, [root, paper, camera]);
}
