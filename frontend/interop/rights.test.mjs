// Nobody can do more than their role allows, at any moment, by any door.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import * as Y from 'yjs';
import { BareSocket, fresh, join, joined } from './clients.mjs';
import * as frames from './frames.mjs';
import { astrid, elin, freja, gudrun, ingrid, lars, observer } from './people.mjs';
import { Program } from './program.mjs';
import { BrowserSession } from './session.mjs';
import { until } from './wait.mjs';

let program;
let document;
before(async () => {
  program = await Program.start({ name: 'interop-rights' });
  document = (await (await program.as(astrid)).newDocument({ title: 'Rights' })).id;
  const author = await joined('hocuspocus', program, document, astrid);
  author.text.insert(0, 'What astrid wrote.');
  await author.saved();
  author.leave();
});
after(() => program?.stop());

const read = async () => (await fresh(program, document, ingrid)).text.toString();

for (const [role, email] of [
  ['ambassador', freja],
  ['observer', observer],
]) {
  describe(`an ${role}`, () => {
    it('reads, is present, and is told that it may only read (hocuspocus)', async () => {
      const writer = await joined('hocuspocus', program, document, astrid);
      const reader = await joined('hocuspocus', program, document, email);
      assert.equal(reader.text.toString(), await read());
      assert.deepEqual(reader.scopes, ['readonly']);
      assert.deepEqual(writer.scopes, ['read-write']);
      const me = await (await program.as(email)).me();
      reader.present(me);
      await until('the reader to be seen', () => writer.others().includes(me.name));
      writer.text.insert(0, '+');
      await until('the reader to see the edit', () => reader.text.toString().startsWith('+'));
      writer.text.delete(0, 1);
      await writer.saved();
      writer.leave();
      reader.leave();
    });

    it('is refused when it writes, and nothing changes (hocuspocus)', async () => {
      const before = await read();
      const witness = await joined('y-websocket', program, document, lars);
      const token = await program.token(email);
      const bare = await BareSocket.open(program, '/collab');
      bare.send(frames.hocuspocusAuth(document, token));
      await until('to be let in', () =>
        bare.frames.some((f) => frames.readHocuspocus(f).auth === 2),
      );
      const doc = new Y.Doc();
      doc.getText('t').insert(0, 'forbidden');
      bare.send(frames.hocuspocusUpdate(document, Y.encodeStateAsUpdate(doc)));
      const answer = await until('an answer', () =>
        bare.frames.map(frames.readHocuspocus).find((f) => f.kind === frames.message.syncStatus),
      );
      assert.equal(answer.applied, false);
      assert.equal(await read(), before);
      assert.equal(witness.text.toString(), before);
      bare.leave();
      witness.leave();
    });

    it('is closed with 4403 when it writes, and nothing changes (y-websocket)', async () => {
      const before = await read();
      const reader = await joined('y-websocket', program, document, email);
      assert.equal(reader.text.toString(), before);
      reader.text.insert(0, 'forbidden');
      assert.equal((await reader.closed()).code, 4403);
      assert.equal(await read(), before);
      reader.leave();
    });

    it('does not bring in what it wrote offline', async () => {
      const before = await read();
      const doc = new Y.Doc();
      doc.getText('t').insert(0, 'written on the train ');
      const client = await join('hocuspocus', program, document, email, { doc });
      await until('the document to arrive', () => client.text.toString().includes('astrid'));
      await until('the refusal to be counted', () => client.provider.unsyncedChanges > 0);
      assert.equal(await read(), before);
      client.leave();
    });
  });
}

describe('a document that is not there and one that is not yours', () => {
  let foreign;
  before(async () => {
    const rest = await program.as(gudrun);
    const group = await rest.post('/api/v1/groups', { name: 'Only Reykjavík' });
    const made = await rest.post(`/api/v1/groups/${group.id}/documents`, {
      kind: 'strategy',
      title: 'Ours',
    });
    foreign = made.id;
  });

  it('are refused alike (hocuspocus)', async () => {
    const answers = [];
    for (const id of [foreign, randomUUID(), 'not-a-document']) {
      const client = await join('hocuspocus', program, id, lars);
      await until('to be refused', () => client.refused.length || client.closes.length);
      answers.push({
        refused: client.refused,
        closes: client.closes.map((c) => c.code),
        text: client.text.toString(),
      });
      client.leave();
    }
    assert.deepEqual(answers[0], answers[1]);
    assert.deepEqual(answers[0], answers[2]);
  });

  it('are refused alike (y-websocket)', async () => {
    const answers = [];
    for (const id of [foreign, randomUUID(), 'not-a-document']) {
      const client = await join('y-websocket', program, id, lars);
      await until('to be refused', () => client.errors.length || client.closes.length);
      answers.push({
        errors: client.errors,
        code: client.closes.at(-1)?.code,
        reason: client.closes.at(-1)?.reason,
      });
      client.leave();
    }
    assert.deepEqual(answers[0], answers[1]);
    assert.deepEqual(answers[0], answers[2]);
  });

  it('are refused alike (REST)', async () => {
    const rest = await program.as(lars);
    for (const path of ['', '/export?format=json', '/comments']) {
      const a = await rest.refusal('GET', `/api/v1/documents/${foreign}${path}`);
      const b = await rest.refusal('GET', `/api/v1/documents/${randomUUID()}${path}`);
      assert.equal(a.status, 404, path);
      assert.equal(b.status, 404, path);
      assert.equal(a.body.title, b.body.title);
      assert.equal(a.body.detail, b.body.detail);
    }
  });
});

