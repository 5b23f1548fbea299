// Two people of two municipalities write one strategy: at the same time, through
// a cut wire, through a server that is killed, and a third finds it all.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aino, astrid, lars } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { Strategy, same } from './strategy.mjs';

let program;
let browser;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-writing' }), launch()]);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const newStrategy = async (title) =>
  (await (await program.as(astrid)).newDocument({ title, markdown: '', template: 'empty' })).id;

describe('two people of two municipalities', () => {
  let id;
  let a;
  let b;
  let hers;
  let his;
  before(async () => {
    id = await newStrategy('Written together');
    [a, b] = await Promise.all(
      [astrid, lars].map((email) => Person.arrives(browser, program, email)),
    );
    await Promise.all([a, b].map((person) => person.signIn(`/documents/${id}`)));
    [hers, his] = await Promise.all([a, b].map((person) => Strategy.open(person, id)));
  });
  after(async () => {
    await a?.leaves();
    await b?.leaves();
  });

  it('write at the same time and read the same', async () => {
    await hers.toEnd();
    await hers.type('Borgerne først.');
    await a.page.keyboard.press('Enter');
    await his.says('Borgerne först.'.replace('ö', 'ø'));
    await his.toEnd();
    await hers.toStart();
    await Promise.all([
      hers.type('Hun skriver i begyndelsen. ', 15),
      his.type('Han skriver i slutet, åäö.', 15),
    ]);
    const blocks = await same(hers, his);
    assert.deepEqual(blocks, [
      'Hun skriver i begyndelsen. Borgerne først.',
      'Han skriver i slutet, åäö.',
    ]);
    await hers.isSaved();
    await his.isSaved();
  });

  it('see where the other is, with name and municipality', async () => {
    await a.sees('the caret of the other', async () =>
      (await hers.carets()).some((label) => label.includes(b.name) && /Västerås/.test(label)),
    );
    await b.sees('the caret of the other', async () =>
      (await his.carets()).some((label) => label.includes(a.name) && /Odense/.test(label)),
    );
    // And among the people present, for those who do not see carets.
    for (const [person, other, place] of [
      [a, b, 'Västerås'],
      [b, a, 'Odense'],
    ]) {
      await person.page.getByRole('button', { name: new RegExp(other.name) }).click();
      await person.page
        .getByRole('listitem')
        .filter({ hasText: other.name })
        .filter({ hasText: place })
        .waitFor();
      await person.page.keyboard.press('Escape');
    }
  });

  it('undo their own edits only', async () => {
    await hers.toEnd();
    await a.page.keyboard.press('Enter');
    await hers.type('Hendes. ');
    await his.says('Hendes. ');
    await his.toStart();
    await his.type('Hans. ');
    await hers.says('Hans. ');
    await hers.text.focus();
    await a.page.keyboard.press('Control+z');
    await a.sees(
      'her own words gone',
      async () => !(await hers.blocks()).join('\n').includes('Hendes'),
    );
    assert.match((await hers.blocks()).join('\n'), /Hans\. /);
    await same(hers, his);
    await b.page.keyboard.press('Control+z');
    const blocks = await same(hers, his);
    assert.ok(!blocks.join('\n').includes('Hans. '));
    await a.page.keyboard.press('Control+Shift+z');
    await his.says('Hendes. ');
    await same(hers, his);
  });

  it('one goes offline, writes, is told where it is kept, and returns', async () => {
    await his.toEnd();
    await b.page.keyboard.press('Enter');
    b.goOffline();
    await his.isOffline();
    await his.type('Skrivet på tåget.');
    await b.sees('that the changes are kept here', async () =>
      /offline.*kept on this device/is.test(await his.status.innerText()),
    );
    await hers.toStart();
    await hers.type('Skrevet imens. ');
    await hers.isSaved();
    assert.ok(!(await his.blocks()).join('\n').includes('Skrevet imens'));
    assert.ok(!(await hers.blocks()).join('\n').includes('tåget'));
    // She no longer sees his caret: he is away.
    await a.sees('the other gone', async () => (await hers.carets()).length === 0);
    b.comeBack();
    await hers.says('Skrivet på tåget.');
    await his.says('Skrevet imens. ');
    await same(hers, his);
    await his.isSaved();
    b.reachable();
  });

  it('closes the tab while offline, opens it again, and nothing is lost', async () => {
    b.goOffline();
    await his.isOffline();
    await his.toEnd();
    await b.page.keyboard.press('Enter');
    await his.type('Før lukketid.');
    await b.sees('that the changes are kept here', async () =>
      /kept on this device/i.test(await his.status.innerText()),
    );
    await his.isKept();
    await b.page.close({ runBeforeUnload: false });
    b.comeBack();
    b.reachable();
    b.page = await b.context.newPage();
    b.listen(b.page);
    his = await Strategy.open(b, id);
    await his.says('Før lukketid.');
    await hers.says('Før lukketid.');
    await same(hers, his);
  });

  it('the server is killed with both tabs open, and writing goes on', async () => {
    for (const person of [a, b]) person.unreachable();
    await hers.toEnd();
    await a.page.keyboard.press('Enter');
    await his.toStart();
    const typing = Promise.all([
      hers.type('Hun skriver mens serveren dræbes, og bliver ved.', 30),
      his.type('Han skriver medan servern dör. ', 30),
    ]);
    await his.says('Hun skriver');
    await program.kill();
    await typing;
    for (const [person, strategy] of [
      [a, hers],
      [b, his],
    ]) {
      await strategy.isOffline();
      await person.sees('that changes are kept', async () =>
        /kept on this device/i.test(await strategy.status.innerText()),
      );
    }
    await program.restart();
    await hers.says('Han skriver medan servern dör. ');
    await his.says('Hun skriver mens serveren dræbes, og bliver ved.');
    await same(hers, his);
    await hers.isSaved();
    await his.isSaved();
    for (const person of [a, b]) person.reachable();
    await his.toEnd();
    await his.type(' Sen går det vidare.');
    await hers.says(' Sen går det vidare.');
  });

  it('a caret that a key has just moved stays there, whatever comes before the editor hears of it', async () => {
    await his.toEnd();
    await hers.toStart();
    await b.sees('her caret', async () => (await his.carets()).length === 1);
    // In one turn, as on a slow machine: the editor has not heard of the new caret.
    await his.text.evaluate((root) => {
      const { view, state } = root.editor;
      const key = (name) =>
        root.dispatchEvent(
          new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }),
        );
      const words = (block) => [...block.childNodes].find((node) => node.nodeType === 3);
      getSelection().collapse(words(root.firstElementChild), 2);
      key('Enter');
      if (words(root.firstElementChild).data.length !== 2)
        throw new Error(`split elsewhere: ${root.innerText}`);
      // A split hides the others' carets; they are drawn again.
      getSelection().collapse(words(root.lastElementChild), 3);
      const cursors = state.plugins.find((one) => one.key.startsWith('yjs-cursor')).key;
      view.dispatch(view.state.tr.setMeta(cursors, { awarenessUpdated: true }));
      if (!root.querySelector('.caret')) throw new Error('nothing was drawn');
      document.execCommand('insertText', false, '…');
    });
    await b.sees('the words where the caret was', async () => {
      const blocks = await his.blocks();
      return blocks[0].length === 2 && blocks.at(-1)[3] === '…';
    });
    await same(hers, his);
  });

  it('a third joins and sees the same, and so does the Markdown export', async () => {
    const c = await Person.arrives(browser, program, aino);
    await c.signIn(`/documents/${id}`);
    const third = await Strategy.open(c, id);
    const blocks = await same(hers, his, third);
    await c.sees('both others present', async () => {
      const body = await c.page.locator('body').innerHTML();
      return body.includes(a.name) && body.includes(b.name);
    });
    const markdown = await (await program.as(aino)).export(id, 'markdown');
    const paragraphs = markdown
      .split(/\n\n+/)
      .map((line) => line.replace(/&#32;$/, '').trim())
      .filter(Boolean);
    assert.deepEqual(
      paragraphs,
      blocks.map((block) => block.trim()),
    );
    await c.screenshot('strategy-three-people');
    await c.leaves();
  });
});
