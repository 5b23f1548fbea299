import type { Node } from '@tiptap/pm/model';

/**
 * The text of a document as one string without breaks between blocks, and the
 * way back to its positions. Without breaks, since splitting and joining
 * paragraphs must not change the words that a quote is looked for in. Something
 * in a line that is no text (a mention, a line break) is one sign.
 */
export interface FlatText {
  text: string;
  /** The position before the sign at this offset. */
  before: (offset: number) => number;
  /** The position after the sign that ends at this offset. */
  after: (offset: number) => number;
  /** The offset of the first sign at or after a position. */
  offsetOf: (position: number) => number;
  /** The number of the top-level block that holds a position. */
  blockAt: (position: number) => number;
}

export const leafSign = '\ufffc';

interface Run {
  offset: number;
  position: number;
  length: number;
}

const known = new WeakMap<Node, FlatText>();

/** Computed once for each state of the document. */
export function flatten(doc: Node): FlatText {
  const had = known.get(doc);
  if (had) return had;
  const runs: Run[] = [];
  const pieces: string[] = [];
  let offset = 0;
  doc.descendants((node, position) => {
    if (!node.isInline) return true;
    const text = node.isText ? (node.text ?? '') : leafSign;
    runs.push({ offset, position, length: text.length });
    pieces.push(text);
    offset += text.length;
    return false;
  });
  const flat = access(doc, runs, pieces.join(''));
  known.set(doc, flat);
  return flat;
}

function access(doc: Node, runs: Run[], text: string): FlatText {
  const last = (holds: (run: Run) => boolean): Run | undefined => {
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(runs[middle] as Run)) low = middle + 1;
      else high = middle;
    }
    return runs[low - 1];
  };
  return {
    text,
    before: (offset) => {
      const run = last((one) => one.offset <= offset);
      return run ? run.position + Math.min(offset - run.offset, run.length) : 0;
    },
    after: (offset) => {
      const run = last((one) => one.offset < offset);
      return run ? run.position + Math.min(offset - run.offset, run.length) : 0;
    },
    offsetOf: (position) => {
      const run = last((one) => one.position <= position);
      return run ? run.offset + Math.min(position - run.position, run.length) : 0;
    },
    blockAt: (position) => doc.resolve(Math.min(position, doc.content.size)).index(0),
  };
}

/** What stands between two positions, with a line break between blocks. */
export function wordsBetween(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, '\n', leafSign);
}

/** The same as a quote that is looked for: without breaks between blocks. */
export function unbroken(quote: string): string {
  return quote.replaceAll('\n', '');
}
