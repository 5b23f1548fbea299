import { constants } from 'node:zlib';
import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { writeFileSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = process.env.SAMRAD_SERVER ?? 'http://127.0.0.1:8080';

// The server sends FILE.br to browsers that take brotli: compressing once at
// build costs nothing at run time and is about 15 % smaller than gzip.
function precompress(): Plugin {
  let out = '';
  const compress = (folder: string) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) compress(path);
      else if (/\.(js|css|html|svg|json)$/.test(name)) {
        const input = readFileSync(path);
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: input.length,
        };
        writeFileSync(`${path}.br`, brotliCompressSync(input, { params }));
      }
    }
  };
  return {
    name: 'samrad:precompress',
    apply: 'build',
    configResolved: (config) => {
      out = config.build.outDir;
    },
    closeBundle: () => {
      compress(out);
      // Emptying the folder took the committed marker with it.
      writeFileSync(join(out, '.keep'), '');
    },
  };
}

// One file per language for the texts of the shell, one for the editor's:
// a page asks for one or two files, not for one per feature.
const editorTexts = new Set(['collab', 'strategy', 'comments', 'documents']);
function chunkName(id: string): string | undefined {
  const text = /\/src\/i18n\/([a-z]{2})\/(\w+)\.json/.exec(id);
  if (text) return `texts-${text[1]}${editorTexts.has(text[2] ?? '') ? '-editor' : ''}`;
  return undefined;
}

export default defineConfig({
  plugins: [react(), precompress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    // No data: fonts or scripts; images stay files too, so CSP stays narrow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: (id: string) => chunkName(id) ?? null, test: /\/src\/i18n\/.*\.json/ }] } },
      treeshake: {
        // Designsystemet marks every file as having side effects; believing it
        // costs 64 KB (gzip) for a single button.
        moduleSideEffects: (id: string, external: boolean) =>
          external || !/@digdir\/designsystemet-react/.test(id),
      },
    },
  },
  server: {
    port: 8150,
    proxy: {
      '/api': server,
      '/auth': server,
      '/demo': server,
      '/healthz': server,
      '/collab': { target: server, ws: true },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['./src/test-setup.ts'],
    restoreMocks: true,
  },
});
