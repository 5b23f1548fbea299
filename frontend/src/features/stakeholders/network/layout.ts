import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { Point } from '../model';
import { nodeHeight } from './geometry';
import { spread } from './spread';

export interface LayoutInput {
  nodes: readonly { id: string; width: number }[];
  edges: readonly { from: string; to: string; weight: number }[];
  /** Those placed by hand stay where they are. */
  pinned: ReadonlyMap<string, Point>;
  /** How much wider than high the paper is that it should suit. */
  proportion?: number;
}

/** Pixels per unit of the force layout when some are pinned: wider than high, as cards and windows are. */
const scale = { x: 8, y: 4.6 };
/** How much paper each one gets when nobody is pinned. */
const roomFor = { few: 240 * 130, many: 230 * 105, fewAre: 60 };
const usualProportion = 1.75;
/** How far towards being spread evenly. */
const evenly = 0.55;
const rowHeight = nodeHeight + 40;
const columnWidth = 284;

/**
 * Where everyone stands. The same map gives the same places on every machine:
 * the start follows from the ids, and nothing depends on time or chance.
 * Those with relations are drawn together by them; the others stand in rows
 * below. Nobody covers anybody.
 */
export function layOut({
  nodes,
  edges,
  pinned,
  proportion = usualProportion,
}: LayoutInput): Map<string, Point> {
  const ordered = [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1));
  const known = new Set(ordered.map((node) => node.id));
  const tied = new Set<string>();
  const sound = edges.filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  for (const { from, to } of sound) tied.add(from).add(to);

  const places = new Map<string, Point>();
  const joined = ordered.filter(({ id }) => tied.has(id) || pinned.has(id));
  for (const [id, place] of forced(joined, sound, pinned)) places.set(id, place);
  if (pinned.size === 0) {
    even(places, 'x');
    even(places, 'y');
    stretch(places, proportion);
  }
  const widths = new Map(ordered.map(({ id, width }) => [id, width]));
  spread(places, widths, new Set(pinned.keys()));
  const lonely = ordered.filter(({ id }) => !places.has(id));
  placeRows(lonely, places);
  return rounded(places);
}

function forced(
  nodes: LayoutInput['nodes'],
  edges: LayoutInput['edges'],
  pinned: LayoutInput['pinned'],
): Map<string, Point> {
  const graph = new Graph({ type: 'undirected', multi: false });
  const middle = middleOf(pinned);
  nodes.forEach(({ id }, i) => {
    const fixed = pinned.get(id);
    // A sunflower, so that nobody starts on anybody.
    const angle = i * Math.PI * (3 - Math.sqrt(5)) + hash(id) * 1e-9;
    const radius = 4 * Math.sqrt(i + 1);
    graph.addNode(id, {
      x: fixed ? (fixed.x - middle.x) / scale.x : radius * Math.cos(angle),
      y: fixed ? (fixed.y - middle.y) / scale.y : radius * Math.sin(angle),
      fixed: fixed !== undefined,
    });
  });
  for (const { from, to, weight } of edges) {
    if (graph.hasEdge(from, to)) graph.updateEdgeAttribute(from, to, 'weight', (w) => w + weight);
    else graph.addEdge(from, to, { weight });
  }
  if (graph.order === 0) return new Map();
  const places = forceAtlas2(graph, {
    iterations: Math.round(Math.min(320, Math.max(50, 28_000 / graph.order))),
    settings: {
      gravity: 0.06,
      strongGravityMode: true,
      scalingRatio: 10,
      // Large maps come to rest in fewer, longer steps: one waits for them.
      slowDown: graph.order > 200 ? 3 : 1 + Math.log(graph.order),
      barnesHutOptimize: graph.order > 400,
      edgeWeightInfluence: 0.5,
    },
  });
  return new Map(
    nodes.map(({ id }) => {
      const { x = 0, y = 0 } = places[id] ?? {};
      return [id, pinned.get(id) ?? { x: x * scale.x + middle.x, y: y * scale.y + middle.y }];
    }),
  );
}

function middleOf(pinned: LayoutInput['pinned']): Point {
  if (pinned.size === 0) return { x: 0, y: 0 };
  let x = 0;
  let y = 0;
  for (const place of pinned.values()) {
    x += place.x;
    y += place.y;
  }
  return { x: x / pinned.size, y: y / pinned.size };
}

/**
 * Some way towards all being as far from each other along one axis, in the order
 * they stand: a few far out, or groups without ties, would leave the others no room.
 */
function even(places: Map<string, Point>, axis: 'x' | 'y') {
  const order = [...places].sort(([, a], [, b]) => a[axis] - b[axis]);
  const low = order[0]?.[1][axis] ?? 0;
  const high = order.at(-1)?.[1][axis] ?? 0;
  const step = (high - low) / Math.max(1, order.length - 1);
  order.forEach(([id, place], i) => {
    const value = place[axis] * (1 - evenly) + (low + i * step) * evenly;
    places.set(id, { ...place, [axis]: value });
  });
}

/** Around the origin, and as large as so many need: the paper is neither empty nor crowded. */
function stretch(places: Map<string, Point>, proportion: number) {
  const middle = middleOf(places);
  let x = 0;
  let y = 0;
  for (const place of places.values()) {
    x += (place.x - middle.x) ** 2 / places.size;
    y += (place.y - middle.y) ** 2 / places.size;
  }
  const each = places.size <= roomFor.fewAre ? roomFor.few : roomFor.many;
  const width = Math.sqrt(places.size * each * proportion);
  // Evenly spread over a width w, places deviate by w / √12 from its middle.
  const wide = x > 0 ? width / Math.sqrt(12 * x) : 1;
  const high = y > 0 ? width / proportion / Math.sqrt(12 * y) : 1;
  for (const [id, place] of places) {
    places.set(id, { x: (place.x - middle.x) * wide, y: (place.y - middle.y) * high });
  }
}

/** Those without relations, in rows below the rest. */
function placeRows(lonely: LayoutInput['nodes'], places: Map<string, Point>) {
  if (lonely.length === 0) return;
  let bottom = places.size === 0 ? -rowHeight : Number.NEGATIVE_INFINITY;
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const { x, y } of places.values()) {
    bottom = Math.max(bottom, y);
    left = Math.min(left, x);
    right = Math.max(right, x);
  }
  const wide = places.size === 0 ? 0 : Math.floor((right - left) / columnWidth) + 1;
  const columns = Math.max(3, wide, Math.ceil(Math.sqrt(lonely.length / 3)));
  const used = Math.min(columns, lonely.length);
  const middle = places.size === 0 ? 0 : (left + right) / 2;
  lonely.forEach(({ id }, i) => {
    places.set(id, {
      x: middle + ((i % columns) - (used - 1) / 2) * columnWidth,
      y: bottom + 1.3 * rowHeight + Math.floor(i / columns) * rowHeight,
    });
  });
}

function rounded(places: Map<string, Point>): Map<string, Point> {
  for (const [id, { x, y }] of places) places.set(id, { x: Math.round(x), y: Math.round(y) });
  return places;
}

function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  return value >>> 0;
}
