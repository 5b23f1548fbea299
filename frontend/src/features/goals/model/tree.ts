// The tree as a function of the goals as written: whatever several people wrote
// at once, every goal stands in it exactly once, without cycles, the same for
// everybody. The server has the same rules (server/goals/tree); both are held to
// server/goals/testdata/tree.json. No recursion: depth is whatever others wrote.

/** What of a goal says where it stands. */
export interface Place {
  readonly id: string;
  readonly parentId: string | null;
  readonly order: string;
  readonly moved: number;
  readonly parentBefore: string | null;
  readonly removedAt: string | null;
}

/** Goals that are not removed, in their order. What is not in it has no parent and no children. */
export interface GoalTree {
  readonly roots: readonly string[];
  /** All of them, each before what is below it. */
  readonly order: readonly string[];
  has(id: string): boolean;
  /** Null gives the roots. */
  children(id: string | null): readonly string[];
  parent(id: string): string | null;
  /** 0 at the top. */
  depth(id: string): number;
  /** Which of its siblings it is, from 0. */
  index(id: string): number;
  /** "1.2.3", counted from 1. */
  code(id: string): string;
  /** Its parent does not exist; it stands at the top until somebody moves it. */
  orphan(id: string): boolean;
  /** All that is below it, in order. */
  descendants(id: string): readonly string[];
  /** Whether it is below the other, or the same. */
  isWithin(id: string, ancestor: string): boolean;
  /** Those that were removed themselves, the last one first. */
  removed(): readonly string[];
  /** All that is below it, removed ones too. */
  below(id: string): readonly string[];
}

export function treeOf(places: ReadonlyMap<string, Place>): GoalTree {
  const { parents, orphans } = parentsOf(places);
  const all = childrenOf(places, parents);
  return new Tree(places, parents, orphans, all);
}

/** From each goal to its parent, without cycles; who stands at the top is not in it. */
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
  return { parents, orphans };
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

function bySiblings(a: Place, b: Place): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

interface Standing {
  depth: number;
  index: number;
  /** Where it is in the order of all. */
  at: number;
  code: string | null;
}

const none: readonly string[] = [];

class Tree implements GoalTree {
  readonly order: readonly string[];
  private readonly live: ReadonlyMap<string | null, readonly string[]>;
  private readonly standing = new Map<string, Standing>();
  private removedValue: readonly string[] | null = null;

  constructor(
    private readonly places: ReadonlyMap<string, Place>,
    private readonly parents: ReadonlyMap<string, string>,
    private readonly orphans: ReadonlySet<string>,
    private readonly all: ReadonlyMap<string | null, readonly string[]>,
  ) {
    const live = new Map<string | null, readonly string[]>();
    const order: string[] = [];
    const stack: { ids: readonly string[]; next: number }[] = [];
    const enter = (parent: string | null) => {
      const ids = all.get(parent)?.filter((id) => places.get(id)?.removedAt === null);
      if (!ids || ids.length === 0) return;
      live.set(parent, ids);
      stack.push({ ids, next: 0 });
    };
    enter(null);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const id = top.ids[top.next];
      if (id === undefined) {
        stack.pop();
        continue;
      }
      this.standing.set(id, {
        depth: stack.length - 1,
        index: top.next,
        at: order.length,
        code: null,
      });
      top.next += 1;
      order.push(id);
      enter(id);
    }
    this.live = live;
    this.order = order;
  }

  get roots() {
    return this.children(null);
  }

  has = (id: string) => this.standing.has(id);
  children = (id: string | null) => this.live.get(id) ?? none;
  parent = (id: string) => this.parents.get(id) ?? null;
  depth = (id: string) => this.standing.get(id)?.depth ?? 0;
  index = (id: string) => this.standing.get(id)?.index ?? 0;
  orphan = (id: string) => this.orphans.has(id);

  code = (id: string): string => {
    const path: Standing[] = [];
    let before = '';
    for (let at: string | null = id; at !== null; at = this.parent(at)) {
      const one = this.standing.get(at);
      if (!one) break;
      if (one.code !== null) {
        before = one.code;
        break;
      }
      path.push(one);
    }
    for (const one of path.reverse()) {
      one.code = before === '' ? String(one.index + 1) : `${before}.${one.index + 1}`;
      before = one.code;
    }
    return before;
  };

  descendants = (id: string): readonly string[] => {
    const one = this.standing.get(id);
    if (!one) return none;
    let end = one.at + 1;
    while (end < this.order.length && this.depth(this.order[end] ?? '') > one.depth) end += 1;
    return this.order.slice(one.at + 1, end);
  };

  isWithin = (id: string, ancestor: string): boolean => {
    for (let at: string | null = id; at !== null; at = this.parent(at))
      if (at === ancestor) return true;
    return false;
  };

  removed = (): readonly string[] => {
    this.removedValue ??= [...this.places.values()]
      .filter(({ removedAt }) => removedAt !== null)
      .sort((a, b) => {
        const [one, other] = [a.removedAt ?? '', b.removedAt ?? ''];
        return one === other ? (a.id < b.id ? -1 : 1) : one > other ? -1 : 1;
      })
      .map(({ id }) => id);
    return this.removedValue;
  };

  below = (id: string): readonly string[] => {
    const found: string[] = [];
    const waiting = [...(this.all.get(id) ?? [])].reverse();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      found.push(next);
      for (const child of [...(this.all.get(next) ?? [])].reverse()) waiting.push(child);
    }
    return found;
  };
}
