import { icelandicAgo, icelandicDate, icelandicDateTime } from './icelandic';

// Dates in the app's language, whatever the browser's is.

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

// Making a format takes longer than drawing the line that shows the day.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, timeStyle?: 'short'): Intl.DateTimeFormat {
  const key = `${language}/${timeStyle ?? ''}`;
  let format = formats.get(key);
  if (!format) {
    // English as in Europe: the day first, and 24 hours, like everybody else here.
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      dateStyle: 'medium',
      ...(timeStyle ? { timeStyle } : {}),
    });
    formats.set(key, format);
  }
  return format;
}

export function formatDate(iso: string, language: string): string {
  const date = new Date(iso);
  if (language === 'is') return icelandicDate(date);
  return formatOf(language).format(date);
}

export function formatDateTime(iso: string, language: string): string {
  const date = new Date(iso);
  if (language === 'is') return icelandicDateTime(date);
  return formatOf(language, 'short').format(date);
}

/** "5 minutes ago", "yesterday"; beyond a week the date. */
export function formatAgo(iso: string, language: string, now = Date.now()): string {
  const age = now - new Date(iso).getTime();
  if (age > 7 * day) return formatDate(iso, language);
  if (Math.round(age / minute) < 1) {
    if (language === 'is') return 'rétt í þessu';
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second');
  }
  if (Math.round(age / minute) < 60) return ago(Math.round(age / minute), 'minute', language);
  if (Math.round(age / hour) < 24) return ago(Math.round(age / hour), 'hour', language);
  return ago(Math.round(age / day), 'day', language);
}

function ago(count: number, unit: 'minute' | 'hour' | 'day', language: string): string {
  if (language === 'is') return icelandicAgo(count, unit);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-count, unit);
}

/**
 * The day where the reader is, YYYY-MM-DD: what is due, late or over, and where a
 * timeline says "today". Days in documents have no time zone; the reader's own
 * calendar says which of them it is. Never cut from `toISOString()`, which says
 * yesterday until one or two at night in the Nordic countries.
 */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
