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

// Also the signs of Word's own typefaces, and several in a row as so many levels.
const bullet =
  /^(?:[-*+•●○■□▪▫◆◇◦‣⁃∙·–—→►▸➢➤✓✔❖§o\u{e000}-\u{f8ff}]|-{2,6}|\*{2,6}|\+{2,6}|\[[ xX]?\])[ \t]+/u;
const number =
  /^(?:(\d{1,3}(?:\.\d{1,3})+)[.)]?[ \t]+|(\d{1,3})(?:[.)][ \t]+|\t)|\(?(?:[a-zA-Z]|[ivxIVX]{1,5})\)[ \t]+|(?:[a-zA-Z]|[ivxIVX]{1,5})\.\t+)/;
/** The sign before a line as Word writes it: without the indentation, but for each level another. */
const sign = /^(\(?)([^\s\d(]|\d{1,3}|[ivxIVX]{1,5})([.)]?)\t/u;
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

type Read = Line & { levels: number; heading: number; kind: string };

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
  const kind = heading ? '' : kindOf(words);
  let levels = 0;
  const marks = heading ? null : bullet.exec(words);
  const several = /^[-*+]+(?=\s)/.exec(marks?.[0] ?? '')?.[0].length ?? 0;
  if (several > 1) levels = several;
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
      kind,
    },
  ];
}

/** Which signs a line belongs to: bullets of one form, numbers, letters. Empty: none of Word's. */
function kindOf(words: string): string {
  const [, open = '', mark = '', close = ''] = sign.exec(words) ?? [];
  if (mark === '') return '';
  if (/^\d/.test(mark)) return `${open}1${close}`;
  if (!/^\p{L}+$/u.test(mark) || (mark === 'o' && close === '')) return mark;
  if (close === '') return '';
  const roman = /^[ivx]+$/i.test(mark) ? 'i' : 'a';
  return open + (mark === mark.toLowerCase() ? roman : roman.toUpperCase()) + close;
}

/** Depths by the kinds of signs: another one than those so far stands below them. From 1. */
function byKind(lines: readonly Read[]): number[] {
  const path: string[] = [];
  return lines.map(({ kind }) => {
    if (kind === '') path.length = 0;
    else if (path.includes(kind)) path.length = path.indexOf(kind) + 1;
    else path.push(kind);
    return path.length;
  });
}

function widthOf(lead: string): number {
  let width = 0;
  for (const letter of lead) width += letter === '\t' ? tabWidth : 1;
  return width;
}

/**
 * Depth of each line: as it is indented; where nothing is, as it is numbered
 * (1, 1.1, 1.1.2) or marked (•, o, ▪); and below the heading before it.
 */
function numbered(lines: readonly Read[]): Line[] {
  const flat = lines.every(({ indent, heading }) => heading > 0 || indent === 0);
  const placed = lines.some(({ levels }) => levels > 1);
  const kinds = new Set(lines.map(({ kind }) => kind).filter((kind) => kind !== ''));
  const signs = flat && !placed && kinds.size > 1 ? byKind(lines) : null;
  return lines.map((line, i) => {
    if (line.heading > 0) return { ...line, indent: line.heading };
    const indent = signs?.[i] ?? (flat && line.levels > 0 ? line.levels : line.indent);
    // Deeper than any heading: what stands below one ends with the next.
    return { ...line, indent: deepestHeading + 1 + indent };
  });
}

/** What of a line a goal has room for, in its title and its description. */
export const lineRoom = limits.title + limits.text;

/** Characters of the longest line, however deep it stands. */
export function longestIn(outline: Outline): number {
  let longest = 0;
  const left = [...outline];
  for (let goal = left.pop(); goal; goal = left.pop()) {
    longest = Math.max(longest, goal.title.length + (goal.texts?.description?.length ?? 0));
    for (const child of goal.children) left.push(child);
  }
  return longest;
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
