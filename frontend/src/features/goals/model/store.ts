import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { changeBetween, type TextChange, upTo } from '@/features/shareddoc';
import type { GoalFields, GoalSet, TextField } from './entities';
import { goalSpecs, setPrefixes } from './fields';
import { levelsOf, type Outline, sizeOf, withOrders } from './outline';
import {
  ordersAt,
  type Refusal,
  refusalOf,
  runsOf,
  siblingBeside,
  type Target,
  topmost,
} from './places';
import { limits } from './vocabulary';
import { GoalWriter } from './writer';
import {
  cleanMember,
  type GoalWords,
  longest,
  type Members,
  newGoal,
  writeFields,
  writeMembers,
} from './writing';

/** So many goals go in one message to the server: well below what it takes at once. */
const goalsInOnePart = 200;

export interface NewGoal {
  parent: string | null;
  /** The sibling before it; null: first; without it: last. */
  after?: string | null;
  before?: string | null;
  title?: string;
  texts?: GoalWords;
  fields?: Partial<GoalFields>;
  members?: Members;
  id?: string;
}

/**
 * A goal list: the one way in which pages read and change it. Each method that
 * changes is one step of undo; several belong together inside `transact`, where
 * places are those from before it (add many goals with `addMany`). Undo takes back
 * this tab's own changes only.
 *
 * Whoever may not write is refused by the server; pages do not offer it.
 */
export class GoalStore extends GoalWriter {
  constructor(
    doc: Y.Doc,
    readonly awareness: Awareness,
  ) {
    super(doc);
  }

  // ---- goals ----------------------------------------------------------------

  /** How many more there is room for. */
  spaceLeft = () => Math.max(0, limits.goals - this.everyGoal().size);

  /** Adds one and returns its id. Throws a RangeError when the list is full. */
  add({ parent, after, before, title, texts, fields, members, id }: NewGoal): string {
    if (this.spaceLeft() === 0) throw new RangeError('the list of goals is full');
    const key = id ?? crypto.randomUUID();
    this.transact(() => {
      const target = { parent, after, before };
      const { orders, others } = ordersAt(this.tree(), this.everyGoal(), target, 1);
      this.writeOrders(others);
      const entry = newGoal(
        { parent, order: orders[0] ?? 'a0' },
        { ...texts, ...(title === undefined ? {} : { title }) },
        fields ?? {},
        members,
      );
      this.goalRoot.root.set(key, entry);
    });
    return key;
  }

  /** Why a nested list may not be added there; null when it may. As for `addMany`. */
  refusalOfMany(target: Target, outline: Outline, into: string | null = null): Refusal | null {
    const tree = this.tree();
    if (sizeOf(outline) > this.spaceLeft() + (into === null ? 0 : 1)) return 'full';
    if (target.parent === null) return levelsOf(outline) > limits.depth ? 'depth' : null;
    if (!tree.has(target.parent)) return 'gone';
    const under = tree.depth(target.parent) + 1;
    return under + levelsOf(outline) > limits.depth ? 'depth' : null;
  }

  /**
   * Adds a nested list: one step of undo, in as many messages as it needs. Ids of
   * its topmost goals, or why it does not fit, and then nothing is added. The empty
   * goal `into`, which the target follows, becomes the first of them. Not inside
   * `transact`.
   */
  addMany(
    target: Target,
    outline: Outline,
    into: string | null = null,
  ): readonly string[] | Refusal {
    const refused = this.refusalOfMany(target, outline, into);
    if (refused) return refused;
    const { list, orders, others } = this.placesOf(target, outline, into);
    const goals = withOrders(list, target.parent, orders);
    const parts: (() => void)[] = [];
    for (let at = 0; at < goals.length; at += goalsInOnePart) {
      const part = goals.slice(at, at + goalsInOnePart);
      parts.push(() => {
        if (at === 0) this.writeOrders(others);
        for (const { id, parent, order, title, texts, fields, members } of part) {
          const words = { ...texts, title };
          if (id === into) this.changeText(id, 'title', { at: 0, remove: 0, insert: title });
          else this.goalRoot.root.set(id, newGoal({ parent, order }, words, fields ?? {}, members));
        }
      });
    }
    this.steps.inParts(parts);
    return goals.filter(({ depth }) => depth === 0).map(({ id }) => id);
  }

