// What a clipboard holds as lines, a tab for each level. Browsers, mail and word
// processors say how deep a line stands in their HTML alone: their plain text is flat.

const word = /mso-list:\s*\S+\s+level(\d)/i;
const lists = 'ul, ol';
const deepest = 20;

/** The text of what is pasted, as `outlineOf` reads it. */
export function pastedText(data: Pick<DataTransfer, 'getData'>): string {
  const text = data.getData('text/plain');
  // One line has no levels, and most pastes are that.
  return /[\r\n]/.test(text.trim()) ? (nested(data.getData('text/html')) ?? text) : text;
}

/** Null when no list with levels is in it. A sheet says all it knows in its plain text. */
export function nested(html: string): string | null {
  if (!/<li[\s>]|mso-list/i.test(html) || /<table[\s>]/i.test(html)) return null;
  // Nothing in a document that is only parsed is loaded or run.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const found = [...body.querySelectorAll<HTMLElement>('li, p, h1, h2, h3, h4, h5, h6')];
  // What stands in a line of a list is that line.
  const lines = found.filter((one) => !one.parentElement?.closest('li, p') || one.matches('li'));
  if (!lines.some((one) => levelOf(one) > 1)) return null;
  return lines
    .map((one) => `${'\t'.repeat(Math.max(0, levelOf(one) - 1))}${markOf(one)}${wordsOf(one)}`)
    .join('\n');
}

/** From 1 in a list; 0 beside it. */
function levelOf(line: HTMLElement): number {
  const said = line.getAttribute('aria-level') ?? line.getAttribute('data-aria-level');
  const level = Number(said ?? word.exec(line.getAttribute('style') ?? '')?.[1] ?? 0);
  if (level > 0) return Math.min(deepest, level);
  let depth = 0;
  for (let at = line.matches('li') ? line.parentElement : null; at; at = at.parentElement)
    if (at.matches(lists)) depth += 1;
  return Math.min(deepest, depth);
}

const markOf = (line: HTMLElement) =>
  /^H\d$/.test(line.tagName) ? `${'#'.repeat(Number(line.tagName[1]))} ` : '';

/** Without what stands below it, and without the sign that Word writes before it. */
function wordsOf(line: HTMLElement): string {
  const copy = line.cloneNode(true) as HTMLElement;
  for (const inner of copy.querySelectorAll(`${lists}, [style*="mso-list:Ignore" i]`))
    inner.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}
