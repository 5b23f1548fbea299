import loaders, { bundleOf } from 'virtual:texts';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { icelandicPlural } from './icelandic';
import { isLanguage, type Language, rememberLanguage, startLanguage } from './languages';

export { formatAgo, formatDate, formatDateTime } from './dates';
export { isLanguage, type Language, languages } from './languages';

const load = (language: string, namespace: string) =>
  loaders[`${language}/${bundleOf[namespace] ?? 'frame'}`]?.();

const shell = ['common', 'connect', 'signin', 'home', 'groups', 'invitation', 'settings'];

const icelandicRule = {
  select: icelandicPlural,
  resolvedOptions: () => ({ pluralCategories: ['one', 'other'] }),
};

/** Resolves when the first page's texts are there. */
export async function startTexts(): Promise<void> {
  const language = startLanguage();
  document.documentElement.lang = language;
  i18next.on('languageChanged', (code) => {
    document.documentElement.lang = code;
  });
  await i18next
    .use({
      type: 'backend',
      read(lng: string, ns: string, done: (error: unknown, data: unknown) => void) {
        const loading = load(lng, ns);
        if (!loading) return done(new Error(`no texts for ${lng}`), null);
        loading.then(
          (texts) => done(null, texts.default[ns]),
          (error: unknown) => done(error, null),
        );
      },
    })
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      load: 'currentOnly',
      ns: shell,
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  const resolver = i18next.services.pluralResolver;
  const ordinary = resolver.getRule.bind(resolver);
  resolver.getRule = (code: string, options?: { ordinal?: boolean }) =>
    code === 'is' && !options?.ordinal ? icelandicRule : ordinary(code, options);
}

/** Switches the whole page at once and remembers it for the sign-in page. */
export async function changeLanguage(code: Language): Promise<void> {
  rememberLanguage(code);
  if (i18next.language !== code) await i18next.changeLanguage(code);
}

/** The signed-in person's own choice wins over the browser's. */
export function followPerson(locale: string) {
  if (isLanguage(locale)) void changeLanguage(locale);
}
