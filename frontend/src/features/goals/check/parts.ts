import * as Y from 'yjs';

// The parts of a strategy, found by their headings. The template's words in six
// languages are known here, and those people usually put in their place; a part
// whose heading was renamed beyond recognition counts as missing, and the check
// says which words it looks for by naming the part.

export const partNames = [
  'purpose',
  'national',
  'people',
  'cooperation',
  'ethics',
  'initiatives',
  'resources',
  'participants',
  'time',
  'plans',
] as const;
export type PartName = (typeof partNames)[number];

export interface Part {
  /** The heading's place among the headings at the top of the text, from 0. */
  readonly heading: number;
  readonly title: string;
  /** Something of one's own stands under it: guidance and unfilled lines do not count. */
  readonly written: boolean;
}

/** The parts that are there; of two for the same subject the first. */
export type Parts = ReadonlyMap<PartName, Part>;

// English, Danish, Norwegian, Swedish, Finnish, Icelandic. Order matters: what
// is asked first wins, so the narrower words stand before the wider ones.
const words: readonly (readonly [PartName, RegExp])[] = [
  ['plans', /action plan|handle?plan|handlingsplan|toimintasuunnitel|aðgerðaáætl/],
  [
    'ethics',
    /ethic|etik|etisk|etii|eetti|siðfer|values|værdier|verdier|(?:^|[^t])värdering|arvot|gildi/,
  ],
  ['national', /national|nasjonal|nationell|kansalli|ríkisins|lovkrav|lagkrav|lagaskyld|legal dut/],
  ['cooperation', /cooperat|joint strat|samarbe|yhteisty|samstarf/],
  [
    'participants',
    /takes part|deltager|deltar|osallistu|taka þátt|stakeholder|interessent|intressent|sidosryhm|hagsmuna/,
  ],
  [
    'initiatives',
    /initiative|indsatser|satsinger|satsningar|hankkeet|hankkeita|verkefni sem|aloittee/,
  ],
  [
    'resources',
    /resource|ressourcer|ressurser|resurser|resurssi|mannafl|budget|budsjett|budjetti|fjárm/,
  ],
  ['time', /time and|evaluat|evaluering|utvärder|arvioin|tid og|tid och|aika ja|tími og|endurmat/],
  [
    'people',
    /whom the|target group|hvem strategien|vilka strategin|keitä strategia|hverra stefnan|målgrupp|kohderyhm|markhóp/,
  ],
  [
    'purpose',
    /vision|visjon|visio|framtíðarsýn|is for|bruges til|brukes til|är till för|mihin strategiaa|til hvers/,
  ],
];

/** The part a heading begins, by its words. */
export function partOf(heading: string): PartName | null {
  const plain = heading.toLocaleLowerCase();
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

interface Block {
  readonly level: number | null;
  readonly text: string;
  readonly written: boolean;
}

/** Finds the parts in the shared text, without an editor. */
export function partsOf(fragment: Y.XmlFragment): Parts {
  const blocks = fragment.toArray().flatMap((node) => {
    const element = node instanceof Y.XmlElement ? node : null;
    return element ? [blockOf(element)] : [];
  });
  const parts = new Map<PartName, Part>();
  let heading = -1;
  for (const [at, block] of blocks.entries()) {
    if (block.level === null || block.text === '') continue;
    heading += 1;
    const name = block.level <= 2 || !/\d/.test(block.text) ? partOf(block.text) : null;
    if (!name || parts.has(name)) continue;
    parts.set(name, { heading, title: block.text, written: writtenBelow(blocks, at) });
  }
  return parts;
}

/** Whether anything of one's own stands between a heading and the next of its level. */
function writtenBelow(blocks: readonly Block[], at: number): boolean {
  const level = blocks[at]?.level ?? 1;
  for (const block of blocks.slice(at + 1)) {
    if (block.level !== null && block.level <= level) return false;
    if (block.level === null && block.written) return true;
  }
  return false;
}

function blockOf(element: Y.XmlElement): Block {
  const level = element.nodeName === 'heading' ? Number(element.getAttribute('level')) || 1 : null;
  const text = level === null ? '' : textOf(element).trim();
  return { level, text, written: level === null && isWritten(element) };
}

const live = new Set(['stakeholderCard', 'goalBlock']);

function isWritten(element: Y.XmlElement): boolean {
  if (live.has(element.nodeName)) return true;
  switch (element.nodeName) {
    // Guidance, which the writers delete as they go.
    case 'blockquote':
    case 'horizontalRule':
      return false;
    case 'paragraph':
    case 'codeBlock':
      return saysSomething(textOf(element));
    case 'taskItem':
      // The template's boxes hold whole sentences; a choice is made by ticking.
      return String(element.getAttribute('checked')) === 'true';
    case 'table':
      return rowsOf(element).slice(1).some(rowIsWritten);
    default:
      return childrenOf(element).some(isWritten);
  }
}

/** The template's lines end in "…" until somebody fills them in. */
function saysSomething(text: string): boolean {
  const plain = text.trim();
  return plain !== '' && !plain.includes('…');
}

const rowsOf = (table: Y.XmlElement) =>
  childrenOf(table).filter((row) => row.nodeName === 'tableRow');

/** The first column of the template's tables names what the others are to say. */
function rowIsWritten(row: Y.XmlElement): boolean {
  const cells = childrenOf(row);
  const own = cells.length > 1 ? cells.slice(1) : cells;
  return own.some((cell) => saysSomething(textOf(cell)));
}

const childrenOf = (element: Y.XmlElement): Y.XmlElement[] =>
  element.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);

/** All words below an element. Bounded by the depth the server takes. */
function textOf(element: Y.XmlElement): string {
  let text = '';
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) {
      for (const { insert } of child.toDelta() as { insert: unknown }[])
        if (typeof insert === 'string') text += insert;
    } else if (child instanceof Y.XmlElement) text += textOf(child);
  }
  return text;
}
