// How wide a text will be, without asking a page: pictures are made from data.
// Widths of Arial and Helvetica in thousandths of the size, which are close
// enough to Inter's; a little is added for what is unknown.

const narrow = new Map<string, number>();
for (const [letters, width] of [
  ["ijl'|.,:;!", 250],
  ['ftI/()[] -', 300],
  ['r"', 350],
  ['Jckszyvx', 500],
  ['FTZL', 600],
  ['ABEKPSVXYÅÄÀ', 670],
  ['CDHNRUÖØÓÜ', 720],
  ['GOQ', 780],
  ['Mm', 850],
  ['WwÆæ@%', 920],
] as const) {
  for (const letter of letters) narrow.set(letter, width);
}

/** In pixels, at this size of letters. */
export function textWidth(text: string, size: number, weight = 400): number {
  let sum = 0;
  for (const letter of text) sum += narrow.get(letter) ?? 560;
  return (sum / 1000) * size * (weight >= 550 ? 1.06 : 1);
}

/** The text, or as much of it as fits, with "…". */
export function shorten(text: string, most: number, size: number, weight = 400): string {
  if (textWidth(text, size, weight) <= most) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size, weight) > most)
    letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Lines no wider than asked, at most so many; the last one is shortened. */
export function wrap(text: string, width: number, size: number, most: number): string[] {
  const words = text.split(/\s+/u).filter(Boolean);
  const lines: string[] = [];
  let line = '';
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const longer = line ? `${line} ${word}` : word;
    if (!line || textWidth(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      line = `${line} ${words.slice(i).join(' ')}`;
      break;
    }
    lines.push(line);
    line = word;
  }
  if (line) lines.push(line);
  return lines.map((one) => shorten(one, width, size));
}
