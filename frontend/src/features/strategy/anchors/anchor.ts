import { fromBase64, toBase64 } from 'lib0/buffer';

/** Where a comment stands in a text. Nothing of it is in the text itself. */
export interface TextAnchor {
  kind: 'text' | 'cell' | 'image';
  /** Yjs relative positions of the first and after the last character, in base64. */
  start?: string;
  end?: string;
  /** The words themselves, blocks divided by a line break; long ones without their middle. */
  quote: string;
  /** Up to 32 characters before and after, across blocks. */
  prefix: string;
  suffix: string;
  /** Number of the block, counted from 0, when the anchor was made. */
  block?: number;
  /** The heading above, for lists of comments. */
  heading?: string;
}

/** Characters kept before and after. */
export const contextLength = 32;

/** Halves of a quote that is longer than twice this are kept, without what is between. */
export const halfQuote = 250;
export const cut = '\u2026';

/** A quote as it is stored. */
export function shortened(quote: string): string {
  if (quote.length <= 2 * halfQuote) return quote;
  return quote.slice(0, halfQuote) + cut + quote.slice(-halfQuote);
}

/** The parts of a stored quote that are in the text without a gap: one, or two halves. */
export function partsOf(quote: string): [string] | [string, string] {
  if (quote.length !== 2 * halfQuote + 1 || quote[halfQuote] !== cut) return [quote];
  return [quote.slice(0, halfQuote), quote.slice(halfQuote + 1)];
}

const textKinds = new Set(['text', 'cell', 'image']);

/** The anchor in a text that a server's answer holds, or null when it is about something else. */
export function readTextAnchor(value: unknown): TextAnchor | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, start, end, quote, prefix, suffix, block, heading } = value as Record<
    string,
    unknown
  >;
  if (typeof kind !== 'string' || !textKinds.has(kind)) return null;
  const words = (one: unknown) => (typeof one === 'string' ? one : '');
  return {
    kind: kind as TextAnchor['kind'],
    ...(typeof start === 'string' && typeof end === 'string' ? { start, end } : {}),
    quote: words(quote),
    prefix: words(prefix),
    suffix: words(suffix),
    ...(typeof block === 'number' ? { block } : {}),
    ...(typeof heading === 'string' ? { heading } : {}),
  };
}

export const encode = (bytes: Uint8Array): string => toBase64(bytes);

/** Null for what is no base64: anchors come from other people's programs. */
export function decode(text: string): Uint8Array | null {
  try {
    return fromBase64(text);
  } catch {
    return null;
  }
}
