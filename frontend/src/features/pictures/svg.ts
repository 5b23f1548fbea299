// Pieces of SVG as text. Everything that comes from people is escaped here, so
// that no name can become markup, and characters that XML does not know are
// left out.

export const ink = '#1c2327';
export const quiet = '#555f66';
export const hairline = '#d8d4ca';
export const paper = '#fffefc';
export const soft = '#f1f5f4';
export const accent = '#0b5563';
export const danger = '#a12622';
export const warning = '#7a4a00';
export const good = '#216b3f';

/** A picture is seen where our own letters are not: the machine's sans-serif has to do. */
export const fonts = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

type Attributes = Record<string, string | number | undefined>;

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        ` ${name}="${escaped(String(typeof value === 'number' ? short(value) : value))}"`,
    )
    .join('');
}

const short = (value: number) => Math.round(value * 100) / 100;

export function element(name: string, attributes: Attributes, inside?: string): string {
  return inside === undefined
    ? `<${name}${written(attributes)}/>`
    : `<${name}${written(attributes)}>${inside}</${name}>`;
}

interface Letters extends Attributes {
  size?: number;
  weight?: number;
  fill?: string;
}

export function text(x: number, y: number, words: string, letters: Letters = {}): string {
  const { size = 12, weight, fill = ink, ...rest } = letters;
  return element(
    'text',
    { x, y, 'font-size': size, 'font-weight': weight, fill, ...rest },
    escaped(words),
  );
}

export interface Picture {
  width: number;
  height: number;
  svg: string;
}

/** A whole document: white paper, our letters, a title for those who hear it. */
export function document(width: number, height: number, title: string, inside: string): Picture {
  const w = Math.ceil(width);
  const h = Math.ceil(height);
  const svg =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: w,
        height: h,
        viewBox: `0 0 ${w} ${h}`,
        role: 'img',
        'font-family': fonts,
      },
      `<title>${escaped(title)}</title>` +
        element('rect', { width: w, height: h, fill: paper }) +
        inside,
    );
  return { width: w, height: h, svg };
}
