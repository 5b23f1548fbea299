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

/** Where the anchor is now; null when its words are gone. */
export function resolve(anchor: TextAnchor, scene: Scene): Resolved | null {
  const { range, expected } = byIdentity(anchor, scene);
  if (range) return { ...range, by: 'identity' };
  return byWords(anchor, scene, expected);
}

/** By the very characters it was made on, as long as one of its two ends lives. */
export function byIdentity(
  { start, end, kind }: TextAnchor,
  { doc, fragment, starts }: Scene,
): { range: Range | null; expected?: number } {
  const ydoc = fragment.doc;
  if (!start || !end || !ydoc) return { range: null };
  const first = relative(start);
  const last = relative(end);
  if (!first || !last) return { range: null };
  const from = absolute(first, ydoc, starts, doc);
  const to = absolute(last, ydoc, starts, doc);
  const expected = from ?? to ?? undefined;
  if (from === null || to === null || from >= to || to > doc.content.size)
    return { range: null, expected };
  const fates = [fateOf(ydoc, first), fateOf(ydoc, last)];
  if (!fates.includes('alive')) return { range: null, expected };
  return { range: kind === 'text' ? onSigns(doc, { from, to }) : { from, to }, expected };
}

// Between blocks there is nothing to mark: from the first sign to the last.
function onSigns(doc: Node, { from, to }: Range): Range | null {
  const flat = flatten(doc);
  const [start, end] = [flat.offsetOf(from), flat.offsetOf(to)];
  return start < end ? { from: flat.before(start), to: flat.after(end) } : null;
}

/** By what it said, and what stood around it. */
export function byWords(
  { quote, prefix, suffix, kind }: TextAnchor,
  { doc, flat }: Scene,
  expected?: number,
): Resolved | null {
  const near = expected === undefined ? undefined : flat.offsetOf(expected);
  const around = { prefix: unbroken(prefix), suffix: unbroken(suffix), near };
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
