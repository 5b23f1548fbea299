import { shorten, textWidth } from '@/design/textwidth';
import type { Point, Relation } from '../model';

// Cards and lines of the network, in pixels at full size. A card's place is its
// centre. Everything follows from names and places, so that the view and its
// picture agree.

export const nodeHeight = 34;
export const nameSize = 13.5;
const widestName = 200;
const aroundName = 56;
/** Our letters are a little wider than those that are measured. */
const wider = 1.09;

export interface Card extends Point {
  width: number;
}

export function cardWidth(name: string): number {
  return Math.round(
    Math.min(widestName, Math.max(24, textWidth(name, nameSize, 550) * wider)) + aroundName,
  );
}

export function cardName(name: string): string {
  return shorten(name, widestName / wider, nameSize, 550);
}

export interface Line {
  path: string;
  /** The middle, where the words stand. */
  middle: Point;
}

const room = 5;

/**
 * The line from one card to another, from edge to edge. Several between the
 * same two are bent apart: `lane` is 0 for a single one, else …, −1, 1, ….
 */
export function lineBetween(from: Card, to: Card, lane: number): Line {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const bend = lane * 18;
  const side = { x: (-dy / length) * bend, y: (dx / length) * bend };
  const control = { x: (from.x + to.x) / 2 + side.x * 2, y: (from.y + to.y) / 2 + side.y * 2 };
  const start = edgeOf(from, lane === 0 ? to : control);
  const end = edgeOf(to, lane === 0 ? from : control);
  const middle =
    lane === 0
      ? { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
      : {
          x: start.x / 4 + control.x / 2 + end.x / 4,
          y: start.y / 4 + control.y / 2 + end.y / 4,
        };
  const path =
    lane === 0
      ? `M${n(start.x)} ${n(start.y)}L${n(end.x)} ${n(end.y)}`
      : `M${n(start.x)} ${n(start.y)}Q${n(control.x)} ${n(control.y)} ${n(end.x)} ${n(end.y)}`;
  return { path, middle };
}

/** Where the line to a point leaves the card. */
function edgeOf(card: Card, to: Point): Point {
  const dx = to.x - card.x;
  const dy = to.y - card.y;
  if (dx === 0 && dy === 0) return card;
  const across = (card.width / 2 + room) / Math.abs(dx || 1e-9);
  const down = (nodeHeight / 2 + room) / Math.abs(dy || 1e-9);
  const share = Math.min(1, across, down);
  return { x: card.x + dx * share, y: card.y + dy * share };
}

const n = (value: number) => Math.round(value * 10) / 10;

/** Lanes for all relations between the same two, whichever way they go. */
export function lanesOf(relations: readonly Relation[]): ReadonlyMap<string, number> {
  const between = new Map<string, Relation[]>();
  for (const relation of relations) {
    const { fromId, toId } = relation;
    const pair = fromId < toId ? `${fromId}/${toId}` : `${toId}/${fromId}`;
    const list = between.get(pair);
    if (list) list.push(relation);
    else between.set(pair, [relation]);
  }
  const lanes = new Map<string, number>();
  for (const list of between.values()) {
    list.sort((a, b) => (a.id < b.id ? -1 : 1));
    list.forEach((relation, i) => {
      const lane = list.length === 1 ? 0 : i - (list.length - 1) / 2;
      // The side is told from the line's own direction.
      lanes.set(relation.id, relation.fromId < relation.toId ? lane : -lane);
    });
  }
  return lanes;
}

export const strokes: Record<1 | 2 | 3, number> = { 1: 1.2, 2: 2.2, 3: 3.8 };

export function strokeOf(relation: Pick<Relation, 'strength'>): number {
  return strokes[(relation.strength ?? 2) as 1 | 2 | 3] ?? strokes[2];
}

/** How a quality looks apart from its word: the pattern of the line. */
export function dashOf(relation: Pick<Relation, 'quality'>): string | undefined {
  switch (relation.quality) {
    case 'good':
      return undefined;
    case 'neutral':
      return '10 4';
    case 'strained':
      return '3 3';
    default:
      return '1.5 5';
  }
}
