// The timeline on paper, A4 across: pixels of CSS, 96 to the inch, between margins
// of a centimetre.

/** What is left beside the names. */
export const paperWidth = 780;

interface Rows {
  from: number;
  /** The first that is not on it. */
  to: number;
}

/** Which rows stand on which sheet, whole; on the first there is a title above them. */
export function sheetsOf(count: number, onFirst = 15, onNext = 16): Rows[] {
  const sheets: Rows[] = [];
  for (let from = 0; from < count; ) {
    const to = Math.min(count, from + (from === 0 ? onFirst : onNext));
    sheets.push({ from, to });
    from = to;
  }
  return sheets;
}
