import type { Place } from './tree';

// From places as written to a tree: who stands under whom, whatever several
// people wrote at once. Made for all goals together; `treechange.ts` follows single changes.

export interface Standing {
  /** From each goal to its parent, without cycles; who stands at the top is not in it. */
  readonly parents: ReadonlyMap<string, string>;
  /** Whose parent does not exist. */
  readonly orphans: ReadonlySet<string>;
  /** By parent (null: the top), in their order; removed ones too. */
  readonly children: ReadonlyMap<string | null, readonly string[]>;
  /** Some stand elsewhere than is written, to end a cycle. */
  readonly cycles: boolean;
}

export function standingOf(places: ReadonlyMap<string, Place>): Standing {
  const above = parentsOf(places);
  return { ...above, children: childrenOf(places, above.parents) };
}

function parentsOf(places: ReadonlyMap<string, Place>) {
  const parents = new Map<string, string>();
  const orphans = new Set<string>();
  for (const { id, parentId } of places.values()) {
    if (parentId === null) continue;
    if (places.has(parentId)) parents.set(id, parentId);
    else orphans.add(id);
  }
  // The latest move in a cycle is taken back, the latest of all cycles first.
  const latest = cyclesIn(parents).map((cycle) => latestOf(cycle, places));
  latest.sort((a, b) => (isLater(a, b) ? -1 : 1));
  for (const { id, parentBefore } of latest) {
    const back = parentBefore !== null && places.has(parentBefore) ? parentBefore : null;
    if (back !== null && !leadsTo(back, id, parents)) parents.set(id, back);
    else parents.delete(id);
  }
  return { parents, orphans, cycles: latest.length > 0 };
}

function cyclesIn(parents: ReadonlyMap<string, string>): string[][] {
  const cycles: string[][] = [];
  const seen = new Set<string>();
  for (const start of parents.keys()) {
    const path: string[] = [];
    const at = new Map<string, number>();
    let id: string | undefined = start;
    while (id !== undefined && !seen.has(id)) {
      seen.add(id);
      at.set(id, path.length);
      path.push(id);
      id = parents.get(id);
    }
    const from = id === undefined ? undefined : at.get(id);
    if (from !== undefined) cycles.push(path.slice(from));
  }
  return cycles;
}

function latestOf(cycle: readonly string[], places: ReadonlyMap<string, Place>): Place {
  const found = cycle.map((id) => places.get(id) as Place);
  return found.reduce((latest, one) => (isLater(one, latest) ? one : latest));
}

const isLater = (a: Place, b: Place) => a.moved > b.moved || (a.moved === b.moved && a.id > b.id);

/** Whether the way up from one passes the other. There may be cycles on the way. */
function leadsTo(from: string, to: string, parents: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = from; at !== undefined; at = parents.get(at)) {
    if (at === to) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

function childrenOf(places: ReadonlyMap<string, Place>, parents: ReadonlyMap<string, string>) {
  const children = new Map<string | null, Place[]>();
  for (const place of places.values()) {
    const parent = parents.get(place.id) ?? null;
    const list = children.get(parent);
    if (list) list.push(place);
    else children.set(parent, [place]);
  }
  const ordered = new Map<string | null, string[]>();
  for (const [parent, list] of children) {
    list.sort(bySiblings);
    ordered.set(
      parent,
      list.map(({ id }) => id),
    );
  }
  return ordered;
}

export function bySiblings(a: Place, b: Place): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
