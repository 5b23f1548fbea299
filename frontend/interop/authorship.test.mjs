// Nobody can write as another: client ids, clocks and presence belong to a person.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as Y from 'yjs';
import { BareSocket, fresh, joined } from './clients.mjs';
import * as frames from './frames.mjs';
import { astrid, gudrun, ingrid, lars } from './people.mjs';
import { Program } from './program.mjs';
import { until } from './wait.mjs';

let program;
before(async () => {
  program = await Program.start({ name: 'interop-authorship' });
});
after(() => program?.stop());

/** A document in which lars has written, gudrun's way of sending bytes, and the checks afterwards. */
async function scene() {
  const document = (await (await program.as(astrid)).newDocument()).id;
  const honest = await joined('hocuspocus', program, document, lars);
  honest.text.insert(0, 'Lars was here. ');
  await honest.saved();
  const witness = await joined('y-websocket', program, document, ingrid);
  const token = await program.token(gudrun);
  return {
    document,
    honest,
    witness,
    forger: () =>
      BareSocket.open(program, `/collab/${document}`, { Authorization: `Bearer ${token}` }),
    async unharmed() {
      honest.text.insert(honest.text.length, 'And goes on.');
      await honest.saved();
      const expected = 'Lars was here. And goes on.';
      assert.equal((await fresh(program, document, astrid)).text.toString(), expected);
      await until('the witness to see it', () => witness.text.toString() === expected);
      honest.leave();
      witness.leave();
    },
  };
}

/** An update that continues `doc` in the name of client `id`. */
function continuing(doc, id, change) {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = id;
  const before = Y.encodeStateVector(copy);
  change(copy);
  return Y.encodeStateAsUpdate(copy, before);
}

const write = (doc) => doc.getText('t').insert(0, 'forged ');

describe('updates', () => {
  it("in another's client id are refused", async () => {
    const { honest, forger, unharmed } = await scene();
    const bare = await forger();
    bare.send(frames.update(continuing(honest.doc, honest.doc.clientID, write)));
    assert.ok([4403, 4422].includes((await bare.closing()).code));
    await unharmed();
  });

  it("in another's client id are refused also when its owner is away", async () => {
    const { document, honest, witness, forger } = await scene();
    honest.leave();
    const bare = await forger();
    bare.send(frames.update(continuing(honest.doc, honest.doc.clientID, write)));
    assert.ok([4403, 4422].includes((await bare.closing()).code));
    assert.equal((await fresh(program, document, astrid)).text.toString(), 'Lars was here. ');
    witness.leave();
  });

  /** What a client wrote in two updates, of which the second cannot stand alone. */
  const inTwo = () => {
    const doc = new Y.Doc();
    doc.getText('mine').insert(0, 'first ');
    const between = Y.encodeStateVector(doc);
    doc.getText('mine').insert(6, 'second');
    return { whole: Y.encodeStateAsUpdate(doc), rest: Y.encodeStateAsUpdate(doc, between) };
  };

  it('that leave a gap are not taken but asked for, and taken when the whole comes', async () => {
    const { document, witness, forger, unharmed } = await scene();
    const { whole, rest } = inTwo();
    const bare = await forger();
    bare.send(frames.hello);
    await until('the handshake', () => bare.frames.some(frames.isStep1));
    bare.send(frames.step2(frames.nothing));
    const asked = bare.frames.filter(frames.isStep1).length;
    bare.send(frames.update(rest));
    await until('to be asked again', () => bare.frames.filter(frames.isStep1).length > asked);
    const read = async () =>
      (await fresh(program, document, astrid)).doc.getText('mine').toString();
    assert.equal(await read(), '');
    assert.equal(witness.doc.store.pendingStructs, null);
    bare.send(frames.step2(whole));
    await until('the whole to be stored', async () => (await read()) === 'first second');
    bare.leave();
    await unharmed();
  });

  it('that leave a gap even in the answer to being asked are refused', async () => {
    const { forger, unharmed } = await scene();
    const bare = await forger();
    bare.send(frames.step2(inTwo().rest));
    assert.equal((await bare.closing()).code, 4422);
    await unharmed();
  });

  it('that leave gaps, two thousand of them, hold up nobody', async () => {
    const { forger, unharmed } = await scene();
    const bare = await forger();
    for (let i = 0; i < 2000; i++) bare.send(frames.update(inTwo().rest));
    await unharmed();
    bare.leave();
  });

  it('of eleven bytes that claim a run of 2^53 are refused', async () => {
    const { forger, unharmed } = await scene();
    // One client, one struct: GC (info 0) of a huge length at clock 0.
    const huge = new Uint8Array([
      1, 1, 42, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f, 0,
    ]);
    const bare = await forger();
    bare.send(frames.update(huge));
    assert.ok([4413, 4422].includes((await bare.closing()).code));
    await unharmed();
  });

  it("may delete what others wrote: that is editing, and it is the deleter's right", async () => {
    const { document, honest, witness } = await scene();
    const other = await joined('hocuspocus', program, document, gudrun);
    other.text.delete(0, 'Lars was '.length);
    await other.saved();
    await until('all to see it', () =>
      [honest, witness].every((c) => c.text.toString() === 'here. '),
    );
    for (const client of [honest, witness, other]) client.leave();
  });

  it("of the own client id that is another person's later are refused: ids are not handed on", async () => {
    const { document, forger, unharmed } = await scene();
    const first = await joined('hocuspocus', program, document, astrid);
    const id = first.doc.clientID;
    first.text.insert(first.text.length, 'x');
    await first.saved();
    first.text.delete(first.text.length - 1, 1);
    await first.saved();
    first.leave();
    const bare = await forger();
    bare.send(frames.update(continuing(first.doc, id, write)));
    assert.ok([4403, 4422].includes((await bare.closing()).code));
    await unharmed();
  });
});

