// The database goes away while people write: nobody is shown or told anything
// that is not stored, authors keep their edits, everybody reads "not saved", and
// all flows when it is back.
//
//   OUTAGE_SECONDS=60 node --test interop/outage.test.mjs
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { fresh, join, joined } from './clients.mjs';
import { processes, refuseWrites, signal, smallDisk } from './database.mjs';
import { aino, astrid, gudrun, ingrid, lars } from './people.mjs';
import { Program, temporaryFolder } from './program.mjs';
import { pause, until, within } from './wait.mjs';

const seconds = Number(process.env.OUTAGE_SECONDS ?? 6);
const patience = 90_000;

/** Who writes; a test that failed has not told them to stop. */
const workshops = [];
after(() => {
  for (const { writers } of workshops) for (const writer of writers) writer.over = true;
});

const storageOf = (client) =>
  client.stateless?.filter((event) => event.type === 'storage').at(-1)?.state;

/** One person who types words and notes what becomes of them, and of the others'. */
class Writer {
  static async comes(program, document, email, kind) {
    const writer = new Writer();
    writer.name = email.split('@')[0];
    writer.client = await joined(kind, program, document, email);
    writer.words = writer.client.doc.getArray('words');
    writer.written = [];
    writer.seen = new Set();
    writer.words.observe((event, transaction) => {
      if (transaction.local) return;
      for (const item of event.changes.added)
        for (const word of item.content.getContent()) writer.seen.add(word);
    });
    return writer;
  }

  async work() {
    while (!this.over) {
      const word = `${this.name}.${this.written.length}`;
      this.written.push(word);
      this.words.insert(Math.floor(Math.random() * (this.words.length + 1)), [word]);
      await pause(10 + Math.random() * 40);
    }
  }

  /** How many of its own it has been told are stored; null where the protocol has no word for it. */
  get stored() {
    return this.client.kind === 'hocuspocus'
      ? this.written.length - this.client.provider.unsyncedChanges
      : null;
  }

  get storage() {
    return storageOf(this.client);
  }
}

class Workshop {
  static async begins(program) {
    const workshop = new Workshop();
    workshops.push(workshop);
    workshop.program = program;
    workshop.document = (await (await program.as(astrid)).newDocument({ title: 'Outage' })).id;
    workshop.writers = [];
    for (const [email, kind] of [
      [astrid, 'hocuspocus'],
      [lars, 'hocuspocus'],
      [ingrid, 'hocuspocus'],
      [aino, 'y-websocket'],
    ])
      workshop.writers.push(await Writer.comes(program, workshop.document, email, kind));
    workshop.working = workshop.writers.map((writer) => writer.work());
    await workshop.flows();
    return workshop;
  }

  /** Everybody is shown another hundred words of the others. */
  async flows() {
    const before = this.writers.map((writer) => writer.seen.size);
    await until(
      'everybody to see the others write',
      () => this.writers.every((writer, i) => writer.seen.size >= before[i] + 100),
      { timeout: patience, detail: () => this.standing() },
    );
  }

  standing() {
    return JSON.stringify(
      this.writers.map(({ name, written, seen, stored, storage, client }) => ({
        name,
        written: written.length,
        seen: seen.size,
        stored,
        storage,
        closes: client.closes,
      })),
    );
  }

  /** What everybody knows of the others', and has been told is stored. */
  known() {
    return this.writers.map(({ seen, stored }) => ({ seen: seen.size, stored }));
  }

  allRead(state) {
    return until(
      `everybody to read that storage is ${state}`,
      () =>
        this.writers.every(
          ({ client, storage }) => client.kind !== 'hocuspocus' || storage === state,
        ),
      { timeout: patience, detail: () => this.standing() },
    );
  }

  /** A megabyte that no free place in the database's files can hold; of whom nothing is counted. */
  paste() {
    const pasted = randomBytes(750_000).toString('base64');
    this.writers.at(-1).client.doc.getText('pasted').insert(0, pasted);
  }

  /** Ends the work; everybody has everything, and the database too. */
  async ends() {
    for (const writer of this.writers) writer.over = true;
    await Promise.all(this.working);
    const all = this.writers.flatMap(({ written }) => written).sort();
    const same = (words) => JSON.stringify([...words].sort()) === JSON.stringify(all);
    await until(
      'everybody to have every word, and every word to be stored',
      () =>
        this.writers.every(
          ({ words, stored, written }) =>
            same(words.toArray()) && (stored === null || stored === written.length),
        ),
      { timeout: patience, detail: () => this.standing() },
    );
    const order = JSON.stringify(this.writers[0].words.toArray());
    for (const { client } of this.writers) client.leave();
    // Of those who wrote nobody can bring anything back now.
    await this.program.killAndRestart();
    const reader = await fresh(this.program, this.document, gudrun);
    const words = reader.doc.getArray('words').toArray();
    assert.equal(words.length, all.length);
    assert.ok(same(words), 'not the same words');
    assert.equal(JSON.stringify(words), order);
    return all.length;
  }
}

