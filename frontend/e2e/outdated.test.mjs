// A tab that was open when the server became newer: it is kept out of what it does
// not know, and what was written in it arrives after the page is loaded again.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { astrid, lars } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { Strategy } from './strategy.mjs';
import { en } from './words.mjs';

let program;
let browser;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-outdated' }), launch()]);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

/** From when `window.older` is set, new connections say that the page knows only version 2. */
function olderWhenTold() {
  const Current = window.WebSocket;
  window.WebSocket = class extends Current {
    constructor(url, protocols) {
      window.said = String(url);
      super(window.older ? String(url).replace(/strategy\.\d+/, 'strategy.2') : url, protocols);
    }
  };
}

it('an older tab is told to load again, and its text is kept and merged', async () => {
  const { id } = await (await program.as(astrid)).newDocument({
    title: 'Older tab',
    markdown: 'Et mål.\n',
    template: undefined,
  });
  const old = await Person.arrives(browser, program, astrid);
  const other = await Person.arrives(browser, program, lars);
  await old.context.addInitScript(olderWhenTold);
  await Promise.all([old, other].map((person) => person.signIn(`/documents/${id}`)));
  const hers = await Strategy.open(old, id);
  const his = await Strategy.open(other, id);
  assert.match(await old.page.evaluate(() => window.said), /schemas=strategy\.\d+/);

  old.goOffline();
  await hers.isOffline();
  await hers.toEnd();
  await hers.type(' Skrevet uden net.');
  await his.toEnd();
  await his.type(' Skrevet med nyt.');
  await his.isSaved();
  await old.page.evaluate(() => {
    window.older = true;
  });
  old.comeBack();

  const reload = old.page.getByRole('button', { name: en('documents:refused.reload') });
  await reload.waitFor();
  await old.page.getByText(en('documents:refused.outdated.title'), { exact: true }).waitFor();
  assert.equal(await hers.state(), 'refused');
  // Nothing of the newer document has reached the old page, and nothing of the page the document.
  const text = old.page.locator('#strategy-text');
  assert.match(await text.innerText(), /uden net/);
  assert.doesNotMatch(await text.innerText(), /med nyt/);
  assert.doesNotMatch(await his.text.innerText(), /uden net/);
  await old.sees(
    'a text that cannot be written in',
    async () => (await text.getAttribute('contenteditable')) !== 'true',
  );
  assert.deepEqual(await old.findings(), []);
  await old.screenshot('strategy-outdated');

  await reload.click();
  await hers.isSaved();
  await hers.says('Skrevet med nyt.');
  await hers.says('Skrevet uden net.');
  await his.says('Skrevet uden net.');
  old.reachable();
  await old.leaves();
  await other.leaves();
});
