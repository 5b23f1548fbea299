import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Mapping, type Step, StepMap } from '@tiptap/pm/transform';
import type { Range } from './make';

/** A change as positions go through it, and where in the new document it was. */
export interface Change {
  mapping: Mapping;
  /** Stretches of the new document, grown to whole blocks. */
  touched: Range[];
  /** The new words themselves. */
  inserted: Range[];
}

/** What somebody did in this editor. */
export function localChange(transaction: Transaction): Change {
  const { mapping, steps, doc } = transaction;
  const touched: Range[] = [];
  const inserted: Range[] = [];
  steps.forEach((step, index) => {
    const hull = hullOf(step, mapping.maps[index]);
    if (!hull) return;
    const rest = mapping.slice(index + 1);
    mapping.maps[index]?.forEach((_from, _to, from, to) => {
      if (to > from) inserted.push({ from: rest.map(from, 1), to: rest.map(to, -1) });
    });
    touched.push(wholeBlocks(doc, { from: rest.map(hull.from, -1), to: rest.map(hull.to, 1) }));
  });
  return { mapping, touched, inserted };
}

// A step that wraps something changes the two ends only, but what is between gets
// a new parent: in the Yjs document it is written anew.
function hullOf(step: Step, map: StepMap | undefined): Range | null {
  let hull: Range | null = null;
  map?.forEach((_oldStart, _oldEnd, from, to) => {
    hull = hull ? { from: Math.min(hull.from, from), to: Math.max(hull.to, to) } : { from, to };
  });
  if (hull) return hull;
  // Marks and attributes move nothing, but an attribute may make a new element.
  const { pos } = step as unknown as { pos?: number };
  return typeof pos === 'number' ? { from: pos, to: pos } : null;
}

/**
 * What others did. The binding replaces the whole document then, so the change is
 * found by comparing; null when nothing differs.
 */
export function remoteChange(before: Node, after: Node): Change | null {
  const from = before.content.findDiffStart(after.content);
  if (from === null) return null;
  const ends = before.content.findDiffEnd(after.content);
  if (!ends) return null;
  // Where letters repeat, the two searches overlap.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  const [oldEnd, newEnd] = [ends.a + overlap, ends.b + overlap];
  const map = new StepMap([from, oldEnd - from, newEnd - from]);
  const touched = [wholeBlocks(after, { from, to: newEnd })];
  return { mapping: new Mapping([map]), touched, inserted: [{ from, to: newEnd }] };
}

/** Grown to the edges of the outermost blocks it touches. */
export function wholeBlocks(doc: Node, { from, to }: Range): Range {
  const size = doc.content.size;
  const $from = doc.resolve(Math.max(0, Math.min(from, size)));
  const $to = doc.resolve(Math.max(0, Math.min(to, size)));
  return {
    from: $from.depth > 0 ? $from.before(1) : $from.pos,
    to: $to.depth > 0 ? $to.after(1) : $to.pos,
  };
}

export function meet(a: Range, b: Range): boolean {
  return a.from <= b.to && b.from <= a.to;
}
