// Several nodes, one document: whatever breaks between them, nothing that was
// acknowledged is lost, and all see the same when it is calm.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as Y from 'yjs';
import { BareSocket, fresh, joined, kinds } from './clients.mjs';
import * as frames from './frames.mjs';
import { metric, Nodes } from './nodes.mjs';
import { aino, astrid, freja, ingrid, jon, lars } from './people.mjs';
import { pause, until } from './wait.mjs';

let nodes;
let one;
let two;
before(async () => {
  nodes = await Nodes.start(2, 'nodes');
  [one, two] = nodes.list;
});
after(() => nodes?.stop());

const newDocument = async (title) => (await (await one.as(astrid)).newDocument({ title })).id;

const same = (...clients) => {
  const [first, ...rest] = clients.map((client) => client.text.toString());
  return rest.every((text) => text === first);
};

/** Waits until all clients hold the same text, which has all of these words. */
const converged = (clients, words = []) =>
  until(
    'all to hold the same',
    () => same(...clients) && words.every((word) => clients[0].text.toString().includes(word)),
    {
      timeout: 60_000,
      detail: () => JSON.stringify(clients.map((client) => client.text.toString().slice(0, 2000))),
    },
  );

describe('two nodes', () => {
  for (const kind of Object.keys(kinds)) {
    it(`show each other's edits and people (${kind})`, async () => {
      const document = await newDocument(`Two nodes, ${kind}`);
      const a = await joined(kind, one, document, astrid);
      const b = await joined(kind, two, document, lars);
      const alsoAstrid = await joined(kind, two, document, astrid);
      a.present(await (await one.as(astrid)).me());
      b.present(await (await two.as(lars)).me());
      for (let i = 0; i < 30; i++) {
        a.text.insert(0, `a${i} `);
        b.text.insert(b.text.length, `b${i} `);
        if (alsoAstrid.text.length) alsoAstrid.text.delete(0, 1);
        await pause(5);
      }
      await converged([a, b, alsoAstrid], ['b20 ', 'b29 ']);
      const [astridsName, larsName] = [a, b].map(
        (client) => client.awareness.getLocalState().user.name,
      );
      await until(
        'each to see the other',
        () => a.others().includes(larsName) && b.others().includes(astridsName),
      );
      const later = await fresh(two, document, ingrid);
      assert.equal(later.text.toString(), a.text.toString());
      a.leave();
      await until('who left to be gone on the other node', () => !b.others().includes(astridsName));
      b.leave();
      alsoAstrid.leave();
    });
  }

  it('pass events on', async () => {
    const document = await newDocument('Events');
    const watcher = await joined('hocuspocus', two, document, lars);
    await (await one.as(astrid)).post(`/api/v1/documents/${document}/comments`, {
      body: 'Seen on the other node?',
    });
    await until('the event of the comment', () =>
      watcher.stateless.some(({ type }) => /comment/.test(type)),
    );
    watcher.leave();
  });

  it('take what a client brings from the other node, and more', async () => {
    const document = await newDocument('Moving');
    const writer = await joined('hocuspocus', one, document, lars);
    let doc = new Y.Doc();
    let words = [];
    for (let round = 0; round < 12; round++) {
      const node = [one, two][round % 2];
      const kind = Object.keys(kinds)[round % 3 === 0 ? 1 : 0];
      const mover = await joined(kind, node, document, astrid, { doc });
      // Builds on what it has just been shown on this node.
      writer.text.insert(0, `[w${round}]`);
      await until('the other edit', () => mover.text.toString().includes(`[w${round}]`));
      mover.text.insert(5, `<m${round}>`);
      words.push(`m${round}`, `w${round}`);
      doc = mover.doc;
      // Some rounds leave before anything is acknowledged.
      if (round % 2)
        await until('it to be seen', () => writer.text.toString().includes(`m${round}`));
      mover.leave();
      assert.deepEqual(
        mover.closes.filter(({ code }) => code > 4000),
        [],
      );
      if (round % 2 === 0) words = words.filter((word) => word !== `m${round}`);
    }
    const last = await joined('hocuspocus', two, document, astrid, { doc });
    await converged([writer, last], words);
    last.leave();
    writer.leave();
  });

  it('refuse on one what would be forged, with a client id bound on the other', async () => {
    const document = await newDocument('Forged');
    const a = await joined('hocuspocus', one, document, astrid);
    a.text.insert(0, 'mine');
    await a.saved();
    const bare = await BareSocket.open(two, '/collab');
    bare.send(frames.hocuspocusAuth(document, await two.token(lars)));
    await until('to be let in', () => bare.frames.some((f) => frames.readHocuspocus(f).auth === 2));
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(a.doc));
    forged.clientID = a.doc.clientID;
    const known = Y.encodeStateVector(forged);
    forged.getText('t').insert(4, ' forged');
    bare.send(frames.hocuspocusUpdate(document, Y.encodeStateAsUpdate(forged, known)));
    assert.equal((await bare.closing()).code, 4422);
    assert.equal((await fresh(one, document, ingrid)).text.toString(), 'mine');
    a.leave();
  });

  it('close a socket on the other within a moment when a role is withdrawn', async () => {
    const group = await (await nodes.holder.as(astrid)).group();
    const document = await newDocument('Rights');
    const b = await joined('hocuspocus', two, document, freja);
    const me = await (await two.as(freja)).me();
    const api = await one.as(astrid);
    const path = `/api/v1/groups/${group.id}/members/${me.id}`;
    await api.put(path, { role: 'coordinator' }).catch((error) => {
      if (error.status !== 405) throw error;
      return api.patch(path, { role: 'coordinator' });
    });
    await until('the new right to be told', () => b.scopes.at(-1) === 'read-write');
    b.text.insert(0, 'now I may');
    await b.saved();
    const began = performance.now();
    await api.delete(path);
    await until('the room to be closed', () => b.refused.length > 0 || b.closes.length > 0);
    console.log(
      `    a withdrawn role closed the socket of the other node in ${Math.round(performance.now() - began)} ms`,
    );
    b.leave();
  });
});

