// A column of many cards is drawn in parts; a part out of sight is only room.

/** Cards in a part. */
export const partSize = 8;
/** The first ones are drawn before anything is known about the screen. */
export const drawnAtFirst = 1;
/** What a part that was never drawn may need, in pixels a card. */
const cardHeight = 128;

export interface Part {
  readonly index: number;
  readonly ids: readonly string[];
  /** Where its first card stands in the column, from 0. */
  readonly from: number;
}

/** The column in parts; those before where nothing differs, so that they are not drawn again. */
export function partsOf(ids: readonly string[], before: readonly Part[] = []): readonly Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < ids.length; from += partSize) {
    const now = ids.slice(from, from + partSize);
    const was = before[parts.length];
    const same = was?.ids.length === now.length && was.ids.every((id, i) => id === now[i]);
    parts.push(same && was ? was : { index: parts.length, ids: now, from });
  }
  return parts;
}

/** Room for a part that is not drawn: what it took before, else a guess. */
export const roomOf = (part: Part, measured: number | undefined): number =>
  measured ?? part.ids.length * cardHeight;
