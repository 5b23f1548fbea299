// kill -9 in a loop: several people write and watch each other; the process is
// killed at a random moment; everyone is gone for good; someone with no local
// state must find everything that any of them was shown or told was saved.
//
//   npm run crash -- 50            fifty rounds
//   npm run crash -- 50 --seed 7   the same moments and edits again
import { pathToFileURL } from 'node:url';
import { join } from './clients.mjs';
import { coordinators } from './people.mjs';
import { Program } from './program.mjs';
import { pause, until } from './wait.mjs';

/** A small generator of pseudo-random numbers in [0, 1), so that a seed repeats a plan. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What was promised: words that must be there, words that must be gone. */
export class Promises {
  present = new Set();
  gone = new Set();
  /** Every deletion that anybody asked for, promised or not: it excuses an absence. */
  asked = new Set();
  shown = 0;
  acknowledged = 0;

  /** What is missing or back again in `words`; empty when every promise was kept. */
  broken(words) {
    const now = new Set(words);
    const lost = [...this.present].filter((word) => !now.has(word) && !this.asked.has(word));
    const risen = [...this.gone].filter((word) => now.has(word));
    return { lost, risen, twice: words.length - now.size };
  }
}

/** One person at work: writes and deletes words of a Y.Array, and notes what they are promised. */
class Author {
  constructor(client, name, promises, dice) {
    Object.assign(this, { client, name, promises, dice });
    this.words = client.doc.getArray('words');
    this.count = 0;
    this.unacknowledged = [];
    this.words.observe((event, transaction) => {
      if (!transaction.local) this.watch(event);
    });
    if (client.kind === 'hocuspocus') {
      client.provider.on('unsyncedChanges', ({ number }) => this.acknowledge(number));
    }
  }

  /** Someone else's edit was shown. */
  watch(event) {
    for (const item of event.changes.added) {
      for (const word of item.content.getContent()) {
        this.promises.present.add(word);
        // What a joiner is given at first was counted when it was written.
        if (this.working) this.promises.shown++;
      }
    }
    for (const item of event.changes.deleted) {
      for (const word of item.content.getContent()) {
        this.promises.gone.add(word);
        this.promises.shown++;
      }
    }
  }

  /** Acknowledgements come in order: all but the last `open` messages are saved. */
  acknowledge(open) {
    if (this.over) return;
    while (this.unacknowledged.length > open) {
      const { added, deleted } = this.unacknowledged.shift();
      if (added) this.promises.present.add(added);
      if (deleted) this.promises.gone.add(deleted);
      this.promises.acknowledged++;
    }
  }

  type() {
    const remove = this.words.length > 20 && this.dice() < 0.15;
    const index = Math.floor(this.dice() * (this.words.length + (remove ? 0 : 1)));
    if (remove) {
      const deleted = this.words.get(index);
      this.promises.asked.add(deleted);
      this.unacknowledged.push({ deleted });
      this.words.delete(index, 1);
    } else {
      const added = `${this.name}.${this.count++}`;
      this.unacknowledged.push({ added });
      this.words.insert(index, [added]);
    }
  }

  async work() {
    this.working = true;
    while (!this.over) {
      const burst = 1 + Math.floor(this.dice() * 4);
      for (let i = 0; i < burst && !this.over; i++) this.type();
      await pause(Math.floor(this.dice() * 12));
    }
  }
}

/** One round on a running program: write, kill, restart, look. Answers what happened. */
export async function round(program, document, number, promises, dice) {
  const authors = [];
  for (const [i, email] of coordinators.entries()) {
    const kind = i % 2 ? 'y-websocket' : 'hocuspocus';
    const client = await join(kind, program, document, email);
    authors.push(new Author(client, `r${number}p${i}`, promises, dice));
  }
  await Promise.all(authors.map(({ client }) => client.synced()));
  const before = promises.shown + promises.acknowledged;
  const work = authors.map((author) => author.work());
  const enough = 1 + Math.floor(dice() * 1500);
  await until(
    'the moment to kill',
    () => promises.shown + promises.acknowledged - before >= enough,
    { every: 1 },
  );
  program.child.kill('SIGKILL');
  await program.exited;
  // What was on its way when the process died still counts as shown: read it all.
  await until(
    'all sockets to notice',
    () => authors.every(({ client }) => client.closes.length > 0),
    { every: 1 },
  );
  for (const author of authors) author.over = true;
  await Promise.all(work);
  for (const { client } of authors) client.leave();
  await program.restart();

  const reader = await join(
    'hocuspocus',
    program,
    document,
    coordinators[number % coordinators.length],
  );
  await reader.synced();
  const words = reader.doc.getArray('words').toArray();
  const exact = JSON.stringify(words);
  reader.leave();
  // And through the other door, by another person: the same document.
  const second = await join(
    'y-websocket',
    program,
    document,
    coordinators[(number + 1) % coordinators.length],
  );
  await second.synced();
  const differs = JSON.stringify(second.doc.getArray('words').toArray()) !== exact;
  second.leave();
  return {
    promised: promises.shown + promises.acknowledged - before,
    words: words.length,
    restart: program.startedIn,
    differs,
    ...promises.broken(words),
  };
}

/** Runs `rounds` rounds and answers a summary; throws at the first broken promise. */
export async function crash({ rounds, seed, say = () => {} }) {
  const dice = random(seed);
  const program = await Program.start({ name: `crash-${seed}` });
  const promises = new Promises();
  try {
    const rest = await program.as(coordinators[0]);
    const document = (await rest.newDocument({ title: 'Crash' })).id;
    for (let number = 1; number <= rounds; number++) {
      const result = await round(program, document, number, promises, dice);
      say(
        `round ${number}: ${result.promised} promises, ${result.words} words, ` +
          `${result.lost.length} lost, ${result.risen.length} risen, ready after ${Math.round(result.restart)} ms`,
      );
      if (result.lost.length || result.risen.length || result.twice || result.differs) {
        throw new Error(
          `seed ${seed}, round ${number}: promises broken: ${JSON.stringify(result).slice(0, 2000)}`,
        );
      }
    }
    if (promises.shown === 0 || promises.acknowledged === 0 || promises.gone.size === 0) {
      throw new Error('nothing was promised: this run proved nothing');
    }
    return {
      rounds,
      seed,
      shown: promises.shown,
      acknowledged: promises.acknowledged,
      words: promises.present.size,
      deletions: promises.gone.size,
    };
  } finally {
    await program.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rounds = Number(process.argv[2] ?? 50);
  const at = process.argv.indexOf('--seed');
  const seed = at > 0 ? Number(process.argv[at + 1]) : Date.now() % 1_000_000;
  const say = (line) => process.stdout.write(`${line}\n`);
  say(`kill -9, ${rounds} rounds, seed ${seed}`);
  say(JSON.stringify(await crash({ rounds, seed, say })));
}
