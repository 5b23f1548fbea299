// Finding words again by what they say: exactly with what stood around them, or
// nearly. Pure functions on strings.

export interface Wanted {
  quote: string;
  prefix: string;
  suffix: string;
  /** Where it is expected, if anything is known. */
  near?: number;
  /** The words must touch this stretch: elsewhere they stood before. */
  within?: { start: number; end: number };
  /** Once lost, words are found again only if so much around them is as it was. */
  least?: number;
}

export interface Found {
  start: number;
  end: number;
  by: 'quote' | 'likeness';
}

/** Quotes at least so long need nothing around them to be trusted when they stand once. */
const telling = 16;

/** So much of what stood around must still stand there for a shorter one. */
const enoughContext = 12;

/** Where the words are now. Rather nowhere than at a wrong place. */
export function findQuote(text: string, wanted: Wanted): Found | null {
  if (wanted.quote === '') return null;
  return findExact(text, wanted) ?? findLike(text, wanted);
}

function findExact(text: string, wanted: Wanted): Found | null {
  const { quote } = wanted;
  const places = occurrences(text, quote, 200).filter((start) =>
    fits(start, start + quote.length, wanted),
  );
  let best: { start: number; context: number } | null = null;
  for (const start of places) {
    const context = contextAt(text, start, start + quote.length, wanted);
    const nearer = () =>
      Math.abs(start - (wanted.near ?? 0)) < Math.abs((best?.start ?? 0) - (wanted.near ?? 0));
    if (!best || context > best.context || (context === best.context && nearer()))
      best = { start, context };
  }
  if (!best) return null;
  const alone = places.length === 1 && quote.length >= telling && !wanted.least;
  const trusted = alone || best.context >= needed(wanted);
  return trusted ? { start: best.start, end: best.start + quote.length, by: 'quote' } : null;
}

function fits(start: number, end: number, { within }: Wanted): boolean {
  return !within || (start < within.end && within.start < end);
}

/** Where new words are looked through only, less around them is proof enough; few words need more. */
function needed({ quote, prefix, suffix, within, least }: Wanted): number {
  const inside = Math.min(enoughContext, Math.max(enoughContext / 3, telling - quote.length));
  const enough = least ?? (within ? inside : enoughContext);
  return Math.min(enough, prefix.length + suffix.length);
}

/** How many characters before and after are as they were. */
function contextAt(text: string, start: number, end: number, { prefix, suffix }: Wanted): number {
  let before = 0;
  while (
    before < prefix.length &&
    start - 1 - before >= 0 &&
    text[start - 1 - before] === prefix[prefix.length - 1 - before]
  )
    before++;
  let after = 0;
  while (
    after < suffix.length &&
    text[end + after] !== undefined &&
    text[end + after] === suffix[after]
  )
    after++;
  return before + after;
}

function occurrences(text: string, words: string, most: number): number[] {
  const found: number[] = [];
  for (
    let at = text.indexOf(words);
    at >= 0 && found.length < most;
    at = text.indexOf(words, at + 1)
  )
    found.push(at);
  return found;
}

/** Length of the pieces by which a place is guessed before it is measured. */
const seedLength = 7;

/** Quotes shorter than this are found exactly or not at all. */
const shortest = 10;

/** At most this share of the characters may have changed. */
const mostChanged = 0.4;

function findLike(text: string, wanted: Wanted): Found | null {
  const { quote } = wanted;
  if (quote.length < shortest) return null;
  let best: (Found & { distance: number; context: number }) | null = null;
  for (const guess of guesses(text, quote)) {
    const slack = Math.ceil(quote.length * mostChanged) + 8;
    const from = Math.max(0, guess - slack);
    const window = text.slice(from, guess + quote.length + slack);
    const match = nearest(window, quote);
    if (match.distance > Math.floor(quote.length * mostChanged)) continue;
    const [start, end] = [from + match.start, from + match.end];
    if (!fits(start, end, wanted)) continue;
    const context = contextAt(text, start, end, wanted);
    if (
      !best ||
      match.distance < best.distance ||
      (match.distance === best.distance && context > best.context)
    )
      best = { start, end, by: 'likeness', distance: match.distance, context };
  }
  if (!best || best.start >= best.end) return null;
  const alike = 1 - best.distance / quote.length;
  // Half-remembered words that also stand elsewhere need their surroundings.
  const weak = quote.length < telling || alike < 0.7 || wanted.least !== undefined;
  if (weak && best.context < needed(wanted)) return null;
  const { start, end, by } = best;
  return { start, end, by };
}

/** Starts that several pieces of the quote agree on, the likeliest first. */
function guesses(text: string, quote: string): number[] {
  const votes = new Map<number, number>();
  const step = Math.max(3, Math.floor(quote.length / 16));
  for (let at = 0; at + seedLength <= quote.length; at += step) {
    for (const place of occurrences(text, quote.slice(at, at + seedLength), 40)) {
      const bucket = Math.round((place - at) / 8) * 8;
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
    }
  }
  return [...votes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([start]) => Math.max(0, start));
}

/**
 * The stretch of a text that becomes the quote by the fewest changes of single
 * characters: the classical table, one row at a time, with the start carried along.
 */
export function nearest(
  text: string,
  quote: string,
): { start: number; end: number; distance: number } {
  let costs = new Array<number>(text.length + 1).fill(0);
  let starts = Array.from({ length: text.length + 1 }, (_, index) => index);
  for (let row = 1; row <= quote.length; row++) {
    const nextCosts = [row];
    const nextStarts = [0];
    for (let column = 1; column <= text.length; column++) {
      const same = quote[row - 1] === text[column - 1] ? 0 : 1;
      const swap = (costs[column - 1] ?? 0) + same;
      const drop = (costs[column] ?? 0) + 1;
      const add = (nextCosts[column - 1] ?? 0) + 1;
      const least = Math.min(swap, drop, add);
      nextCosts.push(least);
      nextStarts.push(
        (least === swap
          ? starts[column - 1]
          : least === drop
            ? starts[column]
            : nextStarts[column - 1]) ?? 0,
      );
    }
    costs = nextCosts;
    starts = nextStarts;
  }
  let end = 0;
  for (let column = 1; column <= text.length; column++) {
    if ((costs[column] ?? 0) < (costs[end] ?? 0)) end = column;
  }
  return { start: starts[end] ?? 0, end, distance: costs[end] ?? quote.length };
}
