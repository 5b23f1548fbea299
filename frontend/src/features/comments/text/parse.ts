import { isAllowedLink } from '@/features/strategy/links';

// The small rich text of comments: Markdown's bold, italic, code, links and lists,
// and mentions. What is not understood stays as it was typed; nothing is ever HTML.

export type Inline =
  | { is: 'text'; text: string }
  | { is: 'bold' | 'italic'; inside: Inline[] }
  | { is: 'code'; text: string }
  | { is: 'link'; href: string; inside: Inline[] }
  | { is: 'mention'; name: string; ref: string };

export type Block =
  | { is: 'paragraph'; lines: Inline[][] }
  | { is: 'list'; ordered: boolean; items: Inline[][] };

const bullet = /^\s{0,3}[-*]\s+(.*)$/;
const number = /^\s{0,3}\d{1,3}[.)]\s+(.*)$/;

export function parse(body: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const line of body.split(/\r?\n/)) {
    if (line.trim() === '') {
      open = null;
      continue;
    }
    const item = bullet.exec(line) ?? number.exec(line);
    const ordered = item !== null && !bullet.test(line);
    if (item) {
      if (open?.is !== 'list' || open.ordered !== ordered) {
        open = { is: 'list', ordered, items: [] };
        blocks.push(open);
      }
      open.items.push(inline(item[1] ?? ''));
    } else {
      if (open?.is !== 'paragraph') {
        open = { is: 'paragraph', lines: [] };
        blocks.push(open);
      }
      open.lines.push(inline(line));
    }
  }
  return blocks;
}

const kinds = 'person|organisation|role|stakeholder|goal';
const patterns: { at: RegExp; make: (found: RegExpExecArray, depth: number) => Inline | null }[] = [
  { at: /`([^`\n]+)`/, make: ([, text = '']) => ({ is: 'code', text }) },
  {
    at: new RegExp(`@\\[([^\\]\\n]{1,200})\\]\\(((?:${kinds}):[^)\\s]{1,200})\\)`),
    make: ([, name = '', ref = '']) => ({ is: 'mention', name, ref }),
  },
  {
    at: /\[([^\]\n]{1,500})\]\(([^)\s]{1,2000})\)/,
    make: ([, text = '', href = ''], depth) =>
      isAllowedLink(href) ? { is: 'link', href, inside: inline(text, depth + 1) } : null,
  },
  {
    at: /\*\*(?=\S)([^\n]*?\S)\*\*/,
    make: ([, text = ''], depth) => ({ is: 'bold', inside: inline(text, depth + 1) }),
  },
  {
    at: /(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])/,
    make: ([, text = ''], depth) => ({ is: 'italic', inside: inline(text, depth + 1) }),
  },
  {
    at: /(?<!\w)_(?=\S)([^_\n]*\S)_(?!\w)/,
    make: ([, text = ''], depth) => ({ is: 'italic', inside: inline(text, depth + 1) }),
  },
  {
    at: /https?:\/\/[^\s<>]*[^\s<>.,;:!?)'"\]]/,
    make: ([href]) =>
      isAllowedLink(href) ? { is: 'link', href, inside: [{ is: 'text', text: href }] } : null,
  },
];

/** Deeper than this is text: nobody writes so, and nobody may make a tab sweat. */
const deepest = 4;

export function inline(text: string, depth = 0): Inline[] {
  if (depth >= deepest || text === '') return text === '' ? [] : [{ is: 'text', text }];
  let first: { found: RegExpExecArray; part: Inline } | null = null;
  for (const { at, make } of patterns) {
    const found = at.exec(text);
    if (!found || (first && found.index >= first.found.index)) continue;
    const part = make(found, depth);
    if (part) first = { found, part };
  }
  if (!first) return [{ is: 'text', text }];
  const { found, part } = first;
  const before = text.slice(0, found.index);
  return [
    ...(before ? [{ is: 'text', text: before } as const] : []),
    part,
    ...inline(text.slice(found.index + found[0].length), depth),
  ];
}

/** The words alone, for a line in a list. */
export function plain(body: string): string {
  const words = (parts: Inline[]): string =>
    parts
      .map((part) => {
        if (part.is === 'mention') return `@${part.name}`;
        return 'inside' in part ? words(part.inside) : part.text;
      })
      .join('');
  return parse(body)
    .flatMap((block) => (block.is === 'list' ? block.items : block.lines).map(words))
    .join(' ');
}
