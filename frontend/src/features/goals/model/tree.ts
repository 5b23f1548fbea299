import { type Standing, standingOf } from './treerules';

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
  /** Goes through them in that order; false passes over what is below. */
  walk(visit: Visit): void;
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

/** One goal on the way: how deep, which of its siblings from 0, how many stand right below it. */
type Visit = (id: string, depth: number, index: number, children: number) => boolean;

export function treeOf(places: ReadonlyMap<string, Place>): GoalTree {
  return new Tree(places, standingOf(places));
}

const none: readonly string[] = [];

// What is known of a list of siblings lives as long as the list: a tree after a
// change shares the lists that did not change with the one before.
const indexes = new WeakMap<readonly string[], ReadonlyMap<string, number>>();
const lives = new WeakMap<readonly string[], readonly string[]>();

/** A list is made anew when one of its members is removed or brought back. */
export class Tree implements GoalTree {
  private orderValue: readonly string[] | null = null;
  private readonly codes = new Map<string, string>();

  constructor(
    readonly places: ReadonlyMap<string, Place>,
    readonly standing: Standing,
    /** Those that were removed, where it is known to be what it was before. */
    private removedValue: readonly string[] | null = null,
  ) {}

  /** What is known of the removed ones; null: nothing. */
  get knownRemoved(): readonly string[] | null {
    return this.removedValue;
  }

  get roots() {
    return this.live(null);
  }

  get order(): readonly string[] {
    this.orderValue ??= allBelow(null, (id) => this.live(id));
    return this.orderValue;
  }

  walk = (visit: Visit) => walk(null, (id) => this.live(id), visit);

  /** It is there, and neither it nor any above it is removed. */
  has = (id: string): boolean => {
    for (let at: string | null = id; at !== null; at = this.parent(at))
      if (this.places.get(at)?.removedAt !== null) return false;
    return true;
  };
  children = (id: string | null) => (id === null || this.has(id) ? this.live(id) : none);
  parent = (id: string) => this.standing.parents.get(id) ?? null;
  orphan = (id: string) => this.standing.orphans.has(id);

  depth = (id: string): number => {
    if (!this.has(id)) return 0;
    let depth = 0;
    for (let at = this.parent(id); at !== null; at = this.parent(at)) depth += 1;
    return depth;
  };

  index = (id: string): number => {
    if (!this.has(id)) return 0;
    const list = this.live(this.parent(id));
    let index = indexes.get(list);
    if (!index) {
      index = new Map(list.map((one, i) => [one, i]));
      indexes.set(list, index);
    }
    return index.get(id) ?? 0;
  };

  code = (id: string): string => {
    if (!this.has(id)) return '';
    const path: string[] = [];
    let before = '';
    for (let at: string | null = id; at !== null; at = this.parent(at)) {
      const known = this.codes.get(at);
      if (known !== undefined) {
        before = known;
        break;
      }
      path.push(at);
    }
    for (const one of path.reverse()) {
      const number = String(this.index(one) + 1);
      before = before === '' ? number : `${before}.${number}`;
      this.codes.set(one, before);
    }
    return before;
  };

  descendants = (id: string): readonly string[] =>
    this.has(id) ? allBelow(id, (one) => this.live(one)) : none;

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

  below = (id: string): readonly string[] =>
    allBelow(id, (one) => this.standing.children.get(one) ?? none);

  /** Those under a goal that are not removed themselves. */
  private live(id: string | null): readonly string[] {
    const all = this.standing.children.get(id);
    if (!all) return none;
    let list = lives.get(all);
    if (!list) {
      const some = all.filter((one) => this.places.get(one)?.removedAt === null);
      list = some.length === all.length ? all : some;
      lives.set(all, list);
    }
    return list;
  }
}

type Children = (id: string | null) => readonly string[];

/** Each before what is below it. No recursion, see above. */
function walk(from: string | null, children: Children, visit: Visit) {
  const stack = [{ ids: children(from), next: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const id = top.ids[top.next];
    if (id === undefined) {
      stack.pop();
      continue;
    }
    const below = children(id);
    const goOn = visit(id, stack.length - 1, top.next, below.length);
    top.next += 1;
    if (goOn && below.length > 0) stack.push({ ids: below, next: 0 });
  }
}

function allBelow(from: string | null, children: Children): readonly string[] {
  const found: string[] = [];
  walk(from, children, (id) => found.push(id) > 0);
  return found;
}
