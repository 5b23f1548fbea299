// A node is stopped while people write. They are led to the other one, and nothing
// is lost: not what was acknowledged, not what was on its way.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Balancer } from './balancer.mjs';
import { fresh, joined, kinds } from './clients.mjs';
import { Nodes } from './nodes.mjs';
import { aino, astrid, gudrun, ingrid, lars } from './people.mjs';
import { pause, until } from './wait.mjs';

let nodes;
let balancer;
before(async () => {
  nodes = await Nodes.start(2, 'drain');
  balancer = await Balancer.before(nodes.list);
});
after(async () => {
  await balancer?.close();
  await nodes?.stop();
});

/** Somebody who writes numbered words, and remembers how they were cut off. */
class Writer {
  static async join(kind, document, email, name) {
    const writer = new Writer();
    writer.client = await joined(kind, balancer, document, email);
    writer.name = name;
    writer.words = [];
    writer.work = writer.write();
    return writer;
  }

  async write() {
    while (!this.over) {
      const word = `${this.name}.${this.words.length}`;
      this.words.push(word);
      this.client.text.insert(this.client.text.length, `${word} `);
      await pause(20 + 20 * Math.random());
    }
  }

  async stop() {
    this.over = true;
    await this.work;
  }

  get closes() {
    return this.client.closes.map(({ code }) => code);
  }
}

/** Twenty-four windows of five people, all writing in one document, on both nodes. */
async function crowd(document) {
  const people = [astrid, lars, ingrid, aino, gudrun];
  const kind = (i) => Object.keys(kinds)[i % 2];
  const writers = await Promise.all(
    Array.from({ length: 24 }, (_, i) =>
      Writer.join(kind(i), document, people[i % people.length], `w${i}`),
    ),
  );
  await until('everybody to have written', () => writers.every(({ words }) => words.length > 5));
  return writers;
}

/** Stops the writers and checks that everybody has every word, and one who comes new. */
async function nothingIsLost(writers, document, program) {
  await Promise.all(writers.map((writer) => writer.stop()));
  const words = writers.flatMap((writer) => writer.words);
  const missing = (text) => {
    const there = new Set(text.toString().split(' '));
    return words.filter((word) => !there.has(word));
  };
  await until(
    'everybody to have every word',
    () => writers.every(({ client }) => missing(client.text).length === 0),
    {
      timeout: 60_000,
      detail: () =>
        writers
          .filter(({ client }) => missing(client.text).length)
          .map(
            (w) => `${w.name} ${w.client.kind} ${w.closes}: ${missing(w.client.text).slice(0, 9)}`,
          )
          .join('\n'),
    },
  );
  for (const { client } of writers) if (client.saved) await client.saved();
  const later = await fresh(program, document, ingrid);
  assert.deepEqual(missing(later.text), []);
  assert.equal(
    later.text.toString().split(' ').length - 1,
    words.length,
    'something is there twice',
  );
}

describe('a node that is stopped while people write', () => {
  for (const [how, signals] of [
    ['once', 1],
    ['and told so a second time', 2],
  ]) {
    it(`${how}: they go on at the other one, and nothing is lost`, async () => {
      const [one, two] = nodes.list;
      const document = (await (await one.as(astrid)).newDocument({ title: `Drain ${how}` })).id;
      const writers = await crowd(document);
      const cut = () => writers.filter(({ closes }) => closes.length > 0);
      assert.deepEqual(cut(), []);
      one.child.kill('SIGTERM');
      await until('the first to be sent away', () => cut().length > 0, { every: 1 });
      if (signals === 1) {
        // The balancer is told before anybody is sent away. (How they are spread over
        // the time is the Go tests' to say, who have a clock of their own.)
        const answer = await fetch(`${one.url}/readyz`).then(
          ({ status }) => status,
          () => 'stopped already',
        );
        assert.notEqual(answer, 200);
      } else {
        one.child.kill('SIGTERM');
      }
      const end = await one.exited;
      assert.deepEqual({ code: end.code, signal: end.signal }, { code: 0, signal: null }, one.log);
      assert.match(one.log, /stopped; only the database is left/);
      await until('everybody to be connected', () =>
        writers.every(({ client }) => connected(client)),
      );
      const moved = cut();
      assert.ok(moved.length >= 6, `only ${moved.length} were on the node`);
      assert.ok(moved.length <= 18, `${moved.length} were cut off, also on the other node`);
      for (const { closes, name } of moved) {
        assert.ok(
          closes.every((code) => code === 1012 || code === 1006) && closes[0] === 1012,
          `${name} was closed with ${closes}`,
        );
      }
      await nothingIsLost(writers, document, two);
      for (const { client } of writers) client.leave();
      await one.restart();
      await nodes.connected();
      await until('the balancer to find it', () => balancer.ready.has(one));
    });
  }
});

function connected(client) {
  return client.kind === 'hocuspocus'
    ? client.socket.status === 'connected' && client.provider.isSynced
    : client.provider.wsconnected && client.provider.synced;
}
