import { getViewportForBounds, type ReactFlowInstance, useStore } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import type { Point } from '../model';
import type { Pointer } from '../presence';
import { nodeHeight } from './geometry';

export const minZoom = 0.08;
export const fit = { padding: 0.12, maxZoom: 1.1 };
/** From so far away names cannot be read: cards become marks. */
const marksOnlyBelow = 0.4;

/** Only what is asked of it here; whatever its nodes are. */
type Flow = Pick<ReactFlowInstance, 'setViewport' | 'setCenter' | 'getZoom'>;

/** Tells CSS how near one is, without drawing the network again at each step. */
export function ZoomNote({ root }: { root: RefObject<HTMLElement | null> }) {
  const zoom = useStore((state) => state.transform[2]);
  useEffect(() => {
    if (root.current) tellZoom(root.current, zoom);
  }, [root, zoom]);
  return null;
}

function tellZoom(root: HTMLElement, zoom: number) {
  root.style.setProperty('--unzoom', String(1 / zoom));
  root.dataset.far = String(zoom < marksOnlyBelow);
}

/** The part of the paper where everyone stands, as `fitView` shows it once they are drawn. */
export function showWhole(
  flow: Flow,
  root: HTMLElement | null,
  places: ReadonlyMap<string, Point>,
) {
  const area = root?.querySelector('.react-flow');
  if (!root || !area || places.size === 0) return;
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [top, bottom] = [left, right];
  for (const { x, y } of places.values()) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const card = { width: 160, height: nodeHeight };
  const bounds = {
    x: left - card.width / 2,
    y: top - card.height / 2,
    width: right - left + card.width,
    height: bottom - top + card.height,
  };
  const { clientWidth, clientHeight } = area;
  const viewport = getViewportForBounds(
    bounds,
    clientWidth,
    clientHeight,
    minZoom,
    fit.maxZoom,
    fit.padding,
  );
  tellZoom(root, viewport.zoom);
  void flow.setViewport(viewport);
}

/** A place told by the nearest stakeholder: two tabs may have laid out differently. */
export function besideNearest(at: Point, places: ReadonlyMap<string, Point> | null): Pointer {
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  let beside: Point = { x: 0, y: 0 };
  for (const [id, place] of places ?? []) {
    const far = (place.x - at.x) ** 2 + (place.y - at.y) ** 2;
    if (far >= least) continue;
    [nearest, least, beside] = [id, far, place];
  }
  if (nearest === null) return at;
  return { x: at.x - beside.x, y: at.y - beside.y, at: nearest };
}

/** Moves the paper when the card with the focus is outside the window. */
export function bringIntoSight(
  flow: Flow,
  root: HTMLElement | null,
  card: HTMLElement | null,
  place: Point | undefined,
) {
  const area = root?.querySelector('.react-flow')?.getBoundingClientRect();
  const box = card?.getBoundingClientRect();
  if (!area || !box || !place) return;
  const inside =
    box.left >= area.left &&
    box.right <= area.right &&
    box.top >= area.top &&
    box.bottom <= area.bottom;
  if (!inside) void flow.setCenter(place.x, place.y, { zoom: Math.max(0.6, flow.getZoom()) });
}
