/** Each language named in itself, as its speakers look for it. */
export const languages = [
  { code: 'da', name: 'Dansk' },
  { code: 'nb', name: 'Norsk bokmål' },
  { code: 'sv', name: 'Svenska' },
  { code: 'fi', name: 'Suomi' },
  { code: 'is', name: 'Íslenska' },
  { code: 'en', name: 'English' },
] as const;

export type Language = (typeof languages)[number]['code'];

const remembered = 'samrad.language';

export function isLanguage(code: string): code is Language {
  return languages.some((language) => language.code === code);
}

/** The first language we have among what is wanted; Norwegian in any form is nb. */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0] ?? '';
    const code = base === 'no' || base === 'nn' ? 'nb' : base;
    if (isLanguage(code)) return code;
  }
  return 'en';
}

/** Before anyone is signed in: what was last chosen here, else the browser's. */
export function startLanguage(): Language {
  let stored = '';
  try {
    stored = localStorage.getItem(remembered) ?? '';
  } catch {
    // Storage may be forbidden; the browser's language does.
  }
  return pickLanguage([stored, ...navigator.languages]);
}

export function rememberLanguage(code: Language) {
  try {
    localStorage.setItem(remembered, code);
  } catch {
    // Only a convenience.
  }
}
