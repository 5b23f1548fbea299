import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

// The texts of a language travel in a few files, whatever the number of features:
// one for the frame, one for the pages of people and groups, one for open
// documents, one for each kind of them and more for what is opened in it later.
// `virtual:texts` lists a loader for each, `virtual:texts/da/frame`
// is one of them. A new namespace belongs to the frame unless it is named here.

const name = 'virtual:texts';
const bundles: Record<string, string[]> = {
  pages: ['groups', 'groupsettings', 'home', 'inbox', 'invitation', 'settings', 'signin'],
  editor: ['collab', 'documents', 'pictures'],
  strategy: ['strategy'],
  comments: ['comments'],
  goals: ['goals'],
  goalviews: ['goalviews'],
  goalwork: ['goalwork'],
  import: ['fileimport'],
  map: ['stakeholders', 'stakeholderviews', 'stakeholderwork'],
};
const bundleOf: Record<string, string> = Object.fromEntries(
  Object.entries(bundles).flatMap(([bundle, spaces]) => spaces.map((space) => [space, bundle])),
);
const frame = 'frame';

function loaders(folder: string): string {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  const lines = languages.flatMap(({ name: language }) =>
    [frame, ...Object.keys(bundles)].map(
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
        return `${loaders(folder)};\nexport const bundleOf = ${JSON.stringify(bundleOf)}`;
      }
      if (!id.startsWith(`\0${name}/`)) return undefined;
      const [language = '', bundle] = id.slice(name.length + 2).split('/');
      const texts: Record<string, unknown> = {};
      for (const file of readdirSync(join(folder, language))) {
        const namespace = file.replace('.json', '');
        if ((bundleOf[namespace] ?? frame) !== bundle) continue;
        const path = join(folder, language, file);
        this.addWatchFile(path);
        texts[namespace] = JSON.parse(readFileSync(path, 'utf8'));
      }
      return `export default ${JSON.stringify(texts)}`;
    },
  };
}
