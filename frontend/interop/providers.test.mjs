// Two clients of each kind, and of both kinds, meet in one document.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import * as Y from 'yjs';
import { fresh, hocuspocusSocket, join, joined, kinds } from './clients.mjs';
import { astrid, gudrun, ingrid, lars } from './people.mjs';
import { Program } from './program.mjs';
import { until, within } from './wait.mjs';

let program;
before(async () => {
  program = await Program.start({ name: 'interop-providers' });
});
after(() => program?.stop());

const newDocument = async (title) => (await (await program.as(astrid)).newDocument({ title })).id;
const same = (...clients) => {
  const states = clients.map((client) => client.text.toString());
  return states.every((state) => state === states[0]);
};

for (const [first, second] of [
  ['y-websocket', 'y-websocket'],
  ['hocuspocus', 'hocuspocus'],
  ['y-websocket', 'hocuspocus'],
]) {
  describe(`${first} and ${second}`, () => {
    it('type at the same time and end with the same text', async () => {
      const document = await newDocument(`${first} with ${second}`);
      const a = await joined(first, program, document, astrid);
      const b = await joined(second, program, document, lars);
      for (let i = 0; i < 100; i++) {
        a.text.insert((i * 7) % (a.text.length + 1), `å${i} `);
        b.text.insert((i * 5) % (b.text.length + 1), `ö${i} `);
        if (i % 9 === 8) a.text.delete(0, 2);
        if (i % 10 === 0) await new Promise(setImmediate);
      }
      const whole = () =>
        same(a, b) && a.text.toString().includes('å99') && a.text.toString().includes('ö99');
      await until('both to have everything', whole, {
        detail: () => `${a.text.length} and ${b.text.length} characters`,
      });
      const newcomer = await fresh(program, document, ingrid);
      assert.equal(newcomer.text.toString(), a.text.toString());
      assert.deepEqual(Y.encodeStateVector(newcomer.doc).length, Y.encodeStateVector(a.doc).length);
      a.leave();
      b.leave();
    });

    it('see each other come, and go', async () => {
      const document = await newDocument(`presence, ${first} with ${second}`);
      const a = await joined(first, program, document, astrid);
      const b = await joined(second, program, document, lars);
      const [astridHerself, larsHimself] = await Promise.all(
        [astrid, lars].map(async (email) => (await program.as(email)).me()),
      );
      a.present(astridHerself, { cursor: null });
      b.present(larsHimself, { cursor: null });
      await until(
        'each to see the other',
        () => a.others().includes(larsHimself.name) && b.others().includes(astridHerself.name),
      );
      b.leave();
      await until('the one who left to be gone', () => a.others().length === 0);
      // Someone who joins later is told who is there.
      const c = await joined(second, program, document, gudrun);
      await until('a newcomer to see who is there', () => c.others().includes(astridHerself.name));
      a.leave();
      c.leave();
    });

    it('merge what one of them wrote while away', async () => {
      const document = await newDocument(`offline, ${first} with ${second}`);
      const a = await joined(first, program, document, astrid);
      const b = await joined(second, program, document, lars);
      a.text.insert(0, 'together. ');
      await until('the first words to arrive', () => b.text.toString() === 'together. ');
      b.leave();
      b.text.insert(0, 'Written without a net. ');
      a.text.insert(a.text.length, 'Written meanwhile. ');
      const back = await join(second, program, document, lars, { doc: b.doc });
      const all = 'Written without a net. together. Written meanwhile. ';
      await until(
        'both to have both',
        () => a.text.toString() === all && back.text.toString() === all,
        {
          detail: () => `${a.text}\n${back.text}`,
        },
      );
      a.leave();
      back.leave();
    });
  });
}

it('many rooms share one Hocuspocus socket and stay apart', async () => {
  const documents = await Promise.all(['one', 'two', 'three'].map(newDocument));
  const token = await program.token(astrid);
  assert.ok(token);
  const socket = hocuspocusSocket(program);
  const here = await Promise.all(
    documents.map((document) => join('hocuspocus', program, document, astrid, { socket })),
  );
  await Promise.all(here.map((client) => client.synced()));
  for (const [i, client] of here.entries()) client.text.insert(0, `room ${i}`);
  await Promise.all(here.map((client) => client.saved()));
  const read = await Promise.all(documents.map((document) => fresh(program, document, lars)));
  assert.deepEqual(
    read.map((client) => client.text.toString()),
    ['room 0', 'room 1', 'room 2'],
  );
  // One room is left; the others go on.
  here[0].leave();
  here[1].text.insert(0, 'still in ');
  await here[1].saved();
  assert.equal((await fresh(program, documents[1], lars)).text.toString(), 'still in room 1');
  for (const client of here.slice(1)) client.leave();
  socket.destroy();
});

it('rich content survives: nested maps, arrays, XML with marks, embedded types', async () => {
  const document = await newDocument('rich');
  const a = await joined('hocuspocus', program, document, astrid);
  const map = a.doc.getMap('m');
  a.doc.transact(() => {
    map.set('nested', new Y.Map([['deep', new Y.Array()]]));
    map
      .get('nested')
      .get('deep')
      .push([1, -1.5, true, null, 'ð', { a: [1, 2] }, new Uint8Array([0, 255])]);
    const element = new Y.XmlElement('paragraph');
    element.setAttribute('level', 3);
    const text = new Y.XmlText();
    text.insert(0, 'bold', { bold: true });
    text.insert(4, ' and plain 💚', { bold: null });
    element.insert(0, [text]);
    a.doc.getXmlFragment('x').insert(0, [element]);
    a.doc
      .getText('t')
      .applyDelta([{ insert: 'x', attributes: { link: { href: 'https://a.example' } } }]);
  });
  map.delete('nope');
  await a.saved();
  const b = await fresh(program, document, lars, 'y-websocket');
  for (const read of [
    (d) => d.getMap('m').toJSON(),
    (d) => d.getXmlFragment('x').toString(),
    (d) => d.getText('t').toDelta(),
  ]) {
    assert.deepEqual(read(b.doc), read(a.doc));
  }
  a.leave();
});

// Against a server that is down, a provider tries again and again: whoever leaves
// may do so in the midst of an attempt.
for (const kind of Object.keys(kinds)) {
  it(`a client that leaves while it connects ends nothing else (${kind})`, async () => {
    const server = createServer();
    const connection = once(server, 'connection');
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const silent = {
      url: `http://127.0.0.1:${server.address().port}`,
      guests: new Set(),
      token: () => 'token',
    };
    const client = await join(kind, silent, 'a-document', astrid);
    const [socket] = await within('the client to connect', connection);
    const ended = once(socket, 'close');
    socket.on('error', () => {});
    socket.resume();
    client.leave();
    await within('its connection to end', ended);
    server.close();
  });
}
