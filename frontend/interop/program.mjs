// The real program, as the tests drive it: started on a free port with a data
// folder of its own, killed with SIGKILL, started again on the same data.
//
// The binary is SAMRAD_BIN, else bin/samrad-race (built with Go's race
// detector), else bin/samrad. Its log is kept in artefacts/logs, and stopping it
// fails when the log holds a data race or a panic.
import { execFile, spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { furnish } from './furnished.mjs';
import { until, within } from './wait.mjs';

const run = promisify(execFile);

export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
export const artefacts = join(root, 'artefacts');

export function binary() {
  const choices = [
    process.env.SAMRAD_BIN,
    join(root, 'bin/samrad-race'),
    join(root, 'bin/samrad'),
  ].filter(Boolean);
  const found = choices.find((path) => existsSync(path));
  if (!found) {
    throw new Error('no samrad binary: run "make build" first, or set SAMRAD_BIN');
  }
  return resolve(found);
}

/**
 * The ports that the system does not give to whoever asks for any: until one is
 * listened on, a connection on its way out could get it, and while a program is
 * down whoever tries to reach it there could be connected with itself.
 */
async function portsOfOurOwn() {
  const range = '/proc/sys/net/ipv4/ip_local_port_range';
  const text = await readFile(range, 'utf8').catch(() => '32768 60999');
  const [first, last] = text.trim().split(/\s+/).map(Number);
  if (first - 10_000 >= 1000) return [10_000, first];
  if (65_535 - last >= 1000) return [last + 1, 65_535];
  return [10_000, 30_000];
}

/** A port of the loopback interface that nobody listened on a moment ago. */
export async function freePort() {
  const [from, to] = await portsOfOurOwn();
  for (;;) {
    const port = from + Math.floor(Math.random() * (to - from));
    const server = createServer();
    const free = await new Promise((done) => {
      server.once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
    });
    if (free) return port;
  }
}

export async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'samrad-test-'));
  await chmod(folder, 0o755);
  return folder;
}

export class Program {
  /** Starts samrad with --demo (or with `args` instead) and waits until it is ready. */
  static async start({ name = 'program', args = ['--demo'], env = {}, port, data } = {}) {
    const program = new Program();
    program.name = name;
    program.args = args;
    program.env = env;
    program.folder = await temporaryFolder();
    program.data = data ?? join(program.folder, 'data');
    program.tokens = new Map();
    if (!data && !env.DATABASE_URL && args.includes('--demo')) await program.furnish();
    program.port = port ?? (await freePort());
    program.url = `http://127.0.0.1:${program.port}`;
    // Who is connected: a test that failed has not sent them home.
    program.guests = new Set();
    program.log = '';
    await mkdir(join(artefacts, 'logs'), { recursive: true });
    program.logFile = createWriteStream(join(artefacts, 'logs', `${name}.log`));
    await program.begin();
    return program;
  }

  /** Lets the program find its data folder as a first start has left it before. */
  async furnish() {
    const start = async (use, folder) => {
      const home = await temporaryFolder();
      const first = await Program.start({ name: 'first-start', data: join(home, 'data') });
      try {
        await use(first);
      } finally {
        await first.stop();
      }
      // Where the database may stand is for the program to choose.
      await run('mv', [join(home, 'data'), folder]);
      await rm(home, { recursive: true });
    };
    const tokens = await furnish(this.data, { binary: binary(), artefacts, start });
    for (const [email, token] of Object.entries(tokens)) this.tokens.set(email, token);
  }

  environment() {
    const { DATABASE_URL: _, ...rest } = process.env;
    // A test's program never uses the developer's own settings.
    for (const key of Object.keys(rest)) if (key.startsWith('SAMRAD_')) delete rest[key];
    return { ...rest, ...this.env };
  }

  async begin() {
    const started = performance.now();
    const child = spawn(
      binary(),
      ['serve', '--addr', `127.0.0.1:${this.port}`, '--data', this.data, ...this.args],
      { env: this.environment(), stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.child = child;
    const keep = (chunk) => {
      this.log += chunk;
      this.logFile.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.exited = new Promise((resolveExit) => {
      child.once('error', (error) => resolveExit({ error }));
      child.once('exit', (code, signal) => resolveExit({ code, signal }));
    });
    this.exited.then((how) => {
      child.how = how;
    });
    await until('the program to be ready', () => this.ready(), {
      timeout: 60_000,
      every: 20,
      detail: () => this.log.slice(-4000),
    });
    this.startedIn = performance.now() - started;
  }

  async ready() {
    if (this.child.how) {
      throw new Error(
        `samrad ended (${JSON.stringify(this.child.how)}):\n${this.log.slice(-4000)}`,
      );
    }
    try {
      const response = await fetch(`${this.url}/readyz`);
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }

  /** Ends the process as a power cut would: no goodbye, no flush. */
  async kill() {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** Starts again on the same data and the same port. */
  async restart() {
    await this.begin();
  }

  async killAndRestart() {
    await this.kill();
    await this.restart();
  }

  /** Stops in good order, checks that it did, and removes the data. */
  async stop() {
    for (const guest of this.guests) guest.leave();
    if (!this.child.how) {
      this.child.kill('SIGTERM');
      const how = await within('samrad to stop after SIGTERM', this.exited).catch(async (late) => {
        await this.kill();
        throw late;
      });
      if (how.code !== 0) {
        throw new Error(`samrad stopped with ${JSON.stringify(how)}:\n${this.log.slice(-4000)}`);
      }
    }
    this.logFile.end();
    const bad = /WARNING: DATA RACE|^panic: |^fatal error: /m.exec(this.log);
    if (bad)
      throw new Error(
        `the log of ${this.name} holds:\n${this.log.slice(bad.index, bad.index + 6000)}`,
      );
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs another subcommand on the same data, e.g. ["token", "create", …]. */
  async command(...args) {
    const { stdout } = await run(binary(), [...args, '--data', this.data, ...this.args], {
      env: this.environment(),
    });
    return stdout;
  }

  /** A personal access token, made once per person. */
  token(email) {
    if (!this.tokens.has(email)) {
      this.tokens.set(
        email,
        this.command('token', 'create', '--email', email).then((out) => out.trim()),
      );
    }
    return this.tokens.get(email);
  }

  /** A REST client that speaks as this person; see rest.mjs. */
  async as(email) {
    const { Rest } = await import('./rest.mjs');
    return new Rest(this.url, await this.token(email));
  }
}
