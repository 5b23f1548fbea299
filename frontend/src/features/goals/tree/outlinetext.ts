import { levelsOf, limits, type Outline, type OutlineGoal, sizeOf } from '../model';

// A pasted list as goals: bullets, numbers, tabs, Markdown, and the plain text
// that Word and Excel put beside what they copy.

interface Line {
  /** How deep, in whatever unit; more is deeper. */
  indent: number;
  title: string;
  rest: string;
}

interface Draft extends OutlineGoal {
  children: Draft[];
}

const bullet = /^(?:[-*+•●▪◦‣·–—§o]|\[[ xX]?\])[ \t]+/u;
const number =
  /^(?:(\d{1,3}(?:\.\d{1,3})+)[.)]?[ \t]+|(\d{1,3})(?:[.)][ \t]+|\t)|\(?(?:[a-zA-Z]|[ivxIVX]{1,5})\)[ \t]+)/;
/** A number at the start of a line that might be its place in a list. */
const counts = /^[ \t\u00a0]*(\d{1,3}(?:\.\d{1,3})*)[.)]?[ \t]/;
const tabWidth = 4;
const deepestHeading = 6;

/** What stands in a text as goals below each other. Empty when there is nothing. */
export function outlineOf(text: string): Outline {
  const raw = text.split(/\r\n|\r|\n|\u2028|\v/);
  const counted = new Set(raw.flatMap((line) => counts.exec(line)?.[1] ?? []));
  const lines = raw.flatMap((line) => lineOf(line, counted));
  const top: Draft[] = [];
  const path: { indent: number; goal: Draft }[] = [];
  for (const line of numbered(lines)) {
    const goal: Draft = { title: line.title, children: [] };
    if (line.rest !== '') goal.texts = { description: line.rest };
    while (path.length > 0 && (path.at(-1)?.indent ?? 0) >= line.indent) path.pop();
    (path.at(-1)?.goal.children ?? top).push(goal);
    path.push({ indent: line.indent, goal });
  }
  return top;
}

type Read = Line & { levels: number; heading: number };

/** Whether "2.5" says where a line stands, not how many there shall be: its neighbour or parent is there. */
function isPlace(count: string, counted: ReadonlySet<string>): boolean {
  const parts = count.split('.').map(Number);
  const last = parts.pop() ?? 0;
  const beside = (by: number) => counted.has([...parts, last + by].join('.'));
  return beside(-1) || beside(1) || (last <= 1 && counted.has(parts.join('.')));
}

function lineOf(raw: string, counted: ReadonlySet<string>): Read[] {
  const lead = /^[ \t\u00a0]*/.exec(raw)?.[0] ?? '';
  let words = raw.slice(lead.length).trimEnd();
  if (words === '' || /^([-*_=] ?){3,}$/.test(words)) return [];
  const heading = /^(#{1,6})\s+/.exec(words);
  if (heading) words = words.slice(heading[0].length).replace(/\s+#+$/, '');
  let levels = 0;
  const marks = heading ? null : bullet.exec(words);
  if (marks) words = words.slice(marks[0].length).replace(/^\[[ xX]?\]\s+/, '');
  const count = number.exec(words);
  const isNumber = !count?.[1] || /[.)]\s*$/.test(count[0]) || isPlace(count[1], counted);
  if (count && isNumber && words.length > count[0].length) {
    levels = count[1]?.split('.').length ?? 1;
    words = words.slice(count[0].length);
  }
  const [title = '', ...cells] = words.split('\t').map((cell) => cell.trim());
  const plain = title.replace(/^(\*\*|__)(.+)\1$/, '$2').replace(/\s+/g, ' ');
  const rest = cells.filter((cell) => cell !== '').join(' · ');
  if (plain === '') return [];
  const kept = plain.slice(0, limits.title);
  const over = plain.slice(limits.title);
  return [
    {
      indent: widthOf(lead),
      title: kept,
      rest: [over, rest].filter((part) => part !== '').join('\n'),
      levels,
      heading: heading?.[1]?.length ?? 0,
    },
  ];
}

function widthOf(lead: string): number {
  let width = 0;
  for (const letter of lead) width += letter === '\t' ? tabWidth : 1;
  return width;
}

/**
 * Depth of each line: as it is indented; where nothing is, as it is numbered
 * (1, 1.1, 1.1.2); and below the heading before it.
 */
function numbered(lines: readonly Read[]): Line[] {
  const flat = lines.every(({ indent, heading }) => heading > 0 || indent === 0);
  return lines.map((line) => {
    if (line.heading > 0) return { ...line, indent: line.heading };
    const indent = flat && line.levels > 0 ? line.levels : line.indent;
    // Deeper than any heading: what stands below one ends with the next.
    return { ...line, indent: deepestHeading + 1 + indent };
  });
}

/** How many goals, and how many levels below each other. */
export const measureOf = (outline: Outline) => ({
  count: sizeOf(outline),
  levels: levelsOf(outline),
});

/** Goals as a list that every program takes: a tab for each level. */
export function textOf(rows: readonly { depth: number; title: string }[]): string {
  const least = Math.min(...rows.map(({ depth }) => depth));
  return rows.map(({ depth, title }) => `${'\t'.repeat(depth - least)}${title}`).join('\n');
}
