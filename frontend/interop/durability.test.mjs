// What was shown or acknowledged is in the database, whatever happens to the
// process a moment later.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as Y from 'yjs';
import { fresh, joined } from './clients.mjs';
import { astrid, gudrun, ingrid, lars } from './people.mjs';
import { Program } from './program.mjs';
import { apply, sephBlog } from './trace.mjs';
import { until, within } from './wait.mjs';

let program;
before(async () => {
  program = await Program.start({ name: 'interop-durability' });
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

describe('a real editing session, replayed by two clients in turns', () => {
  // A paragraph of the strategy itself, so that the export shows it too: the
  // export is read from the database by the Go engine, a second witness beside
  // a JavaScript client with no state of its own.
  it('ends with exactly its final text, on fresh clients and in the database', async () => {
    const trace = sephBlog();
    const turn = 500;
    const document = await newDocument('seph-blog1');
    const clients = [
      await joined('hocuspocus', program, document, astrid),
      await joined('y-websocket', program, document, lars),
    ];
    const [first] = clients;
    first.doc.transact(() => {
      const content = first.doc.getXmlFragment('content');
      content.delete(0, content.length);
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText()]);
      content.insert(0, [paragraph]);
    });
    const text = (client) => client.doc.getXmlFragment('content').get(0)?.get(0);
    await until('the paragraph to be there for both', () =>
      clients.every((client) => text(client)),
    );

    for (let from = 0, n = 0; from < trace.patches.length; from += turn, n++) {
      const writer = clients[n % 2];
      const waiting = clients[(n + 1) % 2];
      for (const patch of trace.patches.slice(from, from + turn)) apply(text(writer), patch);
      // The other takes over when it has seen everything.
      const written = Y.getState(writer.doc.store, writer.doc.clientID);
      const deleted = text(writer).length;
      await until(
        `turn ${n} to arrive`,
        () =>
          Y.getState(waiting.doc.store, writer.doc.clientID) === written &&
          text(waiting).length === deleted,
        { every: 1, timeout: 60_000 },
      );
    }
    for (const client of clients)
      assert.ok(text(client).toString() === trace.end, `${client.kind} differs`);
    await clients[0].saved();
    for (const client of clients) client.leave();

    await program.killAndRestart();
    for (const kind of ['hocuspocus', 'y-websocket']) {
      const reader = await fresh(program, document, ingrid, kind);
      assert.ok(text(reader).toString() === trace.end, `a fresh ${kind} client differs`);
    }
    const exported = await (await program.as(ingrid)).export(document, 'json');
    assert.ok(textOf(exported) === trace.end, 'the export differs');
  });
});

/** All text in a ProseMirror document, in order. */
function textOf(node) {
  return (node.text ?? '') + (node.content ?? []).map(textOf).join('');
}