/** The whole story, when the outage lasts long enough to be told of. */
async function liveThrough(program, { begin, end, ready }) {
  const workshop = await Workshop.begins(program);
  await begin(workshop);
  await workshop.allRead('away');
  if (ready) assert.equal((await fetch(`${program.url}/readyz`)).status, ready);
  assert.equal((await fetch(`${program.url}/healthz`)).status, 200);
  const before = workshop.known();
  const written = workshop.writers.map((writer) => writer.written.length);
  // Who comes in now is shown what is stored, if that can be read, and nothing else.
  const late = await join('hocuspocus', program, workshop.document, gudrun);
  await pause(seconds * 1000);
  assert.deepEqual(workshop.known(), before, 'shown or told something meanwhile');
  assert.ok(workshop.writers.every((writer, i) => writer.written.length > written[i] + 10));
  const shown = late.doc.getArray('words').toArray();
  for (const { name, stored } of workshop.writers) {
    const theirs = shown.filter((word) => word.startsWith(`${name}.`)).length;
    assert.ok(stored === null || theirs <= stored, `${theirs} of ${name} shown, ${stored} stored`);
  }
  if (shown.length > 0) assert.equal(storageOf(late), 'away');
  assert.deepEqual(
    workshop.writers.map(({ client }) => client.closes),
    [[], [], [], []],
    'closed, though nothing was wrong with them',
  );
  await end();
  await workshop.allRead('ok');
  await workshop.flows();
  await late.synced();
  late.leave();
  return workshop.ends();
}

describe('the private database', () => {
  let program;
  before(async () => {
    program = await Program.start({ name: 'interop-outage' });
    // Made while the database is there to ask.
    await Promise.all([astrid, lars, ingrid, aino, gudrun].map((email) => program.token(email)));
  });
  after(async () => {
    signal(program, 'SIGCONT');
    await program?.stop();
  });

  it(`stands still for ${seconds} s`, async (t) => {
    const words = await liveThrough(program, {
      begin: () => signal(program, 'SIGSTOP'),
      end: () => signal(program, 'SIGCONT'),
      ready: 503,
    });
    t.diagnostic(`${words} words, none lost`);
  });

  for (const [what, victims] of [
    ['all its processes', (all) => all],
    ['its first process', (all) => all.slice(0, 1)],
    ['one of its connections', (all) => all.slice(-1)],
  ]) {
    it(`is killed, ${what}, and comes back by itself`, async (t) => {
      const workshop = await Workshop.begins(program);
      for (let round = 0; round < 3; round++) {
        const killed = victims(processes(program));
        assert.ok(killed.length > 0);
        for (const pid of killed) process.kill(pid, 'SIGKILL');
        await workshop.flows();
        await until(
          'the program to be ready again',
          async () => (await fetch(`${program.url}/readyz`)).ok,
          { timeout: patience, every: 100 },
        );
      }
      t.diagnostic(`${await workshop.ends()} words, none lost`);
    });
  }

  it(`can write nothing for ${seconds} s`, async (t) => {
    const words = await liveThrough(program, {
      begin: () => refuseWrites(program, true),
      end: () => refuseWrites(program, false),
    });
    t.diagnostic(`${words} words, none lost`);
  });
});

describe('the disk', () => {
  // Where nothing may be mounted, as in a container, the test above stands for it.
  it(`is full for ${seconds} s`, async (t) => {
    const folder = await temporaryFolder();
    const disk = smallDisk(folder, 160);
    if (!disk) return t.diagnostic('no disk could be mounted here');
    const program = await Program.start({ name: 'interop-full-disk', data: `${folder}/data` });
    try {
      await Promise.all([astrid, lars, ingrid, aino, gudrun].map((email) => program.token(email)));
      const words = await liveThrough(program, {
        // The database gives room back now and then, and finds some in its files.
        begin: (workshop) =>
          until(
            'the first to read that storage is away',
            () => {
              disk.fill();
              workshop.paste();
              return workshop.writers.some(({ storage }) => storage === 'away');
            },
            { timeout: patience, every: 1000 },
          ),
        end: () => disk.empty(),
      });
      t.diagnostic(`${words} words, none lost`);
    } finally {
      disk.empty();
      await within('the program to stop', program.stop(), 60_000).finally(disk.remove);
    }
  });
});
