// Places among siblings as strings: between any two there is room for another,
// so that putting a goal in writes nothing else. Digits 0-9A-Za-z, compared by
// code unit. A key is an integer part ("a0" … "az", "b00" …, before them "Zz" …),
// whose first letter says how long it is, and a fraction behind it; appending
// counts the integer up, so lists that grow at the end keep short keys.

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = digits.length;
const form = /^[0-9A-Za-z]{1,400}$/;

/** The order of an entry; "" when it has none that makes sense, which comes first. */
export function readOrder(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * `count` keys between two others, ascending; null is the end of the list. Null
 * comes back when there is no room: equal keys, or others' keys that are no keys.
 * The last letters are chance: two people who put something in one place do not
 * get the same key.
 */
export function keysBetween(
  before: string | null,
  after: string | null,
  count: number,
  chance: () => number = Math.random,
): string[] | null {
  const low = before === '' ? null : before;
  if (low !== null && !form.test(low)) return null;
  if (after !== null && (!form.test(after) || (low !== null && low >= after))) return null;
  const stem = stemBetween(low, after);
  if (stem === null) return null;
  const key = stem + suffix(chance);
  if (count === 1) return [key];
  const width = Math.ceil(Math.log(count + 1) / Math.log(base));
  // The last digit says nothing: no key may end in 0.
  return Array.from({ length: count }, (_, i) => `${key}${counted(i, width)}V`);
}

/** A key between both, of which neither begins with it. */
function stemBetween(low: string | null, high: string | null): string | null {
  if (low === null && high === null) return 'a0';
  if (high === null) return integerAfter(low ?? '') ?? middle(low ?? '', null);
  if (low === null) return integerBefore(high) ?? middle('', high);
  const next = integerAfter(low);
  return next !== null && next < high && !high.startsWith(next) ? next : middle(low, high);
}

/** Half-way between two fractions; null when nothing lies between. */
function middle(low: string, high: string | null): string | null {
  let prefix = '';
  let bound = high;
  for (let i = 0; ; i += 1) {
    const from = i < low.length ? digitAt(low, i) : 0;
    if (bound !== null && i >= bound.length) return null;
    const to = bound === null ? base : digitAt(bound, i);
    if (to - from > 1) return prefix + digits.charAt((from + to) >> 1);
    prefix += digits.charAt(from);
    if (to - from === 1) bound = null;
  }
}

const digitAt = (key: string, at: number) => digits.indexOf(key.charAt(at));

/** Digits of the integer part behind its first letter; null when it is no such key. */
function integerLength(key: string): number | null {
  const head = key.charCodeAt(0);
  const length =
    head >= 97 && head <= 122 ? head - 96 : head >= 65 && head <= 90 ? 91 - head : null;
  return length !== null && key.length > length ? length : null;
}

function integerAfter(key: string): string | null {
  const length = integerLength(key);
  if (length === null) return null;
  const number = [...key.slice(1, 1 + length)];
  for (let i = length - 1; i >= 0; i -= 1) {
    const next = digits.indexOf(number[i] ?? '0') + 1;
    number[i] = digits.charAt(next % base);
    if (next < base) return key.charAt(0) + number.join('');
  }
  if (key.startsWith('Z')) return 'a0';
  if (key.startsWith('z')) return null;
  const head = String.fromCharCode(key.charCodeAt(0) + 1);
  const longer = head > 'a' ? length + 1 : length - 1;
  return head + '0'.repeat(longer);
}

function integerBefore(key: string): string | null {
  const length = integerLength(key);
  if (length === null) return null;
  const number = [...key.slice(1, 1 + length)];
  for (let i = length - 1; i >= 0; i -= 1) {
    const next = digits.indexOf(number[i] ?? '0') - 1;
    number[i] = digits.charAt((next + base) % base);
    if (next >= 0) return key.charAt(0) + number.join('');
  }
  if (key.startsWith('a')) return 'Zz';
  if (key.startsWith('A')) return null;
  const head = String.fromCharCode(key.charCodeAt(0) - 1);
  const longer = head < 'a' ? length + 1 : length - 1;
  return head + 'z'.repeat(longer);
}

function suffix(chance: () => number): string {
  const digit = (from: number) => digits.charAt(from + Math.floor(chance() * (base - from)));
  return digit(0) + digit(0) + digit(1);
}

function counted(number: number, width: number): string {
  let text = '';
  for (let rest = number, i = 0; i < width; i += 1, rest = Math.floor(rest / base))
    text = digits.charAt(rest % base) + text;
  return text;
}
