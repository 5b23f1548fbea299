// Comments beside a text: an ambassador who may not edit speaks, answers and
// suggests; a coordinator edits around it and decides.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { astrid, eero, freja, gudrun, jon, lars } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { until } from '../interop/wait.mjs';
import { cards, marked, markedWords, panelOf, select } from './comments.mjs';
import { launch, Person } from './person.mjs';
import { Strategy } from './strategy.mjs';
import { en, words } from './words.mjs';

let program;
let browser;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-comments' }), launch()]);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const markdown =
  '# Et fælles mål\n\nAlle ældre skal have et trygt hjem.\n\nKommunerne hjælper hinanden.\n';

const newDocument = async (title) =>
  (await (await program.as(astrid)).newDocument({ title, markdown, template: undefined })).id;

async function comment(person, on, text, say = en) {
  await select(person.page, on);
  await person.page
    .getByRole('button', { name: say('strategy:comment.comment'), exact: true })
    .click();
  const panel = panelOf(person.page, say);
  await panel.getByLabel(say('comments:labelHere'), { exact: true }).fill(text);
  await panel.getByRole('button', { name: say('comments:add'), exact: true }).click();
  // Not in the field any more, but in a thread.
  await cards(person.page)
    .locator('.comment')
    .filter({ hasText: text.replaceAll('**', '') })
    .waitFor();
}

async function suggest(person, on, instead) {
  await select(person.page, on);
  await person.page.getByRole('button', { name: en('strategy:comment.suggest') }).click();
  await person.page.getByLabel(en('comments:suggestion.label')).fill(instead);
  await person.page.getByRole('button', { name: en('comments:suggestion.send') }).click();
  await cards(person.page).getByText(instead.split(' ').at(-1)).first().waitFor();
}

/** A new document with one goal or stakeholder, once the group's search finds it. */
async function named(rest, { kind, of, field, name }) {
  const { id } = await rest.newDocument({ kind, title: `With ${name}`, template: 'empty' });
  await rest.post(`/api/v1/documents/${id}/${of}`, { [field]: name });
  const group = await rest.group();
  await until(`${name} to be found`, async () => {
    const { items } = await rest.get(
      `/api/v1/groups/${group.id}/${of}?q=${encodeURIComponent(name)}`,
    );
    return items.length === 1;
  });
}

it('a comment stands at its words while a coordinator edits around and in them', async () => {
  const id = await newDocument('Comments at words');
  const ambassador = await Person.arrives(browser, program, freja, {
    viewport: { width: 1440, height: 900 },
  });
  const coordinator = await Person.arrives(browser, program, lars, {
    viewport: { width: 1440, height: 900 },
  });
  await Promise.all([ambassador, coordinator].map((one) => one.signIn(`/documents/${id}`)));
  await Strategy.open(ambassador, id, { reading: true });
  const writing = await Strategy.open(coordinator, id);

  await comment(ambassador, 'trygt hjem', 'Hvem **afgør** det? https://kl.dk');
  await coordinator.sees('the words marked', async () => {
    return (await markedWords(coordinator.page)) === 'trygt hjem';
  });
  assert.equal(await panelOf(ambassador.page).locator('strong').innerText(), 'afgør');

  // The mark in the margin is beside the text, not over it.
  const mark = coordinator.page.locator('.margin__mark');
  await mark.waitFor();
  const [markBox, textBox] = [await coordinator.still(mark), await coordinator.still(writing.text)];
  assert.ok(markBox.x >= textBox.x + textBox.width - 1, 'the mark covers text');
  await mark.click();
  await panelOf(coordinator.page).getByText('Odense').first().waitFor();

  // The paragraph becomes a heading, is bold, and gets words before.
  await select(coordinator.page, 'trygt hjem');
  await coordinator.page.keyboard.press('Control+Alt+2');
  await coordinator.page.keyboard.press('Control+b');
  await writing.toStart();
  await writing.type('Foran. ');
  for (const person of [coordinator, ambassador]) {
    await person.sees('the comment at its words', async () => {
      return (await markedWords(person.page)) === 'trygt hjem';
    });
  }
  // Whoever opens the text now has only what the server was told.
  await coordinator.sees('the anchor healed', async () => {
    const rest = await program.as(astrid);
    const { items } = await rest.get(`/api/v1/documents/${id}/threads`);
    return items[0].anchorSeq > 0 && items[0].anchor.block === 1;
  });
  await ambassador.page.reload();
  await ambassador.sees('the comment after loading anew', async () => {
    return (await markedWords(ambassador.page)) === 'trygt hjem';
  });
  await coordinator.screenshot('comments-margin', { fullPage: false });
  await Promise.all([ambassador, coordinator].map((person) => person.leaves()));
});