  private placesOf(target: Target, outline: Outline, into: string | null) {
    // Somebody may have removed it meanwhile; then all are new.
    const here = into !== null && this.tree().has(into) ? this.goal(into) : null;
    const [first, ...rest] = outline;
    if (!here || !first)
      return { list: outline, ...ordersAt(this.tree(), this.everyGoal(), target, outline.length) };
    const after = ordersAt(this.tree(), this.everyGoal(), target, rest.length);
    const list = [{ ...first, id: here.id }, ...rest];
    return { list, orders: [here.order, ...after.orders], others: after.others };
  }

  set(id: string, patch: Partial<GoalFields>) {
    this.setMany([id], patch);
  }

  setMany(ids: readonly string[], patch: Partial<GoalFields>) {
    this.eachGoal(ids, (entry) => writeFields(entry, goalSpecs, patch));
  }

  /** Makes sets hold exactly these. */
  setMembers(id: string, members: Members) {
    this.eachGoal([id], (entry) => writeMembers(entry, members));
  }

  addTo(ids: readonly string[], set: GoalSet, member: string | number) {
    const clean = cleanMember(set, member);
    if (clean === null) return;
    const key = setPrefixes[set] + clean;
    this.eachGoal(ids, (entry) => {
      if (entry.get(key) !== true) entry.set(key, true);
    });
  }

  removeFrom(ids: readonly string[], set: GoalSet, member: string | number) {
    const key = setPrefixes[set] + member;
    this.eachGoal(ids, (entry) => {
      if (entry.has(key)) entry.delete(key);
    });
  }

  // ---- places ---------------------------------------------------------------

  /** Why they may not be moved there; null when they may. */
  refusal = (ids: readonly string[], parent: string | null): Refusal | null =>
    refusalOf(this.tree(), ids, parent);

  /**
   * Moves them, with all below them, in the order in which they stand. One
   * transaction writes parent, order, `moved` and `parent_before`, so that others
   * can tell which of two moves came later.
   */
  move(ids: readonly string[], target: Target): Refusal | null {
    const tree = this.tree();
    const moving = topmost(tree, ids);
    const refused = refusalOf(tree, moving, target.parent);
    if (refused) return refused;
    const set = new Set(moving);
    const { orders, others } = ordersAt(tree, this.everyGoal(), target, moving.length, set);
    this.transact(() => {
      this.writeOrders(others);
      for (const [i, id] of moving.entries()) {
        const order = orders[i];
        if (order !== undefined) this.place(id, target.parent, order);
      }
    });
    return null;
  }

  /** Each under the sibling before it. */
  indent(ids: readonly string[]): Refusal | null {
    const tree = this.tree();
    let refused: Refusal | null = null;
    this.transact(() => {
      for (const run of runsOf(tree, ids)) {
        const parent = siblingBeside(tree, run, -1);
        if (parent !== undefined) refused = this.move(run, { parent }) ?? refused;
      }
    });
    return refused;
  }

  /** Each after its parent. */
  outdent(ids: readonly string[]) {
    const tree = this.tree();
    const byParent = new Map<string, string[]>();
    for (const id of topmost(tree, ids)) {
      const parent = tree.parent(id);
      if (parent !== null) byParent.set(parent, [...(byParent.get(parent) ?? []), id]);
    }
    this.transact(() => {
      for (const [after, moving] of byParent)
        this.move(moving, { parent: tree.parent(after), after });
    });
  }

  /** One place up among their siblings; who stands first stays. */
  moveUp(ids: readonly string[]) {
    this.shift(ids, -1);
  }

  moveDown(ids: readonly string[]) {
    this.shift(ids, 1);
  }

