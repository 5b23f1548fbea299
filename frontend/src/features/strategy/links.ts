/**
 * Only web addresses and e-mail addresses may be links. Everything else
 * (javascript:, data:, file:, a scheme hidden behind control characters) could
 * run or read something on the device of whoever clicks it.
 */
export function isAllowedLink(address: string): boolean {
  if (hasControlCharacters(address)) return false;
  try {
    const url = new URL(address);
    if (url.protocol === 'mailto:') return url.pathname.includes('@');
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== '';
  } catch {
    return false;
  }
}

/** What a person typed, as an address: "kl.dk" and "a@kl.dk" are enough. Null when it is none. */
export function linkFrom(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  if (isAllowedLink(text)) return text;
  if (/^[^@:/]+@[^@:/]+\.[^@:/]+$/.test(text)) return `mailto:${text}`;
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^:/]+\.[^:/]+:\d+/.test(text)) return null;
  const address = `https://${text}`;
  return /^[^/?#]+\.[^/?#.]+/.test(text) && isAllowedLink(address) ? address : null;
}

function hasControlCharacters(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0x200b || code === 0xfeff)
      return true;
  }
  return false;
}
