type Words = (key: string, values: { count: number }) => string;

/** How far somebody is from where they are wanted: below it, there, or above it. */
export function sayGap(gap: number, t: Words): string {
  return gap < 0 ? t('engagement.beyond', { count: -gap }) : t('engagement.gapIs', { count: gap });
}
