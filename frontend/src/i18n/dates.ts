// Dates in the app's language, whatever the browser's is.

const day = 24 * 60 * 60 * 1000;

export function formatDate(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(iso));
}

export function formatDateTime(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(iso),
  );
}

/** "5 minutes ago", "yesterday"; beyond a week the date. */
export function formatAgo(iso: string, language: string, now = Date.now()): string {
  const age = now - new Date(iso).getTime();
  if (age > 7 * day) return formatDate(iso, language);
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const minutes = Math.max(0, Math.round(age / 60_000));
  if (minutes < 60) return minutes === 0 ? ago.format(0, 'second') : ago.format(-minutes, 'minute');
  const hours = Math.round(age / 3_600_000);
  if (hours < 24) return ago.format(-hours, 'hour');
  return ago.format(-Math.round(age / day), 'day');
}