describe('when something breaks', () => {
  /** Four people, two on each node, who write until told to stop. */
  async function crowd(document) {
    const clients = await Promise.all([
      joined('hocuspocus', one, document, astrid),
      joined('y-websocket', one, document, lars),
      joined('hocuspocus', two, document, ingrid),
      joined('y-websocket', two, document, aino),
    ]);
    let count = 0;
    const type = () => {
      for (const [i, client] of clients.entries()) client.text.insert(0, `${i}.${count} `);
      count++;
    };
    return { clients, type };
  }

  it('a cut between the nodes delays edits, parts nobody, and heals', async () => {
    const document = await newDocument('Cut');
    const { clients, type } = await crowd(document);
    for (let i = 0; i < 5; i++) type();
    await converged(clients, ['0.4 ', '3.4 ']);
    nodes.cut();
    await nodes.connected(0);
    for (let i = 5; i < 25; i++) {
      type();
      await until('an edit to be saved', () => clients[0].provider.unsyncedChanges === 0);
    }
    await clients[2].saved();
    const heard = await Promise.all(nodes.list.map((node) => metric(node, 'samrad_hub_nodes')));
    assert.deepEqual(heard, [0, 0], 'the cut has no effect: the test tests nothing');
    const ready = await Promise.all(nodes.list.map((node) => fetch(`${node.url}/readyz`)));
    assert.deepEqual(
      ready.map(({ status }) => status),
      [200, 200],
    );
    // The nodes have one database, and look into it.
    await converged(clients, ['0.24 ', '1.24 ', '2.24 ', '3.24 ']);
    type();
    // Who joins now reads the journal, and may be ahead of who was there.
    const joiner = await fresh(one, document, jon);
    nodes.mend();
    await converged(clients, ['0.25 ', '1.25 ', '2.25 ', '3.25 ']);
    assert.ok(joiner.text.length > 0);
    for (const client of clients) {
      assert.deepEqual(client.closes, []);
      client.leave();
    }
    await nodes.connected();
  });

  it('a slow bus makes edits late, and nothing else', async () => {
    const document = await newDocument('Slow');
    const { clients, type } = await crowd(document);
    nodes.slow(300);
    for (let i = 0; i < 10; i++) type();
    await converged(clients, ['0.9 ', '1.9 ', '2.9 ', '3.9 ']);
    nodes.slow(0);
    for (const client of clients) {
      assert.deepEqual(client.closes, []);
      client.leave();
    }
  });

  it('kill -9 of a node in mid-edit loses nothing that was acknowledged', async () => {
    const document = await newDocument('Killed');
    const { clients, type } = await crowd(document);
    for (let i = 0; i < 20; i++) type();
    await clients[0].saved();
    await clients[2].saved();
    const promised = clients[0].text.toString();
    for (let i = 20; i < 30; i++) type();
    await one.kill();
    const shown = clients[2].text.toString();
    // Whose node died go to the other one, with what they had.
    const moved = await Promise.all([
      joined('hocuspocus', two, document, astrid, { doc: clients[0].doc }),
      joined('y-websocket', two, document, lars, { doc: clients[1].doc }),
    ]);
    const now = [...moved, clients[2], clients[3]];
    await converged(now, ['0.29 ', '1.29 ', '2.29 ', '3.29 ']);
    const later = (await fresh(two, document, jon)).text.toString();
    for (const word of [...promised.split(' '), ...shown.split(' ')]) {
      assert.ok(`${later} `.includes(`${word} `), `${word} is lost`);
    }
    for (const client of now) assert.deepEqual(client.closes, []);
    for (const client of [...clients, ...moved]) client.leave();
    await nodes.connected(0);
    await one.restart();
    await nodes.connected();
    const back = await joined('hocuspocus', one, document, astrid);
    const other = await joined('hocuspocus', two, document, lars);
    back.text.insert(0, 'back again ');
    await converged([back, other], ['back again']);
    assert.equal(await metric(two, 'samrad_hub_nodes'), 1);
    back.leave();
    other.leave();
  });
});
