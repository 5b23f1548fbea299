// Writes src/api/schema.d.ts from the server's own OpenAPI: `npm run generate`.
// Asks the program (SAMRAD_BIN, else ../bin/samrad), so what is typed here is
// what the handlers answer; `-- --check` fails when the file is out of date.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'src', 'api', 'schema.d.ts');
const program = process.env.SAMRAD_BIN ?? join(here, '..', '..', 'bin', 'samrad');

let document;
try {
  document = execFileSync(program, ['openapi'], { encoding: 'utf8', maxBuffer: 32 * 1024 * 1024 });
} catch (error) {
  console.error(`Could not run "${program} openapi": ${error.message}\nBuild it first: make build`);
  process.exit(1);
}
const types = await openapiTS(JSON.parse(document));
const text = `// Made by \`npm run generate\` from the server's OpenAPI. Do not edit.\n${astToString(types)}`;

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('src/api/schema.d.ts is out of date: run `npm run generate`.');
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}
