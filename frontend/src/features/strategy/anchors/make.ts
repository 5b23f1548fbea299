import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { contextLength, encode, shortened, type TextAnchor } from './anchor';
import { flatten, wordsBetween } from './flat';
import { relativeRange } from './ytree';

export interface Range {
  from: number;
  to: number;
}

/**
 * The anchor of a stretch of the text. The editor's document and the Yjs document
 * must be at the same state. Null when nothing is there to be anchored.
 */
export function makeAnchor(
  doc: Node,
  fragment: Y.XmlFragment,
  range: Range,
  kind: TextAnchor['kind'] = 'text',
): TextAnchor | null {
  if (range.to <= range.from || range.to > doc.content.size) return null;
  const relative = relativeRange(fragment, range, doc.type.schema);
  const heading = headingAbove(doc, range.from);
  return {
    kind,
    ...(relative && { start: encode(relative.start), end: encode(relative.end) }),
    ...wordsOf(doc, range),
    block: flatten(doc).blockAt(range.from),
    ...(heading && { heading }),
  };
}

/** What it says there, and what stands around it. */
export function wordsOf(
  doc: Node,
  { from, to }: Range,
): Pick<TextAnchor, 'quote' | 'prefix' | 'suffix'> {
  const flat = flatten(doc);
  const start = flat.offsetOf(from);
  const end = flat.offsetOf(to);
  return {
    quote: shortened(wordsBetween(doc, from, to)),
    prefix: flat.text.slice(Math.max(0, start - contextLength), start),
    suffix: flat.text.slice(end, end + contextLength),
  };
}

const longestHeading = 120;

function headingAbove(doc: Node, position: number): string {
  for (let index = doc.resolve(position).index(0); index >= 0; index--) {
    const node = doc.maybeChild(index);
    if (node?.type.name === 'heading') return node.textContent.slice(0, longestHeading);
  }
  return '';
}

/** Without the spaces and empty ends that a hasty selection takes along. */
export function trimmed(doc: Node, { from, to }: Range): Range | null {
  const flat = flatten(doc);
  let start = flat.offsetOf(from);
  let end = flat.offsetOf(to);
  while (start < end && /\s/.test(flat.text[start] ?? '')) start++;
  while (end > start && /\s/.test(flat.text[end - 1] ?? '')) end--;
  return start < end ? { from: flat.before(start), to: flat.after(end) } : null;
}
