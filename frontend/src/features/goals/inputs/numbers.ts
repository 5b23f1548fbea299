// Numbers as people type them. A number read wrongly by a factor of a thousand is
// worse than one refused, so what could be both is asked about.

/** What is wrong with a number, as a key of the texts `numbers.*`. */
export type NumberFault = 'notNumber' | 'ambiguous' | 'tooLarge';
export type ReadNumber = { value: number | null } | { wrong: NumberFault };

/** Larger ones lose digits on their way. */
const largest = 1e15;

/** The sign that parts thousands, where a language has one besides the space. */
const thousands: Record<string, string> = { en: ',', da: '.', is: '.' };
const decimalSign = (language: string) => (language === 'en' ? '.' : ',');

const spaces = /[\s\u00a0\u2009\u202f'’]/g;
const grouped = (text: string, sign: string) => {
  const [first = '', ...rest] = text.split(sign);
  return /^\d{1,3}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part));
};

/** "12,5", "12.5", "1 234,5", "1.234,5", "−3", "80 %"; nothing is null. */
export function readNumber(typed: string, language: string): ReadNumber {
  const text = typed.trim().replace(/\s*%$/, '').replace(/^[−–]/, '-');
  if (text === '') return { value: null };
  const minus = text.startsWith('-');
  const plain = withoutSpaces(minus ? text.slice(1).trim() : text);
  const digits = plain === null ? 'notNumber' : withPoint(plain, language);
  if (digits === 'notNumber' || digits === 'ambiguous') return { wrong: digits };
  const value = Number(digits);
  if (!Number.isFinite(value)) return { wrong: 'notNumber' };
  if (value > largest) return { wrong: 'tooLarge' };
  return { value: minus && value !== 0 ? -value : value };
}

/** Spaces may stand between thousands, nowhere else. */
function withoutSpaces(text: string): string | null {
  if (!text.match(spaces)) return text;
  const whole = text.split(/[.,]/)[0] ?? '';
  const even = whole.replace(spaces, ' ');
  const rest = text.slice(whole.length);
  return grouped(even, ' ') && !rest.match(spaces) ? even.replaceAll(' ', '') + rest : null;
}

/** The digits with a point, or what is wrong. */
function withPoint(text: string, language: string): string {
  if (!/^\d+([.,]\d+)*$/.test(text) && !/^\d*[.,]\d+$/.test(text)) return 'notNumber';
  const signs = text.replace(/\d/g, '');
  if (signs === '') return text;
  const last = signs.at(-1) ?? '';
  const other = last === '.' ? ',' : '.';
  if (signs.includes(other)) {
    if (signs.indexOf(last) !== signs.length - 1) return 'notNumber';
    const [whole = '', part = ''] = text.split(last);
    return grouped(whole, other) ? `${whole.replaceAll(other, '')}.${part}` : 'notNumber';
  }
  if (signs.length > 1) return grouped(text, last) ? text.replaceAll(last, '') : 'notNumber';
  if (grouped(text, last) && !text.startsWith('0') && last !== decimalSign(language))
    return last === thousands[language] ? text.replace(last, '') : 'ambiguous';
  return text.replace(last, '.');
}

// Chromium knows no Icelandic; Danish writes numbers the same way.
const formatter = (language: string) => (language === 'is' ? 'da' : language);

// Making one takes longer than drawing the cell that shows the number.
const formats = new Map<string, Intl.NumberFormat>();

/** For reading: with thousands parted, at most so many decimals. */
export function sayNumber(value: number, language: string, decimals = 2): string {
  const key = `${language}/${decimals}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(formatter(language), { maximumFractionDigits: decimals });
    formats.set(key, format);
  }
  return format.format(value);
}

/** For a field: one that `readNumber` reads back as it was. */
export function numberText(value: number | null, language: string): string {
  if (value === null) return '';
  return String(value).replace('.', decimalSign(language));
}
