import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

// The texts of a language travel in two files, one for the frame and one for
// the editor, whatever the number of features: `virtual:texts` lists a loader
// for each, `virtual:texts/da/frame` is one of them. New namespaces are found
// by themselves.

const name = 'virtual:texts';
const editor = new Set(['collab', 'strategy', 'comments', 'documents']);

function loaders(folder: string): string {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  const lines = languages.flatMap(({ name: language }) =>
    ['frame', 'editor'].map(
      (bundle) => `"${language}/${bundle}": () => import("${name}/${language}/${bundle}"),`,
    ),
  );
  return `export default {\n${lines.join('\n')}\n}`;
}

export function i18nBundles(folder: string): Plugin {
  return {
    name: 'samrad:texts',
    resolveId: (id) => (id === name || id.startsWith(`${name}/`) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${name}`) {
        return `${loaders(folder)};\nexport const editor = ${JSON.stringify([...editor])}`;
      }
      if (!id.startsWith(`\0${name}/`)) return undefined;
      const [language = '', bundle] = id.slice(name.length + 2).split('/');
      const texts: Record<string, unknown> = {};
      for (const file of readdirSync(join(folder, language))) {
        const namespace = file.replace('.json', '');
        if (editor.has(namespace) !== (bundle === 'editor')) continue;
        const path = join(folder, language, file);
        this.addWatchFile(path);
        texts[namespace] = JSON.parse(readFileSync(path, 'utf8'));
      }
      return `export default ${JSON.stringify(texts)}`;
    },
  };
}
