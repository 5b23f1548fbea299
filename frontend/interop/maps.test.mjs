// Twenty people move stakeholders of one map at once, in the grid and in the network.
// When it is calm all see the same, whoever comes now too, nobody's last move of what
// only they moved is lost, and those who may not write have moved nobody.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { fill, numbers, stakeholderId } from '../e2e/largemap.mjs';
import { fresh, joined } from './clients.mjs';
import { ambassadors, coordinators, observer } from './people.mjs';
import { Program } from './program.mjs';
import { until } from './wait.mjs';

const shared = 40;
const rounds = 15;

let program;
let map;
before(async () => {
  program = await Program.start({ name: 'interop-maps' });
  const rest = await program.as(coordinators[0]);
  map = await rest.newDocument({ title: 'Crowd', kind: 'stakeholder_map', template: 'empty' });
});
after(() => program?.stop());

const stakeholder = ({ doc }, i) => doc.getMap('stakeholders').get(stakeholderId(i));
const pins = ({ doc }) => doc.getMap('views').get('network');

/** As the page does it: once at the drop, in one transaction. */
function move(client, i, { interest, influence, x, y }) {
  client.doc.transact(() => {
    const one = stakeholder(client, i);
    one.set('interest', interest);
    one.set('influence', influence);
  });
  client.doc.transact(() => pins(client).set(stakeholderId(i), { x, y, pinned: true }));
}

/** Keys in order: a Y.Map has them as they came, which differs from one to the other. */
const inOrder = (_, value) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
const state = ({ doc }) =>
  JSON.stringify([doc.getMap('stakeholders').toJSON(), doc.getMap('views').toJSON()], inOrder);

it('twenty people move and pin at once: the same for all, nothing lost, rights kept', async () => {
  const writers = await Promise.all(
    Array.from({ length: 16 }, (_, i) =>
      joined('hocuspocus', program, map.id, coordinators[i % coordinators.length]),
    ),
  );
  const readers = await Promise.all(
    ambassadors.slice(0, 4).map((email) => joined('hocuspocus', program, map.id, email)),
  );
  fill(writers[0].doc, { stakeholders: shared + writers.length, relations: 60, unplaced: 0 });
  await writers[0].saved();
  await until('everybody to have the map', () =>
    [...writers, ...readers].every((one) => state(one) === state(writers[0])),
  );

  const chance = numbers(3);
  const anywhere = () => ({
    interest: Math.round(chance() * 30) / 10,
    influence: Math.round(chance() * 30) / 10,
    x: Math.round(chance() * 1000),
    y: Math.round(chance() * 1000),
  });
  const last = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const [i, one] of writers.entries()) {
      // One of all, and one whom nobody else moves.
      move(one, Math.floor(chance() * shared), anywhere());
      const to = anywhere();
      move(one, shared + i, to);
      last.set(shared + i, to);
    }
    const forbidden = { interest: 0.05, influence: 0.05, x: 7777, y: 7777 };
    for (const one of readers) move(one, Math.floor(chance() * shared), forbidden);
    // Some are away for a round, and move on meanwhile.
    if (round === 4) for (const one of writers.slice(12)) one.socket.disconnect();
    if (round === 6) for (const one of writers.slice(12)) one.socket.connect();
    await new Promise((done) => setTimeout(done, 20));
  }
  await Promise.all(writers.map((one) => one.saved()));
  await until('all who write to see the same', () =>
    writers.every((one) => state(one) === state(writers[0])),
  );

  // Of two who moved the same at once one has won, and nobody said so: every client
  // repeats that. For a reader it is no news, whichever client they use.
  const reader = await joined('hocuspocus', program, map.id, observer);
  await reader.saved();
  const other = await joined('y-websocket', program, map.id, observer);
  assert.equal(state(reader), state(writers[0]), 'a reader who comes now sees the same');
  assert.equal(state(other), state(writers[0]));
  const to = anywhere();
  move(writers[0], shared, to);
  last.set(shared, to);
  await until('the readers to go on seeing', () =>
    [reader, other].every((one) => state(one) === state(writers[0])),
  );
  assert.deepEqual([reader.closes, other.closes], [[], []]);

  const late = await fresh(program, map.id, coordinators[1]);
  assert.equal(state(late), state(writers[0]), 'whoever comes now sees the same');
  for (const [i, to] of last) {
    const { interest, influence } = stakeholder(late, i).toJSON();
    const { x, y, pinned } = pins(late).get(stakeholderId(i));
    assert.deepEqual({ interest, influence, x, y }, to, `the last move of ${i}`);
    assert.equal(pinned, true);
  }
  assert.doesNotMatch(state(late), /7777|0\.05/, 'who may not write has moved nobody');
  for (const one of [...writers, ...readers, reader, other]) one.leave();
});
