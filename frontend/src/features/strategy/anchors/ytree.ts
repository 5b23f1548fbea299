import type { Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';

// Between positions in the editor and places in the Yjs document. The binding has
// functions for this; they go by its mapping, which is empty or behind at the
// moments when anchors are looked at, and they know no side of a character.

type Part = Y.XmlElement | Y.XmlText | Y.XmlHook | Y.XmlFragment;

/** How many positions something takes in the editor. */
function sizeOf(part: Part, schema: Schema): number {
  if (part instanceof Y.XmlText) return part.length;
  const leaf = part instanceof Y.XmlElement && schema.nodes[part.nodeName]?.isLeaf;
  return leaf ? 1 : contentSize(part as Y.XmlFragment, schema) + 2;
}

function contentSize(parent: Y.XmlFragment, schema: Schema): number {
  let size = 0;
  for (const child of childrenOf(parent)) size += sizeOf(child, schema);
  return size;
}

/** Where the content of each living type begins: made once, asked many times. */
export type Starts = Map<unknown, number>;

export function startsOf(fragment: Y.XmlFragment, schema: Schema): Starts {
  const starts: Starts = new Map();
  enter(fragment, 0, schema, starts);
  return starts;
}

// Answers where the content ends, so that nothing is counted twice.
function enter(parent: Y.XmlFragment, start: number, schema: Schema, starts: Starts): number {
  starts.set(parent, start);
  let at = start;
  for (const child of childrenOf(parent)) {
    if (child instanceof Y.XmlText) {
      starts.set(child, at);
      at += child.length;
    } else if (child instanceof Y.XmlElement && !schema.nodes[child.nodeName]?.isLeaf) {
      at = enter(child, at + 1, schema, starts) + 1;
    } else at += 1;
  }
  return at;
}

function childrenOf(parent: Y.XmlFragment): Part[] {
  return parent.toArray() as Part[];
}

/** A position for a place in a type; null when the type is not in the text any more. */
export function positionIn(
  type: unknown,
  index: number,
  starts: Starts,
  schema: Schema,
): number | null {
  const start = starts.get(type);
  if (start === undefined) return null;
  if (type instanceof Y.XmlText) return start + Math.min(index, type.length);
  let at = start;
  const children = childrenOf(type as Y.XmlFragment);
  for (const child of children.slice(0, index)) at += sizeOf(child, schema);
  return at;
}

interface Place {
  type: Y.XmlText | Y.XmlFragment;
  index: number;
}

/**
 * The place of what begins at a position: a character or a whole node. Null at
 * the end of a text, where nothing begins.
 */
export function placeOf(fragment: Y.XmlFragment, position: number, schema: Schema): Place | null {
  let parent: Y.XmlFragment = fragment;
  let at = 0;
  for (;;) {
    const children = childrenOf(parent);
    let inner: Y.XmlFragment | null = null;
    for (let index = 0; index < children.length; index++) {
      const child = children[index] as Part;
      const size = sizeOf(child, schema);
      if (position >= at + size) {
        at += size;
        continue;
      }
      if (child instanceof Y.XmlText) return { type: child, index: position - at };
      if (position === at) return { type: parent, index };
      if (!(child instanceof Y.XmlElement) || schema.nodes[child.nodeName]?.isLeaf) return null;
      inner = child;
      at += 1;
      break;
    }
    if (!inner) return null;
    parent = inner;
  }
}

/** What marks the first sign of a stretch, and what its last, whatever is typed around it. */
export function relativeRange(
  fragment: Y.XmlFragment,
  { from, to }: { from: number; to: number },
  schema: Schema,
): { start: Uint8Array; end: Uint8Array } | null {
  const first = placeOf(fragment, from, schema);
  const last = placeOfEnd(fragment, to, schema);
  if (!first || !last) return null;
  return {
    start: Y.encodeRelativePosition(
      Y.createRelativePositionFromTypeIndex(first.type, first.index, 0),
    ),
    end: Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(last.type, last.index, -1)),
  };
}

/** The place after what ends at a position. */
function placeOfEnd(fragment: Y.XmlFragment, position: number, schema: Schema): Place | null {
  let parent: Y.XmlFragment = fragment;
  let at = 0;
  for (;;) {
    const children = childrenOf(parent);
    let inner: Y.XmlFragment | null = null;
    for (let index = 0; index < children.length; index++) {
      const child = children[index] as Part;
      const size = sizeOf(child, schema);
      if (position > at + size) {
        at += size;
        continue;
      }
      if (child instanceof Y.XmlText && position > at) return { type: child, index: position - at };
      if (position === at + size && size > 0 && !(child instanceof Y.XmlText))
        return { type: parent, index: index + 1 };
      if (!(child instanceof Y.XmlElement) || schema.nodes[child.nodeName]?.isLeaf) return null;
      inner = child;
      at += 1;
      break;
    }
    if (!inner) return null;
    parent = inner;
  }
}

/** What became of the sign a relative position means. */
export type Fate = 'alive' | 'deleted' | 'unknown';

export function fateOf(doc: Y.Doc, relative: Y.RelativePosition): Fate {
  if (!relative.item) return 'deleted';
  if (Y.getState(doc.store, relative.item.client) <= relative.item.clock) return 'unknown';
  let id: Y.ID | null = relative.item;
  let offset = 0;
  // What was deleted and brought back by undo on this device is a new item.
  while (id) {
    const wanted: Y.ID = Y.createID(id.client, id.clock + offset);
    const item: Y.Item | Y.GC = Y.getItem(doc.store, wanted);
    if (!(item instanceof Y.Item)) return 'deleted';
    if (!item.deleted) return 'alive';
    offset = wanted.clock - item.id.clock;
    id = (item as unknown as { redone: Y.ID | null }).redone;
  }
  return 'deleted';
}
