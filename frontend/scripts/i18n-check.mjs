// Fails when a language lacks a text, has one too many, lacks a placeholder or
// a plural form, or when the code asks for a text that does not exist. English
// is the original. Run by `npm run lint` and `npm run build`.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'src');
const texts = join(src, 'i18n');
const languages = ['en', 'da', 'nb', 'sv', 'fi', 'is'];
const plural = /_(zero|one|two|few|many|other)$/;
const faults = [];

function flatten(value, prefix = '', into = new Map()) {
  for (const [key, inner] of Object.entries(value)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (inner !== null && typeof inner === 'object') flatten(inner, path, into);
    else into.set(path, inner);
  }
  return into;
}

function load(language, namespace) {
  const file = join(texts, language, `${namespace}.json`);
  try {
    return flatten(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    faults.push(
      `${language}/${namespace}: ${error.code === 'ENOENT' ? 'the file is missing' : error.message}`,
    );
    return null;
  }
}

const placeholders = (text) =>
  new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]));
const tags = (text) => new Set([...text.matchAll(/<\/?(\w+)/g)].map((match) => match[1]));
const missing = (from, other) => [...from].filter((one) => !other.has(one));

/** Keys without their plural ending, and which of them are plurals. */
function stems(keys) {
  const all = new Set();
  const plurals = new Set();
  for (const key of keys) {
    const stem = key.replace(plural, '');
    // Only a key with an `_other` brother is a plural; `in_review_one` could be a name.
    if (stem !== key && keys.includes(`${stem}_other`)) plurals.add(stem);
    all.add(plurals.has(stem) ? stem : key);
  }
  return { all, plurals };
}

function compare(language, namespace, original, translated) {
  const where = `${language}/${namespace}`;
  const ours = stems([...original.keys()]);
  const theirs = stems([...translated.keys()]);
  for (const key of missing(ours.all, theirs.all)) faults.push(`${where}: "${key}" is missing`);
  for (const key of missing(theirs.all, ours.all))
    faults.push(`${where}: "${key}" is not in English`);
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const stem of theirs.plurals) {
    for (const form of forms) {
      if (!translated.has(`${stem}_${form}`))
        faults.push(`${where}: "${stem}" lacks the form "${form}"`);
    }
  }
  for (const [key, text] of translated) {
    if (typeof text !== 'string' || text.trim() === '') {
      faults.push(`${where}: "${key}" is empty`);
      continue;
    }
    const model = original.get(key) ?? original.get(`${key.replace(plural, '')}_other`);
    if (typeof model !== 'string') continue;
    for (const name of missing(placeholders(model), placeholders(text))) {
      // "One person" may do without its number.
      if (!(name === 'count' && key.endsWith('_one')))
        faults.push(`${where}: "${key}" lacks {{${name}}}`);
    }
    for (const name of missing(placeholders(text), placeholders(model))) {
      faults.push(`${where}: "${key}" has {{${name}}}, which nothing fills`);
    }
    for (const name of missing(tags(model), tags(text)))
      faults.push(`${where}: "${key}" lacks <${name}>`);
  }
}

function* sources(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)) yield path;
  }
}

/** Literal keys in the code, looked up in the namespaces the file names. */
function checkUses(english) {
  const has = (namespace, key) => {
    const keys = english.get(namespace);
    return keys?.has(key) || keys?.has(`${key}_other`);
  };
  for (const path of sources(src)) {
    const code = readFileSync(path, 'utf8');
    const named = [...code.matchAll(/useTranslation\(\s*(\[[^\]]*\]|'[^']*')?\s*\)/g)].flatMap(
      (match) => [...(match[1] ?? "'common'").matchAll(/'([^']+)'/g)].map((one) => one[1]),
    );
    if (named.length === 0) continue;
    const uses = [...code.matchAll(/(?:\bt\(\s*|i18nKey=)["']([\w.:]+)["']/g)].map(
      (match) => match[1],
    );
    for (const use of uses) {
      const [first, second] = use.split(':');
      const found = second ? has(first, second) : named.some((namespace) => has(namespace, use));
      if (!found)
        faults.push(
          `${relative(src, path)}: no text "${use}" in ${second ? first : named.join(', ')}`,
        );
    }
  }
}

const namespaces = new Set(
  languages.flatMap((language) => {
    try {
      return readdirSync(join(texts, language)).map((name) => basename(name, '.json'));
    } catch {
      faults.push(`${language}: the folder is missing`);
      return [];
    }
  }),
);
const english = new Map();
let count = 0;
for (const namespace of namespaces) {
  const original = load('en', namespace);
  if (!original) continue;
  english.set(namespace, original);
  count += original.size;
  for (const language of languages) {
    const translated = language === 'en' ? original : load(language, namespace);
    if (translated) compare(language, namespace, original, translated);
  }
}
checkUses(english);

if (faults.length > 0) {
  console.error(`${faults.join('\n')}\n\n${faults.length} faults in the texts.`);
  process.exit(1);
}
console.log(
  `Texts: ${count} in ${namespaces.size} namespaces, complete in ${languages.length} languages.`,
);
