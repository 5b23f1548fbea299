import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Piece } from '@/features/comments/model';
import { leafSign } from './flat';
import type { Range } from './make';

/**
 * Writes a suggestion into a text: only the words that differ are touched, so that
 * the others keep their looks and other threads their place. A line break is the
 * end of a paragraph, on both sides. False when the pieces do not tell of the words
 * that stand there; nothing is changed then.
 */
export function rewrite(transaction: Transaction, range: Range, pieces: readonly Piece[]): boolean {
  const there = lettersOf(transaction.doc, range);
  const before = pieces.map(({ is, text }) => (is === 'new' ? '' : text)).join('');
  if (!there || there.text !== before) return false;
  const { at } = there;
  // From the end, so that the places before stay what they are. New words stand
  // after those they are for, whose looks they take.
  let index = before.length;
  for (const { is, text } of [...pieces].reverse()) {
    if (is === 'new') write(transaction, at[index] as number, text);
    else index -= text.length;
    if (is === 'gone') transaction.delete(at[index] as number, at[index + text.length] as number);
  }
  return true;
}

/** The first line goes on in the paragraph, each other one begins its own. */
function write(transaction: Transaction, position: number, text: string) {
  const lines = text.split('\n');
  for (const [index, line] of [...lines.entries()].reverse()) {
    if (line !== '') transaction.insertText(line, position);
    if (index > 0) transaction.split(position);
  }
}

/** The words of a stretch as quotes have them, and the position before each sign and after the last. */
function lettersOf(doc: Node, { from, to }: Range): { text: string; at: number[] } | null {
  let text = '';
  const at: number[] = [];
  /** The end of what has been read; null before the first paragraph. */
  let end: number | null = null;
  doc.nodesBetween(from, to, (node, position) => {
    if (node.isTextblock) {
      const start = Math.max(from, position + 1);
      if (end !== null) {
        text += '\n';
        at.push(end);
      }
      end = start;
      return true;
    }
    if (!node.isInline) return true;
    const [first, last] = [Math.max(from, position), Math.min(to, position + node.nodeSize)];
    const words = node.isText
      ? (node.text ?? '').slice(first - position, last - position)
      : leafSign;
    for (let index = 0; index < words.length; index++) at.push(first + index);
    text += words;
    end = last;
    return false;
  });
  if (end === null) return null;
  at.push(end);
  return { text, at };
}
