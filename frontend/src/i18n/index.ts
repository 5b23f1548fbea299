import { isLanguage, type Language, rememberLanguage, startLanguage } from './languages';
import { currentLanguage, subscribe, switchTo, texts } from './texts';

export { formatAgo, formatDate, formatDateTime, today } from './dates';
export { isLanguage, type Language, languages } from './languages';
export type { Translate } from './texts';
export { useTranslation } from './useTranslation';

/** Resolves when the first page's texts are there. */
export async function startTexts(language: string = startLanguage()): Promise<void> {
  subscribe(() => {
    document.documentElement.lang = currentLanguage();
  });
  document.documentElement.lang = language;
  await switchTo(language, ['common']);
}

/** Starts to load texts that are needed in a moment; a failure is told when they are. */
export async function prepareTexts(...namespaces: string[]): Promise<void> {
  await texts(currentLanguage(), namespaces)?.catch(() => undefined);
}

/** Switches the whole page at once and remembers it for the sign-in page. */
export async function changeLanguage(code: Language): Promise<void> {
  rememberLanguage(code);
  await switchTo(code);
}

/** The signed-in person's own choice wins over the browser's. */
export function followPerson(locale: string) {
  if (isLanguage(locale)) void changeLanguage(locale);
}
