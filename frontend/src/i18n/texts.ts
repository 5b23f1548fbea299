import loaders, { bundleOf } from 'virtual:texts';
import { icelandicPlural } from './icelandic';

// The texts of one language, found by namespace and key: "common:save", or
// "save" within a namespace. Plurals are keys that end in _zero (for exactly
// none) and in the forms of Intl.PluralRules; {{name}} is filled in. A library
// for the same weighs 16 kB on every page.

type Branch = { [key: string]: string | Branch };
export type Fill = Record<string, unknown> & { count?: number; defaultValue?: string };

/** A text of the present language; the key itself if there is none. */
export type Translate = (key: string, fill?: Fill) => string;

/** Answers per "da/frame"; a failed one is forgotten, so that the next look tries again. */
const loading = new Map<string, Promise<void>>();
const arrived = new Set<string>();
/** Per "da/common". */
const known = new Map<string, Branch>();
const translators = new Map<string, Translate>();
const listeners = new Set<() => void>();

let current = 'en';
let wanted = current;

export const currentLanguage = () => current;

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const bundleFor = (namespace: string) => bundleOf[namespace] ?? 'frame';

/** Null when the texts of these namespaces are there, else when they will be. */
export function texts(language: string, namespaces: readonly string[]): Promise<unknown> | null {
  const missing = namespaces.map(bundleFor).filter((one) => !arrived.has(`${language}/${one}`));
  return missing.length === 0 ? null : Promise.all(missing.map((one) => load(language, one)));
}

function load(language: string, bundle: string): Promise<void> {
  const name = `${language}/${bundle}`;
  let promise = loading.get(name);
  if (!promise) {
    const loader = loaders[name];
    if (!loader) return Promise.reject(new Error(`there are no texts ${name}`));
    promise = loader().then(
      (module) => {
        for (const [namespace, branch] of Object.entries(module.default))
          known.set(`${language}/${namespace}`, branch as Branch);
        arrived.add(name);
      },
      (error: unknown) => {
        loading.delete(name);
        throw error;
      },
    );
    loading.set(name, promise);
  }
  return promise;
}

/** Loads what the page has in the present language in another, then changes to it at once. */
export async function switchTo(language: string, namespaces: readonly string[] = []) {
  wanted = language;
  const bundles = new Set(namespaces.map(bundleFor));
  for (const name of arrived) bundles.add(name.slice(name.indexOf('/') + 1));
  await Promise.all([...bundles].map((one) => load(language, one)));
  if (current === language || wanted !== language) return;
  current = language;
  for (const listener of listeners) listener();
}

/** The same function for the same arguments, so that it can be a dependency. */
export function translator(language: string, namespace: string): Translate {
  const name = `${language}/${namespace}`;
  let found = translators.get(name);
  if (!found) {
    found = (key, fill) => translate(language, namespace, key, fill);
    translators.set(name, found);
  }
  return found;
}

export function translate(language: string, namespace: string, key: string, fill?: Fill): string {
  const colon = key.indexOf(':');
  const space = colon < 0 ? namespace : key.slice(0, colon);
  const path = colon < 0 ? key : key.slice(colon + 1);
  const branch = known.get(`${language}/${space}`);
  const text = branch && find(branch, path, language, fill?.count);
  if (text === undefined) return fill?.defaultValue ?? path;
  return fill ? text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_all, name) => spell(fill[name])) : text;
}

function find(branch: Branch, path: string, language: string, count?: number): string | undefined {
  if (count === undefined) return leaf(branch, path);
  return (
    (count === 0 ? leaf(branch, `${path}_zero`) : undefined) ??
    leaf(branch, `${path}_${plural(language, count)}`) ??
    leaf(branch, path)
  );
}

function leaf(branch: Branch, path: string): string | undefined {
  let at: string | Branch | undefined = branch;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || !Object.hasOwn(at, part)) return undefined;
    at = at[part];
  }
  return typeof at === 'string' ? at : undefined;
}

const rules = new Map<string, Intl.PluralRules>();

function plural(language: string, count: number): string {
  if (language === 'is') return icelandicPlural(count);
  let rule = rules.get(language);
  if (!rule) {
    rule = new Intl.PluralRules(language);
    rules.set(language, rule);
  }
  return rule.select(count);
}

const spell = (value: unknown) => (value === undefined || value === null ? '' : String(value));