describe('without good credentials', () => {
  it('y-websocket is refused', async () => {
    for (const headers of [
      {},
      { Authorization: 'Bearer nonsense' },
      { Cookie: 'samrad=nonsense' },
    ]) {
      const refused = await BareSocket.open(program, `/collab/${document}`, headers).then(
        async (bare) => (await bare.closing()).code,
        (error) => error.status,
      );
      assert.ok([401, 4401].includes(refused), `${JSON.stringify(headers)}: ${refused}`);
    }
  });

  it('hocuspocus is refused', async () => {
    for (const token of ['', 'nonsense']) {
      const bare = await BareSocket.open(program, '/collab');
      bare.send(frames.hocuspocusAuth(document, token));
      const { code } = await bare.closing();
      assert.equal(code, 4401);
      assert.ok(!bare.frames.some((f) => frames.readHocuspocus(f).auth === 2));
    }
  });

  it('hocuspocus takes nothing that is said before the token', async () => {
    const before = await read();
    const early = new Y.Doc();
    early.getText('t').insert(0, 'too early ');
    const bare = await BareSocket.open(program, '/collab');
    bare.send(frames.hocuspocusUpdate(document, Y.encodeStateAsUpdate(early)));
    bare.send(frames.hocuspocusAuth(document, await program.token(astrid)));
    await Promise.race([
      bare.closed,
      until('to be let in', () => bare.frames.some((f) => frames.readHocuspocus(f).auth === 2)),
    ]);
    assert.equal(await read(), before);
    bare.leave();
  });
});

describe('a browser session', () => {
  const openWith = (session, origin) =>
    BareSocket.open(program, `/collab/${document}`, {
      Cookie: session.cookie,
      ...(origin ? { Origin: origin } : {}),
    });

  it('opens sockets from our own pages only', async () => {
    const session = await BrowserSession.signIn(program, lars);
    (await openWith(session, program.url)).leave();
    for (const origin of [
      'https://evil.example',
      program.url.replace('http', 'https'),
      `${program.url}0`,
      '',
    ]) {
      await assert.rejects(openWith(session, origin), { status: 403 }, `origin "${origin}"`);
    }
  });

  it('cannot be used by another site for writing', async () => {
    const session = await BrowserSession.signIn(program, lars);
    const group = await (await program.as(lars)).group();
    const response = await session.send(
      'POST',
      `/api/v1/groups/${group.id}/documents`,
      { kind: 'strategy', title: 'x' },
      {
        Origin: 'https://evil.example',
        'Sec-Fetch-Site': 'cross-site',
      },
    );
    assert.equal(response.status, 403);
  });

  it('closes its sockets with 4401 when it signs out', async () => {
    const session = await BrowserSession.signIn(program, lars);
    const another = await BrowserSession.signIn(program, lars);
    const here = await openWith(session, program.url);
    const there = await openWith(another, program.url);
    const answer = await session.send('POST', '/auth/sign-out');
    assert.equal(answer.status, 200);
    assert.ok((await answer.json()).redirect);
    assert.equal((await here.closing()).code, 4401);
    // Only this session: the other device of the same person goes on.
    assert.equal((await another.send('GET', '/api/v1/me')).status, 200);
    assert.equal(there.ws.readyState, there.ws.OPEN);
    const old = await BareSocket.open(program, `/collab/${document}`, {
      Cookie: `samrad=${session.jar.get('samrad')}`,
      Origin: program.url,
    }).then(
      async (bare) => (await bare.closing()).code,
      (error) => error.status,
    );
    assert.ok([401, 4401].includes(old));
    there.leave();
  });
});

describe('a change of role reaches an open socket at once', () => {
  const setRole = async (email, role) => {
    const rest = await program.as(astrid);
    const group = await rest.group();
    const person = (await (await program.as(email)).me()).id;
    const path = `/api/v1/groups/${group.id}/members/${person}`;
    return role ? rest.put(path, { role }) : rest.delete(path);
  };

  it('coordinator to observer and back: writing ends and begins again', async () => {
    const before = await read();
    const client = await joined('hocuspocus', program, document, gudrun);
    await setRole(gudrun, 'observer');
    await until('to be told', () =>
      client.stateless.some((s) => s.type === 'right' && s.right === 'read'),
    );
    client.text.insert(0, 'too late');
    // A client that joins after the refusal must not see it, nor the database hold it.
    await until('the refusal', () => client.provider.unsyncedChanges > 0 || client.closes.length);
    assert.equal(await read(), before);
    client.leave();
    await setRole(gudrun, 'coordinator');
    const again = await joined('hocuspocus', program, document, gudrun);
    again.text.insert(0, 'in time. ');
    await again.saved();
    assert.equal(await read(), `in time. ${before}`);
    again.leave();
  });

  it('ambassador to coordinator: an open y-websocket may write', async () => {
    const client = await joined('y-websocket', program, document, elin);
    await setRole(elin, 'coordinator');
    client.text.insert(0, 'promoted. ');
    await until('the words to be stored', async () => (await read()).startsWith('promoted. '));
    await setRole(elin, 'ambassador');
    client.leave();
  });

  it('removed from the group: closed with 4403, and the document is gone for them', async () => {
    const client = await joined('y-websocket', program, document, elin);
    const multiplexed = await joined('hocuspocus', program, document, elin);
    await setRole(elin, null);
    assert.equal((await client.closed()).code, 4403);
    await until(
      'the other socket to lose the room',
      () =>
        multiplexed.closes.some((c) => c.code === 4403) ||
        multiplexed.refused.length ||
        !multiplexed.provider.isAuthenticated,
    );
    assert.equal(
      (await (await program.as(elin)).refusal('GET', `/api/v1/documents/${document}`)).status,
      404,
    );
    await setRole(elin, 'ambassador');
    client.leave();
    multiplexed.leave();
  });
});
