// Icelandic dates and plurals by hand. Chromium ships no Icelandic locale data
// (it is none of its own menu languages) and answers "2027 M03 1", "-24 min"
// and the plural "other" for one; Firefox and Safari know better, but the page
// should not depend on the browser.

const months = [
  'janúar',
  'febrúar',
  'mars',
  'apríl',
  'maí',
  'júní',
  'júlí',
  'ágúst',
  'september',
  'október',
  'nóvember',
  'desember',
];

/** 1, 21, 31 … are singular, 11 is not. */
export function icelandicPlural(count: number): 'one' | 'other' {
  const whole = Math.abs(Math.trunc(count));
  return whole % 10 === 1 && whole % 100 !== 11 ? 'one' : 'other';
}

export function icelandicDate(date: Date): string {
  return `${date.getDate()}. ${months[date.getMonth()]} ${date.getFullYear()}`;
}

export function icelandicDateTime(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${icelandicDate(date)} kl. ${two(date.getHours())}:${two(date.getMinutes())}`;
}

const units = {
  minute: { one: 'mínútu', other: 'mínútum' },
  hour: { one: 'klukkustund', other: 'klukkustundum' },
  day: { one: 'degi', other: 'dögum' },
};

export function icelandicAgo(count: number, unit: keyof typeof units): string {
  if (unit === 'day' && count === 1) return 'í gær';
  return `fyrir ${count} ${units[unit][icelandicPlural(count)]}`;
}
