// What was shown or acknowledged is in the database, whatever happens to the
// process a moment later.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as Y from 'yjs';
import { fresh, joined } from './clients.mjs';
import { astrid, gudrun, ingrid, lars } from './people.mjs';
import { freePort, Program } from './program.mjs';
import { apply, sephBlog } from './trace.mjs';
import { until, within } from './wait.mjs';

let program;
let metrics;
before(async () => {
  metrics = `127.0.0.1:${await freePort()}`;
  program = await Program.start({
    name: 'interop-durability',
    args: ['--demo', '--metrics-addr', metrics],
  });
});
after(() => program?.stop());

const newDocument = async (title) => (await (await program.as(astrid)).newDocument({ title })).id;

describe('SIGKILL', () => {
  for (let round = 1; round <= 3; round++) {
    it(`in the moment of the acknowledgement, ${round} of 3`, async () => {
      const document = await newDocument('acknowledged');
      const author = await joined('hocuspocus', program, document, astrid);
      const acknowledged = new Promise((resolve) => {
        author.provider.on(
          'unsyncedChanges',
          ({ number }) => number === 0 && resolve(program.child.kill('SIGKILL')),
        );
      });
      author.text.insert(0, `saved, it said, round ${round}`);
      await within('the acknowledgement', acknowledged);
      await program.exited;
      author.leave();
      await program.restart();
      assert.equal(
        (await fresh(program, document, lars)).text.toString(),
        `saved, it said, round ${round}`,
      );
    });

    it(`in the moment another is shown it, ${round} of 3`, async () => {
      const document = await newDocument('shown');
      const author = await joined('y-websocket', program, document, astrid);
      const reader = await joined('y-websocket', program, document, lars);
      const shown = new Promise((resolve) => {
        reader.doc.on('update', () => resolve(program.child.kill('SIGKILL')));
      });
      author.text.insert(0, `seen, round ${round}`);
      await within('the reader to see it', shown);
      await program.exited;
      // Neither may bring it back: both are dead.
      author.leave();
      reader.leave();
      await program.restart();
      assert.equal(
        (await fresh(program, document, ingrid)).text.toString(),
        `seen, round ${round}`,
      );
    });
  }

  it('and the clients that live on write on by themselves', async () => {
    const document = await newDocument('living');
    const a = await joined('hocuspocus', program, document, astrid);
    const b = await joined('y-websocket', program, document, lars);
    a.text.insert(0, 'before. ');
    await until('both to have it', () => b.text.toString() === 'before. ');
    await program.kill();
    a.text.insert(a.text.length, 'meanwhile by a. ');
    b.text.insert(0, 'meanwhile by b. ');
    await program.restart();
    const whole = 'meanwhile by b. before. meanwhile by a. ';
    await until(
      'both to have everything',
      () => a.text.toString() === whole && b.text.toString() === whole,
      {
        detail: () => `${a.text}\n${b.text}`,
      },
    );
    assert.equal((await fresh(program, document, gudrun)).text.toString(), whole);
    a.leave();
    b.leave();
  });
});

/** The present value of one of the program's metrics. */
async function gauge(name) {
  const text = await (await fetch(`http://${metrics}/metrics`)).text();
  const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(text);
  if (!value) throw new Error(`no metric ${name}`);
  return Number(value[1]);
}

describe('a real editing session, replayed by two clients in turns', () => {
  // In a paragraph of the strategy itself, so that the export shows it too: the
  // export is read from the database by the Go engine, a second witness beside
  // a JavaScript client with no state of its own.
  const trace = sephBlog();
  const text = (client) => client.doc.getXmlFragment('content').get(0)?.get(0);
  let document;
  let clients;
  // Meanwhile another room is left by all and closed, to be opened again later.
  let left;
  let closed;

  before(async () => {
    document = await newDocument('seph-blog1');
    clients = [
      await joined('hocuspocus', program, document, astrid),
      await joined('y-websocket', program, document, lars),
    ];
    left = await newDocument('opened again');
    await write(left, 'first life. ');
    closed = until(
      'the room that all have left to be closed',
      async () => (await gauge('samrad_hub_rooms')) === 1,
      {
        timeout: 90_000,
        every: 200,
      },
    );
    closed.catch(() => {});
  });

  const write = async (id, words) => {
    const author = await joined('hocuspocus', program, id, astrid);
    author.text.insert(0, words);
    await author.saved();
    author.leave();
  };

  it('ends with exactly its final text for both', async () => {
    const turn = 500;
    const [first] = clients;
    first.doc.transact(() => {
      const content = first.doc.getXmlFragment('content');
      content.delete(0, content.length);
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText()]);
      content.insert(0, [paragraph]);
    });
    await until('the paragraph to be there for both', () =>
      clients.every((client) => text(client)),
    );
    for (let from = 0, n = 0; from < trace.patches.length; from += turn, n++) {
      const writer = clients[n % 2];
      const waiting = clients[(n + 1) % 2];
      for (const patch of trace.patches.slice(from, from + turn)) apply(text(writer), patch);
      // The other takes over when it has seen everything.
      const written = Y.getState(writer.doc.store, writer.doc.clientID);
      const { length } = text(writer);
      await until(
        `turn ${n} to arrive`,
        () =>
          Y.getState(waiting.doc.store, writer.doc.clientID) === written &&
          text(waiting).length === length,
        { every: 1, timeout: 60_000 },
      );
    }
    for (const client of clients)
      assert.ok(text(client).toString() === trace.end, `${client.kind} differs`);
    await first.saved();
  });

  it('a room that all have left takes up where it ended', async () => {
    await closed;
    await write(left, 'second life. ');
  });

  it('and all of it is in the database after SIGKILL', async () => {
    for (const client of clients) client.leave();
    await program.killAndRestart();
    for (const kind of ['hocuspocus', 'y-websocket']) {
      const reader = await fresh(program, document, ingrid, kind);
      assert.ok(text(reader).toString() === trace.end, `a fresh ${kind} client differs`);
    }
    const exported = await (await program.as(ingrid)).export(document, 'json');
    assert.ok(textOf(exported) === trace.end, 'the export differs');
    assert.equal((await fresh(program, left, lars)).text.toString(), 'second life. first life. ');
  });
});

/** All text in a ProseMirror document, in order. */
function textOf(node) {
  return (node.text ?? '') + (node.content ?? []).map(textOf).join('');
}
