import type { Plugin } from 'vite';

// Aksel's icons bring 1 kB of the same JavaScript each. All of them are an <svg>
// with paths; this keeps the paths and leaves the rest to src/design/icon.tsx,
// which is on the page once.

const drawn = /React\.createElement\("path", (\{[^{}]*\})\)/g;

/** The module of one icon anew, or null for a module that is something else. */
export function lightIcon(code: string): string | null {
  const paths = [...code.matchAll(drawn)].map((match) => match[1]);
  const elements = code.match(/React\.createElement\(/g)?.length ?? 0;
  // Besides the paths: the <svg> and its <title>. Anything more, and it stays as it is.
  if (paths.length === 0 || elements !== paths.length + 2) return null;
  const kept = paths.map((path) => path?.replace('fill: "currentColor", ', ''));
  return `import { icon } from '@/design/icon';\nexport default icon([${kept.join(', ')}]);\n`;
}

export function icons(): Plugin {
  return {
    name: 'samrad:icons',
    enforce: 'pre',
    transform(code, id) {
      if (!/@navikt\/aksel-icons\/dist\/react\/esm\/\w+\.js$/.test(id)) return undefined;
      const light = lightIcon(code);
      return light === null ? undefined : { code: light, map: null };
    },
  };
}
