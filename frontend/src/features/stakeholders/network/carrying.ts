import { announce } from '@/design';
import type { Point } from '../model';
import type { MapPresence } from '../presence';
import type { Camera } from './camera';
import type { Stage } from './stage';

/** What carrying needs; asked anew each time, since it changes meanwhile. */
export interface CarryWorld {
  camera: Camera;
  stage: { readonly current: Stage | null };
  presence: MapPresence;
  placeOf: (id: string) => Point | undefined;
  onDrop: (id: string, place: Point) => void;
  onRelate: (from: string, to: string) => void;
  t: (key: string) => string;
}

/** Something in somebody's hand. Places are on the screen, from the board's corner. */
export interface Carrying {
  move: (on: Point) => void;
  drop: (on: Point) => void;
  takeBack: () => void;
}

interface Grip {
  board: HTMLElement;
  card: HTMLElement;
  on: Point;
}

export const cardAt = (target: Element | null) =>
  target?.closest<HTMLElement>('.card-node[data-id]') ?? null;
export const handleAt = (target: Element | null) =>
  target?.closest<HTMLElement>('.card-node__handle') ?? null;

/** Moving one card. */
export function dragging({ card, on }: Grip, world: () => CarryWorld): Carrying {
  const id = card.dataset.id ?? '';
  const from = world().placeOf(id) ?? { x: 0, y: 0 };
  const held = world().camera.toPaper(on);
  // Grabbed a little beside its middle: it stays that far off.
  const grip = { x: held.x - from.x, y: held.y - from.y };
  const placeAt = (now: Point): Point => {
    const { x, y } = world().camera.toPaper(now);
    return { x: Math.round(x - grip.x), y: Math.round(y - grip.y) };
  };
  const show = ({ x, y }: Point) => {
    card.style.translate = `${x}px ${y}px`;
  };
  const end = () => {
    card.dataset.held = 'false';
    world().stage.current?.hold(null);
    world().presence.setDrag(null);
  };
  return {
    move: (now) => {
      const place = placeAt(now);
      card.dataset.held = 'true';
      show(place);
      world().stage.current?.hold({ id, place });
      world().presence.setDrag({ id, ...place });
    },
    drop: (now) => {
      const place = placeAt(now);
      end();
      world().onDrop(id, place);
    },
    takeBack: () => {
      show(world().placeOf(id) ?? from);
      end();
      announce(world().t('grid.takenBack'));
    },
  };
}

/** A relation from one card to whichever the hand is let go over: anywhere on it counts. */
export function pulling({ board, card }: Grip, world: () => CarryWorld): Carrying {
  const from = card.dataset.id ?? '';
  let aim: HTMLElement | null = null;
  const aimAt = (target: HTMLElement | null) => {
    if (aim === target) return;
    if (aim) aim.dataset.aim = 'false';
    aim = target;
    if (aim) aim.dataset.aim = 'true';
  };
  const under = (on: Point) => {
    const { left, top } = board.getBoundingClientRect();
    const found = cardAt(document.elementFromPoint(on.x + left, on.y + top));
    return found === card ? null : found;
  };
  const end = () => {
    aimAt(null);
    card.dataset.pulling = 'false';
    world().stage.current?.pull(null);
  };
  return {
    move: (now) => {
      aimAt(under(now));
      card.dataset.pulling = 'true';
      world().stage.current?.pull({ from, to: world().camera.toPaper(now) });
    },
    drop: (now) => {
      const to = under(now)?.dataset.id;
      end();
      if (to) world().onRelate(from, to);
    },
    takeBack: () => {
      end();
      announce(world().t('grid.takenBack'));
    },
  };
}