  private shift(ids: readonly string[], by: -1 | 1) {
    const tree = this.tree();
    this.transact(() => {
      for (const run of runsOf(tree, ids)) {
        const beside = siblingBeside(tree, run, by);
        const parent = tree.parent(run[0] ?? '');
        if (beside !== undefined)
          this.move(run, by < 0 ? { parent, before: beside } : { parent, after: beside });
      }
    });
  }

  private place(id: string, parent: string | null, order: string) {
    const entry = this.goalRoot.entry(id);
    const goal = this.goal(id);
    if (!entry || !goal) return;
    if (goal.order !== order) entry.set('order', order);
    const tree = this.tree();
    if (tree.parent(id) === parent && goal.parentId === parent) return;
    const before = tree.parent(id);
    if (parent === null) entry.delete('parent');
    else entry.set('parent', parent);
    entry.set('moved', this.latestMove() + 1);
    if (before === null) entry.delete('parent_before');
    else entry.set('parent_before', before);
  }

  private latestMove(): number {
    let latest = 0;
    for (const { moved } of this.everyGoal().values()) latest = Math.max(latest, moved);
    return latest;
  }

  private writeOrders(orders: ReadonlyMap<string, string>) {
    for (const [id, order] of orders) this.goalRoot.entry(id)?.set('order', order);
  }

  // ---- removal --------------------------------------------------------------

  /** Takes them, with all below them, out of every view. They can be brought back. */
  remove(ids: readonly string[]) {
    const removedAt = new Date().toISOString();
    this.eachGoal(topmost(this.tree(), ids), (entry) => entry.set('removed_at', removedAt));
  }

  /** Brings them back; under the nearest goal that is there when their own is not. */
  restore(ids: readonly string[]) {
    const tree = this.tree();
    const back = new Set(ids);
    this.transact(() => {
      for (const id of ids) {
        const entry = this.goalRoot.entry(id);
        if (!entry?.has('removed_at')) continue;
        let parent = tree.parent(id);
        let hidden: string | null = null;
        for (let at = parent; at !== null; at = tree.parent(at)) {
          if (this.goal(at)?.removedAt != null && !back.has(at)) hidden = at;
        }
        if (hidden !== null) {
          parent = tree.parent(hidden);
          const { orders, others } = ordersAt(tree, this.everyGoal(), { parent }, 1);
          this.writeOrders(others);
          this.place(id, parent, orders[0] ?? 'a0');
        }
        entry.delete('removed_at');
      }
    });
  }

  /** Deletes removed ones for good, with all below them and all that belongs to them. */
  purge(ids: readonly string[]) {
    const tree = this.tree();
    const gone = new Set<string>();
    for (const id of ids) {
      if (tree.has(id) || !this.goal(id)) continue;
      gone.add(id);
      for (const below of tree.below(id)) gone.add(below);
    }
    this.transact(() => {
      this.forgetGoals(gone);
      for (const id of gone) this.goalRoot.root.delete(id);
    });
  }

  // ---- long texts -----------------------------------------------------------

  /** What typing does. Letters typed in one go are one step of undo. */
  type(id: string, field: TextField, change: TextChange) {
    if (!this.textRoot(field).entry(id)) return;
    this.steps.type(`${id}:${field}`, () => this.changeText(id, field, change));
  }

  /** Replaces a text by the smallest edit, so that carets of others stay. */
  setText(id: string, field: TextField, words: string) {
    const change = changeBetween(this.words(id, field), upTo(words, longest(field)));
    if (change && this.textRoot(field).entry(id))
      this.transact(() => this.changeText(id, field, change));
  }

  private changeText(id: string, field: TextField, { at, remove, insert }: TextChange) {
    const text = this.textRoot(field).makeText(id, field);
    if (!text) return;
    if (remove > 0) text.delete(at, remove);
    const words = upTo(insert, longest(field) - text.length);
    if (words !== '') text.insert(at, words);
  }

  private eachGoal(ids: readonly string[], change: (entry: Y.Map<unknown>) => void) {
    this.transact(() => {
      for (const id of ids) {
        const entry = this.goalRoot.entry(id);
        if (entry) change(entry);
      }
    });
  }
}
