import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { decode, partsOf, type TextAnchor } from './anchor';
import { type FlatText, flatten, unbroken } from './flat';
import type { Range } from './make';
import { findQuote } from './search';
import { fateOf, positionIn, type Starts, startsOf } from './ytree';

/** How it was found; `identity` is certain, the rest is by the words. */
export type Certainty = 'identity' | 'quote' | 'likeness';

export type Resolved = Range & { by: Certainty };

/** A state of the document in which many anchors are looked up. */
export interface Scene {
  doc: Node;
  fragment: Y.XmlFragment;
  starts: Starts;
  flat: FlatText;
}

export function sceneOf(doc: Node, fragment: Y.XmlFragment): Scene {
  return { doc, fragment, starts: startsOf(fragment, doc.type.schema), flat: flatten(doc) };
}

/** What is known of where the words may be. */
export interface Hints {
  /** Positions that changed: words that stood elsewhere before are others. */
  within?: Range;
  /** They were lost before: only the same surroundings make them the same words. */
  lost?: boolean;
}

/** Where the anchor is now; null when its words are gone. */
export function resolve(anchor: TextAnchor, scene: Scene, hints: Hints = {}): Resolved | null {
  const identity = byIdentity(anchor, scene);
  if (identity.sure && identity.range) return { ...identity.range, by: 'identity' };
  return bestOf(anchor, identity, scene, hints);
}

/** When not both ends live: the words nearby, or what the living end and the length say. */
export function bestOf(
  anchor: TextAnchor,
  identity: Identity,
  scene: Scene,
  hints: Hints = {},
): Resolved | null {
  const { range, living, expected } = identity;
  const words = byWords(anchor, scene, { ...hints, expected });
  if (!range || living === undefined) return words;
  // The same words around the end that lives are better than an end that slid along.
  if (words && words.from <= living && living <= words.to) return words;
  const { flat } = scene;
  const length = flat.offsetOf(range.to) - flat.offsetOf(range.from);
  const most = unbroken(anchor.quote).length;
  if (length <= most) return { ...range, by: 'likeness' };
  return { ...clipped(range, living, most, flat), by: 'likeness' };
}

// As much as it was long, from the end that lives.
function clipped(range: Range, living: number, length: number, flat: FlatText): Range {
  const { from, to } = range;
  if (living === from) return { from, to: flat.after(flat.offsetOf(from) + length) };
  return { from: flat.before(Math.max(0, flat.offsetOf(to) - length)), to };
}

export interface Identity {
  range: Range | null;
  /** Both its first and its last character are there. */
  sure: boolean;
  /** The end of the range whose character is there, when only one is. */
  living?: number;
  /** Where about it was, when nothing of it is left. */
  expected?: number;
}

const nowhere: Identity = { range: null, sure: false };

/** By the very characters it was made on, as long as one of its two ends lives. */
export function byIdentity({ start, end, kind }: TextAnchor, scene: Scene): Identity {
  const { doc, fragment, starts } = scene;
  const ydoc = fragment.doc;
  if (!start || !end || !ydoc) return nowhere;
  const first = relative(start);
  const last = relative(end);
  if (!first || !last) return nowhere;
  const from = absolute(first, ydoc, starts, doc);
  const to = absolute(last, ydoc, starts, doc);
  const expected = from ?? to ?? undefined;
  if (from === null || to === null || from >= to || to > doc.content.size)
    return { ...nowhere, expected };
  const [head, tail] = [fateOf(ydoc, first) === 'alive', fateOf(ydoc, last) === 'alive'];
  if (!head && !tail) return { ...nowhere, expected };
  const range = kind === 'text' ? onSigns(doc, { from, to }) : { from, to };
  if (head && tail) return { range, sure: range !== null, expected };
  return { range, sure: false, living: head ? range?.from : range?.to, expected };
}

// Between blocks there is nothing to mark: from the first sign to the last.
function onSigns(doc: Node, { from, to }: Range): Range | null {
  const flat = flatten(doc);
  const [start, end] = [flat.offsetOf(from), flat.offsetOf(to)];
  return start < end ? { from: flat.before(start), to: flat.after(end) } : null;
}

/** Characters of surroundings that make lost words the same again. */
const afterLoss = 20;

/** By what it said, and what stood around it. */
export function byWords(
  { quote, prefix, suffix, kind }: TextAnchor,
  { doc, flat }: Scene,
  { expected, within, lost }: Hints & { expected?: number } = {},
): Resolved | null {
  const around = {
    prefix: unbroken(prefix),
    suffix: unbroken(suffix),
    near: expected === undefined ? undefined : flat.offsetOf(expected),
    within: within && { start: flat.offsetOf(within.from), end: flat.offsetOf(within.to) },
    least: lost ? afterLoss : undefined,
  };
  const [head, tail] = partsOf(quote).map(unbroken);
  let found = findQuote(flat.text, {
    ...around,
    quote: head ?? '',
    ...(tail === undefined ? {} : { suffix: '' }),
  });
  if (found && tail !== undefined) {
    const rest = findQuote(flat.text.slice(found.end), {
      quote: tail,
      prefix: '',
      suffix: around.suffix,
    });
    found = rest && { ...found, end: found.end + rest.end, by: rest.by };
  }
  if (!found) return null;
  const range = { from: flat.before(found.start), to: flat.after(found.end) };
  return { ...(kind === 'text' ? range : wholeCell(doc, range, kind)), by: found.by };
}

/** The whole cell that holds the words. */
function wholeCell(doc: Node, range: Range, kind: TextAnchor['kind']): Range {
  if (kind !== 'cell') return range;
  const $from = doc.resolve(range.from);
  for (let depth = $from.depth; depth > 0; depth--) {
    if (/^table(Cell|Header)$/.test($from.node(depth).type.name))
      return { from: $from.before(depth), to: $from.after(depth) };
  }
  return range;
}

function relative(text: string): Y.RelativePosition | null {
  const bytes = decode(text);
  if (!bytes) return null;
  try {
    return Y.decodeRelativePosition(bytes);
  } catch {
    return null;
  }
}

function absolute(
  position: Y.RelativePosition,
  ydoc: Y.Doc,
  starts: Starts,
  doc: Node,
): number | null {
  try {
    const place = Y.createAbsolutePositionFromRelativePosition(position, ydoc);
    return place && positionIn(place.type, place.index, starts, doc.type.schema);
  } catch {
    // Somebody else's program may have sent anything.
    return null;
  }
}
