import type { Node } from '@tiptap/pm/model';
import { leafSign } from './flat';
import type { Range } from './make';

// Choosing words without a caret: by paragraphs, sentences and words, forwards and
// backwards. Pure functions on a document.

export type Unit = 'paragraph' | 'sentence' | 'word';
export type Way = 1 | -1;

/** What is chosen, and the part of it that one began with. */
export interface Passage extends Range {
  began: Range;
}

/** Another passage: the next unit, or, extending, this one with an end moved by a unit. */
export function moved(
  doc: Node,
  passage: Passage | null,
  { unit, way, extend }: { unit: Unit; way: Way; extend: boolean },
  start = 0,
): Passage | null {
  if (!passage) return fresh(next(doc, unit, way, start));
  if (extend) return extended(doc, passage, unit, way);
  return fresh(inside(doc, passage, unit, way) ?? next(doc, unit, way, edge(passage, way)));
}

const fresh = (range: Range | null): Passage | null => range && { ...range, began: range };
const edge = ({ from, to }: Range, way: Way) => (way > 0 ? to : from);

/** From a paragraph to its first or last word, as one comes into it. */
function inside(doc: Node, { from, to }: Range, unit: Unit, way: Way): Range | null {
  const one = next(doc, unit, way, way > 0 ? from : to);
  const within = one && one.from >= from && one.to <= to;
  return within && one.to - one.from < to - from ? one : null;
}

function extended(doc: Node, { from, to, began }: Passage, unit: Unit, way: Way): Passage | null {
  if (way > 0) {
    if (from < began.from) {
      const one = next(doc, unit, 1, from + 1);
      return { from: Math.min(one?.from ?? began.from, began.from), to, began };
    }
    const one = next(doc, unit, 1, to);
    return one && { from, to: one.to, began };
  }
  if (to > began.to) {
    const one = next(doc, unit, -1, to - 1);
    return { from, to: Math.max(one?.to ?? began.to, began.to), began };
  }
  const one = next(doc, unit, -1, from);
  return one && { from: one.from, to, began };
}

/** The first unit that begins at a position or after it; backwards, the last that ends there or before. */
function next(doc: Node, unit: Unit, way: Way, position: number): Range | null {
  const blocks = blocksOf(doc);
  const fits = way > 0 ? ({ from }: Range) => from >= position : ({ to }: Range) => to <= position;
  const ahead =
    way > 0
      ? blocks.filter(({ to }) => to >= position)
      : blocks.filter(({ from }) => from <= position).reverse();
  for (const block of ahead) {
    const units = unitsOf(block, unit);
    const found = way > 0 ? units.find(fits) : units.findLast(fits);
    if (found) return found;
  }
  return null;
}

interface Block extends Range {
  text: string;
}

const known = new WeakMap<Node, Block[]>();

/** The paragraphs that hold words, wherever they stand. */
function blocksOf(doc: Node): Block[] {
  const had = known.get(doc);
  if (had) return had;
  const blocks: Block[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, '', leafSign);
    if (/\S/.test(text)) blocks.push({ from: position + 1, to: position + 1 + text.length, text });
    return false;
  });
  known.set(doc, blocks);
  return blocks;
}

function unitsOf({ from, text }: Block, unit: Unit): Range[] {
  if (unit === 'paragraph') return [trimmedAt(from, text, 0)];
  const ranges: Range[] = [];
  for (const { segment, index, isWordLike } of segments(text, unit)) {
    const word = unit === 'sentence' || isWordLike || segment.includes(leafSign);
    if (word && /\S/.test(segment)) ranges.push(trimmedAt(from, segment, index));
  }
  return ranges;
}

function trimmedAt(from: number, segment: string, index: number): Range {
  const start = from + index + segment.length - segment.trimStart().length;
  return { from: start, to: start + segment.trim().length };
}

function segments(text: string, granularity: 'sentence' | 'word') {
  return new Intl.Segmenter(undefined, { granularity }).segment(text);
}
