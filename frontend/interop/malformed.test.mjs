// Frames that no honest client sends: the sender is closed with a code that says
// what was wrong, and everybody else goes on.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as Y from 'yjs';
import { BareSocket, fresh, joined } from './clients.mjs';
import * as frames from './frames.mjs';
import { astrid, ingrid, lars } from './people.mjs';
import { Program } from './program.mjs';
import { until } from './wait.mjs';

let program;
let document;
let honest;
let witness;
before(async () => {
  program = await Program.start({ name: 'interop-malformed' });
  document = (await (await program.as(astrid)).newDocument()).id;
  honest = await joined('hocuspocus', program, document, lars);
  witness = await joined('y-websocket', program, document, ingrid);
});
after(async () => {
  honest?.leave();
  witness?.leave();
  await program?.stop();
});

let count = 0;
/** The two honest clients and the database are as if nothing had been sent. */
async function othersGoOn() {
  honest.text.insert(honest.text.length, `${++count} `);
  await honest.saved();
  await until(
    'the witness to see the honest edit',
    () => witness.text.toString() === honest.text.toString(),
  );
  assert.equal((await fresh(program, document, astrid)).text.toString(), honest.text.toString());
  assert.deepEqual([honest.closes, witness.closes], [[], []]);
}

const valid = () => {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'never seen');
  return Y.encodeStateAsUpdate(doc);
};
const cut = (bytes, by = 1) => bytes.slice(0, bytes.length - by);
const bytes = (...values) => new Uint8Array(values);

/** What is sent on y-websocket, and the codes that answer it. */
const cases = {
  'nothing at all': [bytes(), [4422]],
  'an unknown kind of message': [bytes(77, 1, 2, 3), [4422]],
  'an unknown kind of sync message': [bytes(0, 9, 0), [4422]],
  'a number that never ends': [
    bytes(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80),
    [4422],
  ],
  'a number that is cut off': [bytes(0, 2, 0x80), [4422]],
  'a length beyond the frame': [frames.updateClaiming(1000, bytes(1, 2, 3)), [4422]],
  'a length of 2^52': [frames.updateClaiming(2 ** 52), [4422]],
  'an update that is cut off': [frames.update(cut(valid(), 4)), [4422]],
  'an update that is noise': [frames.update(bytes(9, 8, 7, 6, 5, 4, 3, 2, 1)), [4422]],
  'an update of 2^31 structs': [frames.update(bytes(1, 0xff, 0xff, 0xff, 0xff, 7, 5, 0)), [4422]],
  'bytes after the end of the frame': [new Uint8Array([...frames.update(valid()), 0]), [4422]],
  'a state vector that is noise': [bytes(0, 0, 3, 255, 255, 255), [4422]],
  'text instead of bytes': ['hello', [1003, 4422]],
  'thirty megabytes': [new Uint8Array(30 << 20), [1009, 4413]],
};

describe('y-websocket', () => {
  for (const [what, [frame, codes]] of Object.entries(cases)) {
    it(`${what}: closed with ${codes.join(' or ')}`, async () => {
      const token = await program.token(astrid);
      const bare = await BareSocket.open(program, `/collab/${document}`, {
        Authorization: `Bearer ${token}`,
      });
      bare.send(frame);
      const { code, reason } = await bare.closing();
      assert.ok(codes.includes(code), `closed with ${code} ${reason}`);
      await othersGoOn();
    });
  }
});

/** Presence that is not as it should be: its sender may stay, but nobody is shown it. */
const presences = {
  'that is not JSON': new Uint8Array([1, 5, 1, 3, 0x7b, 0x7b, 0x7b]),
  'of two thousand clients': new Uint8Array([
    0xd0,
    0x0f,
    ...Array.from({ length: 2000 }, (_, i) => [
      0x80 | (i & 0x7f),
      1 + (i >> 7),
      1,
      2,
      0x7b,
      0x7d,
    ]).flat(),
  ]),
  'of a hundred kilobytes': frames.awarenessOf(99, 1, { note: 'x'.repeat(100_000) }),
};

describe('presence', () => {
  for (const [what, bytes] of Object.entries(presences)) {
    it(`${what} is shown to nobody`, async () => {
      const token = await program.token(astrid);
      const bare = await BareSocket.open(program, `/collab/${document}`, {
        Authorization: `Bearer ${token}`,
      });
      bare.send(frames.awareness(bytes));
      await othersGoOn();
      assert.ok(
        witness.awareness.getStates().size < 20,
        `${witness.awareness.getStates().size} are present`,
      );
      assert.ok(!witness.awareness.getStates().has(99));
      bare.leave();
      await othersGoOn();
    });
  }
});

describe('hocuspocus', () => {
  const signedIn = async () => {
    const bare = await BareSocket.open(program, '/collab');
    bare.send(frames.hocuspocusAuth(document, await program.token(astrid)));
    await until('to be let in', () => bare.frames.some((f) => frames.readHocuspocus(f).auth === 2));
    return bare;
  };
  const cases = {
    'an update that is cut off': [
      frames.hocuspocusUpdate,
      (make) => make(document, cut(valid(), 4)),
      [4422],
    ],
    'a room whose name is cut off': [null, () => bytes(36, 65, 66), [4422]],
    'an unknown kind of message': [
      null,
      () => new Uint8Array([...frames.hocuspocusStateless(document, '').slice(0, 37), 99]),
      [4422],
    ],
    'text instead of bytes': [null, () => 'hello', [1003, 4422]],
    'thirty megabytes': [null, () => new Uint8Array(30 << 20), [1009, 4413]],
  };
  for (const [what, [make, build, codes]] of Object.entries(cases)) {
    it(`${what}: closed with ${codes.join(' or ')}`, async () => {
      const bare = await signedIn();
      bare.send(build(make));
      const { code, reason } = await bare.closing();
      assert.ok(codes.includes(code), `closed with ${code} ${reason}`);
      await othersGoOn();
    });
  }

  it('a stateless message from a client reaches nobody', async () => {
    const bare = await signedIn();
    const before = honest.stateless.length;
    bare.send(frames.hocuspocusStateless(document, '{"type":"comment.created","id":"forged"}'));
    await othersGoOn();
    assert.equal(honest.stateless.length, before);
    bare.leave();
  });

  it('a room that was not joined cannot be written to', async () => {
    const other = (await (await program.as(astrid)).newDocument()).id;
    const bare = await signedIn();
    bare.send(frames.hocuspocusUpdate(other, valid()));
    bare.send(frames.hocuspocusUpdate(document, new Uint8Array([0, 0])));
    await Promise.race([
      bare.closed,
      until('the frame after it to be answered', () =>
        bare.frames
          .map(frames.readHocuspocus)
          .some((f) => f.kind === frames.message.syncStatus && f.room === document),
      ),
    ]);
    assert.equal((await fresh(program, other, ingrid)).text.toString(), '');
    bare.leave();
    await othersGoOn();
  });
});

describe('before signing in', () => {
  it('a megabyte is too much', async () => {
    const bare = await BareSocket.open(program, '/collab');
    bare.send(new Uint8Array(1 << 20));
    assert.ok([1009, 4401, 4413, 4422].includes((await bare.closing()).code));
    await othersGoOn();
  });

  it('a plain GET is answered with words', async () => {
    for (const path of ['/collab', `/collab/${document}`]) {
      const response = await fetch(program.url + path, {
        headers: { Authorization: `Bearer ${await program.token(astrid)}` },
      });
      assert.ok([400, 426].includes(response.status), `${path}: ${response.status}`);
    }
  });
});