it('a caret that a key has moved stays there when a comment is pointed at in the same moment', async () => {
  const id = await newDocument('Caret and comments');
  const coordinator = await Person.arrives(browser, program, lars, {
    viewport: { width: 1440, height: 900 },
  });
  await coordinator.signIn(`/documents/${id}`);
  const writing = await Strategy.open(coordinator, id);
  await comment(coordinator, 'trygt hjem', 'Hvem?');
  await comment(coordinator, 'hjælper', 'Hvordan?');
  await coordinator.page.locator('.margin__mark').nth(1).waitFor();
  await select(coordinator.page, 'trygt hjem');
  // The caret goes elsewhere, and before the editor has heard of it the thread is drawn anew.
  await writing.text.evaluate(async (root) => {
    getSelection().collapse(root.querySelector('h1').firstChild, 2);
    const mark = document.querySelector('.margin__mark');
    mark.dispatchEvent(new PointerEvent('pointerenter'));
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    const active = document.querySelector('.prose .anchor--active').textContent;
    if (active !== 'trygt hjem') throw new Error(`nothing was drawn: ${active}`);
    document.execCommand('insertText', false, 'Foran ');
  });
  await writing.says('EtForan  fælles mål');
  await writing.says('trygt hjem');
  await coordinator.leaves();
});

it('answers, marks as resolved and opens again; others see it at once, by link too', async () => {
  const id = await newDocument('A thread');
  const ambassador = await Person.arrives(browser, program, freja);
  const coordinator = await Person.arrives(browser, program, lars);
  await Promise.all([ambassador, coordinator].map((one) => one.signIn(`/documents/${id}`)));
  await Strategy.open(ambassador, id, { reading: true });
  await Strategy.open(coordinator, id);
  await comment(ambassador, 'Kommunerne', 'Alle fem?');

  const rest = await program.as(astrid);
  const [thread] = (await rest.get(`/api/v1/documents/${id}/threads`)).items;
  await coordinator.page.goto(`/documents/${id}?thread=${thread.id}`);
  const card = coordinator.page.locator(`[data-thread-card="${thread.id}"]`);
  await card.getByText('Alle fem?').waitFor();
  await coordinator.sees('the words stand out', async () => {
    return (await coordinator.page.locator('.anchor--active').count()) > 0;
  });

  const answer = card.getByLabel(en('comments:answer.label'));
  await answer.pressSequentially('Ja, ');
  const theirs = cards(ambassador.page).first();
  await theirs.getByText(en('comments:typing', { names: coordinator.name })).waitFor();
  await answer.pressSequentially('siger @Fre');
  await coordinator.page.getByRole('option', { name: new RegExp(ambassador.name) }).waitFor();
  await coordinator.page.keyboard.press('Enter');
  // The first time the server has had too many of theirs: nothing of it is lost.
  const send = card.getByRole('button', { name: en('comments:answer.send'), exact: true });
  const answers = `**/threads/${thread.id}/comments`;
  await coordinator.page.route(answers, (route) =>
    route.fulfill({ status: 429, headers: { 'retry-after': '3' }, json: { title: 'Too many' } }),
  );
  await send.click();
  await card.getByText(en('comments:tooMany')).waitFor();
  assert.equal(await answer.inputValue(), `Ja, siger @${ambassador.name} `);
  await coordinator.page.unroute(answers);
  await send.click();
  await theirs.getByText(`@${ambassador.name}`).waitFor();

  // A goal and a stakeholder are named by a part of their names, and lead there.
  await named(rest, { kind: 'goal_list', of: 'goals', field: 'title', name: 'Flere besøgsvenner' });
  await named(rest, {
    kind: 'stakeholder_map',
    of: 'stakeholders',
    field: 'name',
    name: 'Frivilligcentret på Havnen',
  });
  for (const [part, name] of [
    ['@besøgs', 'Flere besøgsvenner'],
    ['@havn', 'Frivilligcentret på Havnen'],
  ]) {
    await answer.pressSequentially(part);
    await coordinator.page.getByRole('option', { name: new RegExp(name) }).waitFor();
    await coordinator.page.keyboard.press('Enter');
    await coordinator.sees(`the caret after ${name}`, () =>
      answer.evaluate(
        ({ value, selectionStart }, name) =>
          value.endsWith(`@${name} `) && selectionStart === value.length,
        name,
      ),
    );
  }
  await send.click();
  for (const name of ['Flere besøgsvenner', 'Frivilligcentret på Havnen']) {
    const link = theirs.getByRole('link', { name: `@${name}`, exact: true });
    assert.match(await link.getAttribute('href'), /\/documents\/[\w-]+\?selected=/);
  }

  // She was mentioned: her menu counts it, without asking.
  await ambassador.sees('the count in the menu', async () => {
    return (await ambassador.page.locator('.rail .unread-count').count()) === 1;
  });
  await card.getByRole('button', { name: en('comments:resolve') }).click();
  await ambassador.sees('that the words are not marked any more', async () => {
    return (await ambassador.page.locator('.prose .anchor:not(.anchor--active)').count()) === 0;
  });
  await theirs.getByRole('button', { name: en('comments:reopen') }).click();
  await card.getByRole('button', { name: en('comments:resolve') }).waitFor();
  coordinator.complaints = coordinator.complaints.filter((text) => !/status of 429/.test(text));
  await Promise.all([ambassador, coordinator].map((person) => person.leaves()));
});

