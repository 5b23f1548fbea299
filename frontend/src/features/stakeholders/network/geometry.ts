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

/** Through whom most ways lead has a sign of it in the card. */
export function cardWidth(name: string, bridge = false): number {
  const words = Math.min(widestName, Math.max(24, textWidth(name, nameSize, 550) * wider));
  return Math.round(words + aroundName + (bridge ? 20 : 0));
}

export function cardName(name: string): string {
  return shorten(name, widestName / wider, nameSize, 550);
}

/** From where to where, bent over a point or straight. */
export interface Shape {
  start: Point;
  control: Point | null;
  end: Point;
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
export function shapeBetween(from: Card, to: Card, lane: number): Shape {
  const control = lane === 0 ? null : controlOf(from, to, lane);
  return { start: edgeOf(from, control ?? to), control, end: edgeOf(to, control ?? from) };
}

/** The same between two marks, as far away as cards are not drawn: from middle to middle. */
export function shapeOfMarks(from: Point, to: Point, lane: number): Shape {
  return { start: from, control: lane === 0 ? null : controlOf(from, to, lane), end: to };
}

function controlOf(from: Point, to: Point, lane: number): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const bend = lane * 18;
  return {
    x: (from.x + to.x) / 2 + (-dy / length) * bend * 2,
    y: (from.y + to.y) / 2 + (dx / length) * bend * 2,
  };
}

/** A share of 0 is the start, 1 the end. */
export function pointOn({ start, control, end }: Shape, share: number): Point {
  const rest = 1 - share;
  if (!control) return { x: start.x * rest + end.x * share, y: start.y * rest + end.y * share };
  const [a, b, c] = [rest * rest, 2 * rest * share, share * share];
  return {
    x: a * start.x + b * control.x + c * end.x,
    y: a * start.y + b * control.y + c * end.y,
  };
}

/** As a path of SVG. */
export function lineBetween(from: Card, to: Card, lane: number): Line {
  const shape = shapeBetween(from, to, lane);
  const { start, control, end } = shape;
  const way = control ? `Q${n(control.x)} ${n(control.y)} ` : 'L';
  return {
    path: `M${n(start.x)} ${n(start.y)}${way}${n(end.x)} ${n(end.y)}`,
    middle: pointOn(shape, 0.5),
  };
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
export function patternOf(relation: Pick<Relation, 'quality'>): readonly number[] {
  switch (relation.quality) {
    case 'good':
      return [];
    case 'neutral':
      return [10, 4];
    case 'strained':
      return [3, 3];
    default:
      return [1.5, 5];
  }
}

/** The pattern as SVG has it. */
export function dashOf(relation: Pick<Relation, 'quality'>): string | undefined {
  return patternOf(relation).join(' ') || undefined;
}
