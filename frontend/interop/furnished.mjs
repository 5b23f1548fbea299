// A data folder as the first start of a demo leaves it, made once for each build of
// the program and copied for each test: making a database and filling it anew takes
// a second of both cores, and every test file wants one.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { everyone } from './people.mjs';

const run = promisify(execFile);

/**
 * Makes `data` such a folder, and answers a token of each person by their email.
 * `start(data)` starts the program on an empty one, where none was made before.
 */
export async function furnish(data, { binary, artefacts, start }) {
  const { mtimeMs, size } = await stat(binary);
  const model = join(artefacts, `furnished-${Math.round(mtimeMs)}-${size}`);
  if (!existsSync(model)) await make(model, artefacts, start);
  await run('cp', ['-a', join(model, 'data'), data]);
  await rm(join(data, 'lock'), { force: true });
  return JSON.parse(await readFile(join(model, 'tokens.json'), 'utf8'));
}

async function make(model, artefacts, start) {
  await mkdir(artefacts, { recursive: true });
  for (const name of await readdir(artefacts))
    if (/^furnished-\d+-\d+$/.test(name)) await rm(join(artefacts, name), { recursive: true });
  const draft = `${model}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  await start(async (program) => {
    const tokens = await Promise.all(
      everyone.map(async (email) => [email, await program.token(email)]),
    );
    await writeFile(join(draft, 'tokens.json'), JSON.stringify(Object.fromEntries(tokens)));
  }, draft);
  // Another test file may have been quicker; theirs is as good.
  await rename(draft, model).catch(() => rm(draft, { recursive: true }));
}
