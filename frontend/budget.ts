import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

// What a page may weigh: all JavaScript its route loads, compressed with gzip,
// from the first request on. The build fails above it and prints each sum. A
// chunk's name says nothing; what belongs to a route is found by following the
// imports from the modules it is made of.

interface Budget {
  name: string;
  /** Parts of the paths of modules that the route loads lazily. */
  parts: string[];
  /** Thousand bytes. */
  most: number;
}

const shell = ['src/main.tsx', 'virtual:texts/fi/frame'];
const document = [...shell, 'src/features/documents/index.ts', 'virtual:texts/fi/editor'];
const map = [...document, 'src/features/stakeholders/index.ts', 'virtual:texts/fi/map'];
const goals = [...document, 'src/features/goals/index.ts', 'virtual:texts/fi/goals'];
const view = (name: string) => [...map, `src/features/stakeholders/${name}/index.ts`];

// The aim is 240 for maps and 190 for goals. These are what is there plus a little:
// they may only ever go down.
const budgets: Budget[] = [
  { name: 'map, grid', parts: view('grid'), most: 168 },
  { name: 'map, network', parts: view('network'), most: 177 },
  { name: 'map, table', parts: view('table'), most: 172 },
  { name: 'map, engagement', parts: view('engagement'), most: 164 },
  { name: 'goals, tree', parts: [...goals, 'src/features/goals/tree/index.ts'], most: 173 },
];

interface Chunk {
  fileName: string;
  code: string;
  imports: string[];
  moduleIds: string[];
}

export function budget(): Plugin {
  return {
    name: 'samrad:budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk') as Chunk[];
      const faults: string[] = [];
      for (const { name, parts, most } of budgets) {
        const size = sizeOf(chunks, parts) / 1000;
        this.info(`${name}: ${size.toFixed(1)} of ${most} kB JavaScript (gzip)`);
        if (size > most) faults.push(`${name} weighs ${size.toFixed(1)} kB, ${most} are allowed`);
      }
      if (faults.length > 0) this.error(faults.join('\n'));
    },
  };
}

/** Bytes after gzip of the chunks that hold these modules, and of all they import. */
export function sizeOf(chunks: readonly Chunk[], parts: readonly string[]): number {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const waiting = parts.map((part) => {
    const found = chunks.find(({ moduleIds }) =>
      moduleIds.some((id) => id.replace(/^\0/, '').endsWith(part)),
    );
    if (!found) throw new Error(`no chunk holds ${part}: the budget measures nothing`);
    return found.fileName;
  });
  const loaded = new Set<string>();
  let size = 0;
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = byName.get(name);
    if (!chunk || loaded.has(name)) continue;
    loaded.add(name);
    size += gzipSync(chunk.code).length;
    waiting.push(...chunk.imports);
  }
  return size;
}