it('two ambassadors suggest for the same words; a coordinator accepts one as one undo', async () => {
  const id = await newDocument('Suggestions');
  const [first, second, coordinator] = await Promise.all(
    [freja, eero, lars].map((email) => Person.arrives(browser, program, email)),
  );
  await Promise.all([first, second, coordinator].map((one) => one.signIn(`/documents/${id}`)));
  await Strategy.open(first, id, { reading: true });
  await Strategy.open(second, id, { reading: true });
  const writing = await Strategy.open(coordinator, id);
  await suggest(
    first,
    'Alle ældre skal have et trygt hjem',
    'Alle borgere skal have et trygt hjem',
  );
  await suggest(second, 'et trygt hjem', 'et godt hjem');

  await coordinator.page
    .getByRole('button', { name: new RegExp(`^${en('comments:title')}`) })
    .click();
  const panel = panelOf(coordinator.page);
  await panel.locator('.thread__about').filter({ hasText: 'Alle ældre' }).click();
  // The other one stands beside it, under its municipality.
  await panel.locator('.rivals').getByText('Eksote').waitFor();
  await coordinator.screenshot('comments-suggestions', { fullPage: false });
  await panel.getByLabel(en('comments:suggestion.word')).fill('Godt set');
  await panel.getByRole('button', { name: en('comments:suggestion.accept'), exact: true }).click();
  await writing.says('Alle borgere skal have et trygt hjem.');
  await cards(first.page)
    .getByText(`${en('comments:suggestion.accepted', { name: coordinator.name })}: Godt set`)
    .waitFor();
  await cards(second.page)
    .getByText(en('comments:suggestion.overtaken', { name: coordinator.name }))
    .waitFor();
  await writing.text.focus();
  await coordinator.page.keyboard.press('Control+z');
  await writing.says('Alle ældre skal have et trygt hjem.');
  await Promise.all([first, second, coordinator].map((person) => person.leaves()));
});

it('what was deleted leaves its comment behind, which can be put to other words', async () => {
  const id = await newDocument('Orphans');
  const coordinator = await Person.arrives(browser, program, lars);
  await coordinator.signIn(`/documents/${id}`);
  const writing = await Strategy.open(coordinator, id);
  await comment(coordinator, 'Kommunerne hjælper hinanden', 'Hvordan?');
  await select(coordinator.page, 'Kommunerne hjælper hinanden');
  await coordinator.page.keyboard.press('Delete');
  const card = cards(coordinator.page).first();
  await card.getByText(en('comments:orphaned')).waitFor();
  await card.getByText('Kommunerne hjælper hinanden').waitFor();
  await card.getByRole('button', { name: en('comments:more') }).click();
  await coordinator.page.getByRole('menuitem', { name: en('comments:move.start') }).click();
  await select(coordinator.page, 'trygt hjem');
  await coordinator.page.getByRole('button', { name: en('comments:move.here') }).click();
  await coordinator.sees('the words marked', async () => {
    return (await markedWords(coordinator.page)) === 'trygt hjem';
  });
  await card.getByText(en('comments:orphaned')).waitFor({ state: 'detached' });
  await writing.isSaved();
  await coordinator.leaves();
});

it('goes from thread to thread by keyboard, light and dark without findings', async () => {
  const id = await newDocument('Keys');
  const rest = await program.as(freja);
  for (const body of ['Et', 'To', 'Tre'])
    await rest.post(`/api/v1/documents/${id}/threads`, { body, kind: 'comment' });
  for (const scheme of ['light', 'dark']) {
    const person = await Person.arrives(browser, program, jon, {
      scheme,
      viewport: { width: 1440, height: 900 },
    });
    await person.signIn(`/documents/${id}`);
    await Strategy.open(person, id, { reading: true });
    await person.page.getByRole('button', { name: new RegExp(`^${en('comments:title')}`) }).click();
    await cards(person.page).nth(2).waitFor();
    for (const body of ['Et', 'To', 'Tre']) {
      await person.page.keyboard.press('F8');
      await person.sees(`thread "${body}" open`, async () => {
        const active = person.page.locator('.thread[data-active="true"]');
        return (await active.count()) === 1 && (await active.innerText()).includes(body);
      });
    }
    await person.page.keyboard.press('Shift+F8');
    await person.sees('the one before', async () => {
      const active = person.page.locator('.thread[data-active="true"]');
      return (await active.innerText()).includes('To');
    });
    assert.deepEqual(await person.findings(), []);
    await person.screenshot(`comments-${scheme}`, { fullPage: false });
    // Read threads are read on every device.
    await person.sees('two read', async () => {
      const { items } = await (await program.as(jon)).get(`/api/v1/documents/${id}/threads`);
      return items.filter(({ unread }) => unread === 0).length >= 1;
    });
    await person.leaves();
  }
});

