import { use, useSyncExternalStore } from 'react';
import { currentLanguage, subscribe, type Translate, texts, translator } from './texts';

export interface Translation {
  /** Of the first namespace, unless a key names another: "common:save". */
  t: Translate;
  i18n: { language: string };
}

const made = new Map<string, Translation>();
const waits = new Map<string, Promise<unknown>>();

/** Texts in the present language; waits (Suspense) until those of the namespaces are there. */
export function useTranslation(namespaces: string | readonly string[] = 'common'): Translation {
  const language = useSyncExternalStore(subscribe, currentLanguage);
  const all = typeof namespaces === 'string' ? [namespaces] : namespaces;
  const name = `${language}/${all.join()}`;
  const missing = texts(language, all);
  if (missing) {
    // React wants the same promise at each try; a failed one goes, so that the next try loads again.
    let wait = waits.get(name);
    if (!wait) {
      wait = missing.finally(() => waits.delete(name));
      waits.set(name, wait);
    }
    use(wait);
  }
  let found = made.get(name);
  if (!found) {
    found = { t: translator(language, all[0] ?? 'common'), i18n: { language } };
    made.set(name, found);
  }
  return found;
}
