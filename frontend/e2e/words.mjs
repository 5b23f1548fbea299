// The words on the screen, by their keys, so that a test reads "the button that
// says groups:new.action" in any language.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../src/i18n/', import.meta.url);

/** words('fi')('groups:new.action', {name: 'x'}) is the Finnish text. */
export function words(language) {
  const texts = {};
  for (const file of readdirSync(new URL(`${language}/`, folder))) {
    texts[file.replace('.json', '')] = JSON.parse(
      readFileSync(new URL(`${language}/${file}`, folder), 'utf8'),
    );
  }
  return (key, values = {}) => {
    const [namespace, path] = key.split(':');
    const text = path.split('.').reduce((node, part) => node?.[part], texts[namespace]);
    if (typeof text !== 'string') throw new Error(`no text ${key} in ${language}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? `{{${name}}}`);
  };
}

export const en = words('en');
