export interface Piece {
  is: 'same' | 'gone' | 'new';
  text: string;
}

/** Above so many words the two are shown one after the other. */
const most = 400;

/** What changes from one text to another, by words. */
export function wordDiff(before: string, after: string): Piece[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  if (a.length * b.length > most * most) return whole(before, after);
  const table = lengths(a, b);
  const pieces: Piece[] = [];
  const add = (is: Piece['is'], text: string) => {
    const last = pieces[pieces.length - 1];
    if (last?.is === is) last.text += text;
    else pieces.push({ is, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i] as string);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(table, i + 1, j) >= at(table, i, j + 1))) {
      add('gone', a[i] as string);
      i += 1;
    } else {
      add('new', b[j] as string);
      j += 1;
    }
  }
  return pieces;
}

const wordsOf = (text: string) => text.match(/\s+|[^\s]+/g) ?? [];
const at = (table: number[][], i: number, j: number) => table[i]?.[j] ?? 0;

function whole(before: string, after: string): Piece[] {
  return [
    ...(before ? [{ is: 'gone', text: before } as const] : []),
    ...(after ? [{ is: 'new', text: after } as const] : []),
  ];
}

/** Lengths of the longest common rest from each pair of places on. */
function lengths(a: readonly string[], b: readonly string[]): number[][] {
  const table: number[][] = Array.from({ length: a.length + 1 }, () => []);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i] as number[];
      row[j] =
        a[i] === b[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}
