/** The colours of lines and marks, as canvases need them: resolved for the theme that is on. */
export interface Look {
  ink: string;
  strong: string;
  danger: string;
  paper: string;
  chosen: string;
  word: string;
  strongWord: string;
  font: string;
  /** Pixels of the smallest words. */
  wordSize: number;
  /** High contrast of the system: its colours stand for all of ours. */
  forced: boolean;
}

const tokens = {
  ink: '--network-line',
  strong: '--network-strong',
  danger: '--network-strained',
  paper: '--network-paper',
  chosen: '--network-chosen',
  word: '--network-word',
  strongWord: '--network-strong-word',
} as const;

const media = [
  '(prefers-color-scheme: dark)',
  '(prefers-contrast: more)',
  '(forced-colors: active)',
];

/** Reads the colours by way of an element, since a token may be `light-dark(…)`. */
export function readLook(probe: HTMLElement): Look {
  const style = getComputedStyle(probe);
  const colours = Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => {
      probe.style.color = `var(${token})`;
      return [name, style.color];
    }),
  ) as Record<keyof typeof tokens, string>;
  return {
    ...colours,
    font: style.fontFamily,
    wordSize: Number.parseFloat(style.fontSize) || 11,
    forced: window.matchMedia('(forced-colors: active)').matches,
  };
}

/** Calls when the colours may be others: the theme, the contrast, or letters that have come. */
export function onLook(changed: () => void): () => void {
  const asked = media.map((query) => window.matchMedia(query));
  for (const one of asked) one.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-color-scheme', 'class'] });
  document.fonts?.addEventListener('loadingdone', changed);
  return () => {
    for (const one of asked) one.removeEventListener('change', changed);
    observer.disconnect();
    document.fonts?.removeEventListener('loadingdone', changed);
  };
}