describe('presence', () => {
  const states = (client) =>
    [...client.awareness.getStates().values()].map((s) => s.user?.name).filter(Boolean);

  for (const [what, disguise] of [
    ["with another's name", (me, victim) => ({ ...me, name: victim.name })],
    ["with another's id", (me, victim) => ({ ...me, id: victim.id })],
    ["with another's municipality", (me) => ({ ...me, organisation: 'Odense' })],
  ]) {
    it(`${what} is shown to nobody`, async () => {
      const { document, witness, forger, unharmed } = await scene();
      const [me, victim] = await Promise.all(
        [gudrun, astrid].map(async (email) => (await program.as(email)).me()),
      );
      const own = {
        id: me.id,
        name: me.name,
        organisation: me.organisation.shortName,
        colour: me.organisation.colour,
      };
      const bare = await forger();
      bare.send(frames.awareness(frames.awarenessOf(777, 1, { user: disguise(own, victim) })));
      // What comes after it is handled after it: when the honest one is seen, the forged one was judged.
      const honest = await joined('hocuspocus', program, document, gudrun);
      honest.present(me);
      await until('an honest presence to be seen', () => states(witness).includes(me.name));
      assert.ok(!witness.awareness.getStates().has(777));
      honest.leave();
      bare.leave();
      await unharmed();
    });
  }

  it("cannot remove or replace another's", async () => {
    const { honest, witness, forger, unharmed } = await scene();
    const me = await (await program.as(lars)).me();
    honest.present(me);
    await until('lars to be seen', () => states(witness).includes(me.name));
    const bare = await forger();
    const clock = honest.awareness.meta.get(honest.doc.clientID).clock;
    bare.send(frames.awareness(frames.awarenessOf(honest.doc.clientID, clock + 10, null)));
    bare.send(
      frames.awareness(
        frames.awarenessOf(honest.doc.clientID, clock + 11, { user: { name: 'Nobody' } }),
      ),
    );
    honest.awareness.setLocalStateField('cursor', { here: true });
    await until('the honest change to be seen', () =>
      [...witness.awareness.getStates().values()].some((s) => s.cursor?.here),
    );
    assert.ok(states(witness).includes(me.name));
    assert.ok(!states(witness).includes('Nobody'));
    bare.leave();
    await unharmed();
  });
});
