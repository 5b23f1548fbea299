import Graph from 'graphology';
import betweenness from 'graphology-metrics/centrality/betweenness';

export interface Standing {
  /** With how many others it has relations. */
  degree: number;
  /** The share of shortest ways between others that lead through it: 0 to 1. */
  betweenness: number;
  /** Among the few through whom most ways lead. */
  bridge: boolean;
}

/** Less than this is nothing to speak of, however small the map. */
const bridgeFrom = 0.05;

/** What the relations say about each one. Several relations between two count once; direction does not. */
export function standings(
  ids: readonly string[],
  edges: readonly { from: string; to: string }[],
): Map<string, Standing> {
  const graph = new Graph({ type: 'undirected', multi: false });
  for (const id of ids) graph.mergeNode(id);
  for (const { from, to } of edges) {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.mergeEdge(from, to);
  }
  const through: Record<string, number> =
    graph.size > 0 && graph.order > 2 ? betweenness(graph, { getEdgeWeight: null }) : {};
  const most = Math.max(1, Math.ceil(graph.order * 0.04));
  const bridges = Object.entries(through)
    .filter(([, share]) => share >= bridgeFrom)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([id]) => id);
  const bridging = new Set(bridges);
  return new Map(
    ids.map((id) => [
      id,
      { degree: graph.degree(id), betweenness: through[id] ?? 0, bridge: bridging.has(id) },
    ]),
  );
}
