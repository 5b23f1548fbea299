import { use, useSyncExternalStore } from 'react';
import { currentLanguage, subscribe, type Translate, texts, translator } from './texts';

export interface Translation {
  /** Of the first namespace, unless a key names another: "common:save". */
  t: Translate;
  i18n: { language: string };
}

const made = new Map<string, Translation>();
/** Per language and namespaces. `use` wants the same promise at every render, also after it is kept. */
const waits = new Map<string, Promise<unknown>>();
/** What could not be loaded: told once to who waits for it, and then asked for again. */
const failures = new Map<string, { reason: unknown }>();

/** Texts in the present language; waits (Suspense) until those of the namespaces are there. */
export function useTranslation(namespaces: string | readonly string[] = 'common'): Translation {
  const language = useSyncExternalStore(subscribe, currentLanguage);
  const all = typeof namespaces === 'string' ? [namespaces] : namespaces;
  const name = `${language}/${all.join()}`;
  use(waitFor(name, language, all));
  let found = made.get(name);
  if (!found) {
    found = { t: translator(language, all[0] ?? 'common'), i18n: { language } };
    made.set(name, found);
  }
  return found;
}

function waitFor(name: string, language: string, namespaces: readonly string[]) {
  const failure = failures.get(name);
  if (failures.delete(name)) throw failure?.reason;
  let wait = waits.get(name);
  if (!wait) {
    const missing = texts(language, namespaces);
    wait = missing ?? kept();
    // A failed one goes, so that the next try loads again.
    missing?.catch((reason: unknown) => {
      waits.delete(name);
      failures.set(name, { reason });
    });
    waits.set(name, wait);
  }
  return wait;
}

/** A promise that `use` reads without waiting: it looks for these two first. */
function kept(): Promise<unknown> {
  return Object.assign(Promise.resolve(), { status: 'fulfilled', value: undefined });
}