it('on a small phone in Finnish the list stands under the text', async () => {
  const id = await newDocument('Pieni puhelin');
  const say = words('fi');
  const person = await Person.arrives(browser, program, eero, {
    locale: 'fi-FI',
    viewport: { width: 320, height: 640 },
  });
  const rest = await program.as(eero);
  await rest.patch('/api/v1/me', { locale: 'fi' });
  await person.signIn(`/documents/${id}`);
  await Strategy.open(person, id, { reading: true });
  await comment(person, 'trygt hjem', 'Kuka sen päättää?', say);
  assert.equal(await person.overflow(), 0);
  const panel = await person.still(person.page.locator('.document__panel'));
  const range = await person.still(marked(person.page).first());
  assert.ok(range.y + range.height <= panel.y + 1, 'the list covers the words');
  assert.deepEqual(await person.findings(), []);
  await person.screenshot('comments-phone-fi', { fullPage: false });
  await person.leaves();
  await rest.patch('/api/v1/me', { locale: 'en' });
});

it('who loses the group loses the open thread', async () => {
  const id = await newDocument('Gone');
  const person = await Person.arrives(browser, program, gudrun);
  await person.signIn(`/documents/${id}`);
  await Strategy.open(person, id);
  await comment(person, 'trygt hjem', 'Trúnaðarmál');
  person.excuse(/status of 40[34]/);
  const rest = await program.as(astrid);
  const group = await rest.group();
  const { id: who } = await (await program.as(gudrun)).me();
  await rest.delete(`/api/v1/groups/${group.id}/members/${who}`);
  await cards(person.page).first().waitFor({ state: 'detached' });
  await person.leaves();
});

it('an ambassador chooses a passage and comments on it by keyboard alone', async () => {
  const id = await newDocument('Keys');
  const person = await Person.arrives(browser, program, freja);
  await person.signIn(`/documents/${id}`);
  await Strategy.open(person, id, { reading: true });
  const { keyboard } = person.page;
  await keyboard.press('Control+Alt+m');
  const bar = person.page.getByRole('application', { name: en('strategy:passage.label') });
  await bar.waitFor();
  assert.deepEqual(await person.findings(), []);
  const says = (text) =>
    person.page
      .getByRole('status')
      .filter({ hasText: en('strategy:passage.chosen', { words: text }) })
      .first()
      .waitFor();
  // The heading, the paragraph below it, its first word, and four more.
  await keyboard.press('ArrowDown');
  await says('Et fælles mål');
  await keyboard.press('ArrowDown');
  await says('Alle ældre skal have et trygt hjem.');
  await keyboard.press('ArrowRight');
  await says('Alle');
  await keyboard.press('ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  await says('ældre skal');
  await person.screenshot('comments-choosing', { fullPage: false });
  await keyboard.press('Enter');
  const field = panelOf(person.page).getByLabel(en('comments:labelHere'));
  await field.waitFor();
  await person.sees('the focus in the field', () =>
    field.evaluate((one) => one === document.activeElement),
  );
  await keyboard.type('Hvem mener vi?');
  await keyboard.press('Control+Enter');
  await cards(person.page).getByText('Hvem mener vi?').first().waitFor();
  await person.sees('the words marked', async () => {
    return (await markedWords(person.page)) === 'ældre skal';
  });
  // The focus goes to the new thread, and is not lost when the comments are closed.
  const focused = (element) => element.evaluate((one) => one === document.activeElement);
  await person.sees('the focus at the thread', () =>
    focused(cards(person.page).locator('.thread__about').first()),
  );
  await keyboard.press('Escape');
  await panelOf(person.page).waitFor({ state: 'detached' });
  await person.sees(
    'the focus outside of it',
    async () => !(await focused(person.page.locator('body'))),
  );

  // On from what is chosen: its two words, the next one; and out again without a comment.
  await keyboard.press('Control+Alt+m');
  await bar.waitFor();
  for (let word = 0; word < 3; word++) await keyboard.press('ArrowRight');
  await says('have');
  await keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
  await person.leaves();
});
