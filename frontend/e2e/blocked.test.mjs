// A municipality's network that lets no web socket through: its people write
// with everybody else all the same, and see no difference.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { astrid, gudrun, lars } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { Strategy, same } from './strategy.mjs';

let program;
let browser;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-blocked' }), launch()]);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const newStrategy = async (title) =>
  (await (await program.as(astrid)).newDocument({ title, markdown: '', template: 'empty' })).id;

/** What the browser says of each try of a web socket. */
const wordsOfTheBlocked = /WebSocket connection to .* failed/;

describe('in a network without web sockets', () => {
  let id;
  let a;
  let b;
  let hers;
  let his;
  before(async () => {
    id = await newStrategy('Written through a wall');
    [a, b] = await Promise.all(
      [astrid, lars].map((email) => Person.arrives(browser, program, email)),
    );
    a.wire.block();
    a.excuse(wordsOfTheBlocked);
    await Promise.all([a, b].map((person) => person.signIn(`/documents/${id}`)));
    [hers, his] = await Promise.all([a, b].map((person) => Strategy.open(person, id)));
  });
  after(async () => {
    await a?.leaves();
    await b?.leaves();
  });

  it('she comes in by a stream, he by a web socket', () => {
    assert.ok(
      a.wire.counts.blocked >= 2 && a.wire.counts.streams >= 1,
      JSON.stringify(a.wire.counts),
    );
    assert.equal(a.wire.counts.websockets, 0);
    assert.deepEqual([b.wire.counts.streams, b.wire.counts.websockets], [0, 1]);
  });

  it('they write at the same time, read the same, and it is saved', async () => {
    await hers.toEnd();
    await hers.type('Borgerne først.');
    await a.page.keyboard.press('Enter');
    await his.says('Borgerne først.');
    await his.toEnd();
    await hers.toStart();
    await Promise.all([
      hers.type('Hun skriver i begyndelsen. ', 15),
      his.type('Han skriver i slutet, åäö.', 15),
    ]);
    assert.deepEqual(await same(hers, his), [
      'Hun skriver i begyndelsen. Borgerne først.',
      'Han skriver i slutet, åäö.',
    ]);
    await hers.isSaved();
    await his.isSaved();
  });

  it('they see where the other is', async () => {
    for (const [person, strategy, other] of [
      [a, hers, b],
      [b, his, a],
    ]) {
      await person.sees('the caret of the other', async () =>
        (await strategy.carets()).some((label) => label.includes(other.name)),
      );
    }
  });

  it('a long text goes in pieces', async () => {
    await hers.toEnd();
    await a.page.keyboard.press('Enter');
    const long = 'En lang tekst, indsat på en gang. '.repeat(12_000); // 400 KB
    await a.page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, long);
    await hers.isSaved({ timeout: 60_000 });
    await b.sees(
      'all of it',
      async () => (await his.blocks()).some((block) => block.length >= long.trim().length),
      { timeout: 60_000 },
    );
    await a.page.keyboard.press('Control+z');
    await same(hers, his);
    await hers.isSaved();
  });

  it('a cut wire is told, and mended', async () => {
    a.goOffline();
    await hers.isOffline();
    await hers.toEnd();
    await a.page.keyboard.press('Enter');
    await hers.type('Skrevet i tunnelen.');
    a.comeBack();
    await his.says('Skrevet i tunnelen.');
    await hers.isSaved();
    a.reachable();
  });

  it('the server is killed, and comes back', async () => {
    for (const person of [a, b]) person.unreachable();
    await program.kill();
    await hers.isOffline();
    await hers.toEnd();
    await hers.type(' Og imens serveren var nede.');
    await program.restart();
    await his.says('Og imens serveren var nede.');
    await same(hers, his);
    await hers.isSaved();
    for (const person of [a, b]) person.reachable();
    assert.equal(a.wire.counts.websockets, 0);
  });

  it('a new load of the page does not try what is blocked', async () => {
    const { blocked, streams } = a.wire.counts;
    await a.page.reload();
    hers = await Strategy.open(a, id);
    await same(hers, his);
    assert.equal(a.wire.counts.blocked, blocked);
    assert.ok(a.wire.counts.streams > streams);
  });

  it('let through again, a new tab takes the web socket', async () => {
    a.wire.unblock();
    const { streams } = a.wire.counts;
    await a.page.close();
    a.page = await a.context.newPage();
    a.listen(a.page);
    hers = await Strategy.open(a, id);
    await hers.toEnd();
    await hers.type(' Fri igen.');
    await his.says('Fri igen.');
    assert.equal(a.wire.counts.streams, streams);
    assert.equal(a.wire.counts.websockets, 1);
  });

  it('blocked in mid-work by a proxy that only swallows them, she goes on', async () => {
    a.unreachable();
    a.wire.block('swallowed');
    await hers.toEnd();
    await hers.type(' Bag en ny mur.');
    await his.says('Bag en ny mur.', { timeout: 60_000 });
    await hers.isSaved();
    a.reachable();
    assert.ok(a.wire.counts.streams > 0);
  });
});

it('a membership that ends, ends the stream at once', async () => {
  const id = await newStrategy('Withdrawn through a wall');
  const rest = await program.as(astrid);
  const group = await rest.group();
  const { id: person } = await (await program.as(gudrun)).me();
  const c = await Person.arrives(browser, program, gudrun);
  c.wire.block();
  c.excuse(wordsOfTheBlocked, /the server responded with a status of 40[34]/);
  await c.signIn(`/documents/${id}`);
  const theirs = await Strategy.open(c, id);
  assert.ok(c.wire.counts.streams >= 1);
  await rest.delete(`/api/v1/groups/${group.id}/members/${person}`);
  await c.sees('that it is no longer theirs', async () =>
    /no longer|access|nothing here for you/i.test(await c.page.locator('body').innerText()),
  );
  assert.equal(await theirs.text.count(), 0);
  await c.leaves();
});
