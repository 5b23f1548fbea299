import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { budget } from './budget.ts';
import { hover } from './hover.ts';
import { i18nBundles } from './i18n-bundles.ts';
import { icons } from './icons.ts';

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

const fields = hover();

export default defineConfig({
  css: { postcss: { plugins: [fields.postcss] } },
  plugins: [
    fields.plugin,
    icons(),
    i18nBundles(fileURLToPath(new URL('./src/i18n', import.meta.url))),
    budget(),
    precompress(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    // No data: fonts or scripts; images stay files too, so CSP stays narrow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // "use client" speaks to servers that draw pages; this page is drawn where it is read.
      onLog: (level, log, tell) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
      },
      output: {
        codeSplitting: {
          groups: [
            {
              // What every page loads is one file: it compresses better than twenty.
              name: 'base',
              test: /node_modules.(preact|react|react-dom|scheduler|use-sync-external-store|@tanstack.(react-router|router-core|history|store|react-store|query-core|react-query)|openapi-fetch)[\\/]|src.(i18n|api)[\\/].*tsx?$|src.design.(index|announce|Avatar|Menu|Notice|SkeletonLines|later|palette|icon|Page|theme|NotFound)\.tsx?|src.app.shell.(index|slot|useSignOut|navigation)|src.features.(documents.(search|editors)|groups.invitationToken|shareddoc.(useViewAddress|remembered)|(goals|stakeholders).views?)\.ts/,
            },
            {
              // Signs that several parts share: else they come with the largest of them.
              name: 'signs',
              test: /node_modules.@navikt.aksel-icons/,
              minShareCount: 2,
            },
            { name: 'devicecopies', test: /src.features.collab.devicecopies/ },
            {
              // What every open document loads, whatever its kind.
              name: 'document',
              test: /node_modules.(@hocuspocus|@lifeomic|y-protocols|y-indexeddb)[\\/]|src.features.(documents|shareddoc|collab|comments.(model|button))[\\/]\w+\.tsx?$/,
            },
            {
              // What every view of a list of goals loads.
              name: 'goalparts',
              test: /src.features.goals.(model|inputs|presence|fields.(useGoalWords|dates)|indicators.(ProgressFigure|useLiveRows)|checkins.(HealthMark|healthShapes))/,
            },
          ],
        },
      },
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
      '/readyz': server,
      '/collab': { target: server, ws: true },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    setupFiles: ['./src/test-setup.ts'],
    restoreMocks: true,
    // What hangs is ended; what is slow on a busy machine is not.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
