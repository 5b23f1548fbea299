import type { Point } from '../model';

// Which part of the paper is seen, and how near. Apart from React: what moves in
// each frame (paper, canvases) is told directly, the page is drawn again only for
// what it asks of the camera (`useSeen`).

/** On the screen: paper × zoom + (x, y), in pixels from the board's corner. */
export interface Sight {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Bounds extends Point, Size {}

const farthest = 0.08;
const nearest = 2.5;
/** Showing everybody leaves so many pixels of the board free, and never shows names larger than this. */
export const margin = { x: 28, y: 24 };
const largestWhole = 1.1;

const within = (least: number, value: number, most: number) =>
  Math.min(most, Math.max(least, value));

export class Camera {
  private sight: Sight = { x: 0, y: 0, zoom: 1 };
  private readonly listeners = new Set<() => void>();
  /** The board on the screen; nothing before it is measured. */
  size: Size = { width: 0, height: 0 };
  /** Nobody has moved the paper since all of it was shown. */
  untouched = true;

  now = (): Sight => this.sight;

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  private set(sight: Sight, untouched = false) {
    this.untouched = untouched;
    const { x, y, zoom } = this.sight;
    if (x === sight.x && y === sight.y && zoom === sight.zoom) return;
    this.sight = sight;
    this.tell();
  }

  private tell() {
    for (const listener of [...this.listeners]) listener();
  }

  /** The paper's upper left corner stays where it is. */
  resize(size: Size) {
    this.size = size;
    this.tell();
  }

  moveBy(dx: number, dy: number) {
    const { x, y, zoom } = this.sight;
    this.set({ x: x + dx, y: y + dy, zoom });
  }

  /** Nearer or farther; what is at `at` on the screen stays there. */
  zoomBy(factor: number, at: Point = { x: this.size.width / 2, y: this.size.height / 2 }) {
    const { x, y, zoom: before } = this.sight;
    const zoom = within(farthest, before * factor, nearest);
    const share = zoom / before;
    this.set({ x: at.x - (at.x - x) * share, y: at.y - (at.y - y) * share, zoom });
  }

  /** So that all of this part of the paper is seen. */
  show(bounds: Bounds) {
    const { width, height } = this.size;
    if (width === 0 || height === 0 || !Number.isFinite(bounds.width + bounds.height)) return;
    const free = {
      width: Math.max(width / 2, width - 2 * margin.x),
      height: Math.max(height / 2, height - 2 * margin.y),
    };
    const zoom = within(
      farthest,
      Math.min(free.width / bounds.width, free.height / bounds.height),
      largestWhole,
    );
    const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
    this.set({ x: width / 2 - middle.x * zoom, y: height / 2 - middle.y * zoom, zoom }, true);
  }

  /** Moves the paper so that this place is in the middle, and names can be read. */
  centre(place: Point) {
    const zoom = Math.max(0.6, this.sight.zoom);
    const { width, height } = this.size;
    this.set({ x: width / 2 - place.x * zoom, y: height / 2 - place.y * zoom, zoom });
  }

  toPaper({ x, y }: Point): Point {
    const { x: left, y: top, zoom } = this.sight;
    return { x: (x - left) / zoom, y: (y - top) / zoom };
  }

  toScreen({ x, y }: Point): Point {
    const { x: left, y: top, zoom } = this.sight;
    return { x: x * zoom + left, y: y * zoom + top };
  }

  /** The part of the paper that is on the screen. */
  window(): Bounds {
    const { zoom } = this.sight;
    const { x, y } = this.toPaper({ x: 0, y: 0 });
    return { x, y, width: this.size.width / zoom, height: this.size.height / zoom };
  }
}

/** The part of the paper on which all of these stand, cards included. */
export function boundsOf(places: Iterable<Point>, card: Size): Bounds | null {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [top, bottom] = [left, right];
  for (const { x, y } of places) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return null;
  return {
    x: left - card.width / 2,
    y: top - card.height / 2,
    width: right - left + card.width,
    height: bottom - top + card.height,
  };
}

export function contains(outer: Bounds, inner: Bounds): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Whether a card with its middle there is on the screen as a whole. */
export function isSeen(camera: Camera, { x, y }: Point, card: Size): boolean {
  const { width, height } = card;
  return contains(camera.window(), { x: x - width / 2, y: y - height / 2, width, height });
}
