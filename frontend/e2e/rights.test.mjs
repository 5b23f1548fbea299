// What ambassadors and observers see and may do, and what happens to an open
// page when a role is taken away.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { astrid, freja, gudrun, lars, observer } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { Strategy, same } from './strategy.mjs';
import { en } from './words.mjs';

let program;
let browser;
let id;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-rights' }), launch()]);
  const made = await (await program.as(astrid)).newDocument({
    title: 'Read, comment, write',
    markdown: '# Et mål\n\nBorgerne klarer hverdagen selv.\n\n- [ ] noget at gøre\n',
    template: undefined,
  });
  id = made.id;
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const setRole = async (email, role) => {
  const rest = await program.as(astrid);
  const group = await rest.group();
  const { id: person } = await (await program.as(email)).me();
  await rest.put(`/api/v1/groups/${group.id}/members/${person}`, { role });
};

/** Opens the comments if they are not open. */
async function openComments(page) {
  const panel = page.getByRole('region', { name: en('comments:title') });
  if (!(await panel.isVisible())) {
    await page.getByRole('button', { name: new RegExp(`^${en('comments:title')}`) }).click();
  }
  await panel.waitFor();
  return panel;
}

it('an ambassador reads and comments, and the coordinator sees the comment at once', async () => {
  const coordinator = await Person.arrives(browser, program, lars);
  const ambassador = await Person.arrives(browser, program, freja);
  await Promise.all([coordinator, ambassador].map((person) => person.signIn(`/documents/${id}`)));
  const writing = await Strategy.open(coordinator, id);
  const reading = await Strategy.open(ambassador, id, { reading: true });
  await same(writing, reading);
  assert.equal(
    await ambassador.page
      .getByRole('textbox', { name: /./ })
      .and(ambassador.page.locator('#strategy-text'))
      .count(),
    0,
  );
  assert.equal(await ambassador.page.getByRole('toolbar').count(), 0);
  // Keys and clicks change nothing, the checkbox neither.
  const before = await reading.blocks();
  await reading.text.click();
  await ambassador.page.keyboard.type('forbidden');
  await reading.text
    .getByRole('checkbox')
    .click({ force: true, timeout: 2000 })
    .catch(() => {});
  assert.deepEqual(await reading.blocks(), before);

  const theirs = await openComments(coordinator.page);
  const hers = await openComments(ambassador.page);
  await hers.getByLabel(en('comments:label')).fill('Hvem har spurgt borgerne?');
  await hers.getByRole('button', { name: en('comments:add') }).click();
  await theirs.getByText('Hvem har spurgt borgerne?').waitFor();
  await theirs.getByText(ambassador.name).waitFor();
  // What a coordinator writes reaches the reader while she reads.
  await writing.toStart();
  await writing.type('Fælles: ');
  await reading.says('Fælles: ');
  await ambassador.screenshot('strategy-ambassador-comments');
  // Her own comment she may delete; the coordinator's page follows.
  await hers.getByRole('button', { name: en('comments:delete'), exact: true }).click();
  await hers.getByRole('button', { name: en('comments:deleteYes') }).click();
  await theirs.getByText('Hvem har spurgt borgerne?').waitFor({ state: 'detached' });
  await Promise.all([coordinator, ambassador].map((person) => person.leaves()));
});

it('an observer reads, and is told why there is nothing to write in', async () => {
  const person = await Person.arrives(browser, program, observer);
  await person.signIn(`/documents/${id}`);
  const reading = await Strategy.open(person, id, { reading: true });
  await reading.says('Borgerne klarer hverdagen selv.');
  const panel = await openComments(person.page);
  await panel.getByText(en('comments:readOnly')).waitFor();
  assert.equal(await panel.getByRole('textbox').count(), 0);
  await person.leaves();
});

it('a role that is taken away and given back reaches the open page', async () => {
  const witness = await Person.arrives(browser, program, lars);
  const person = await Person.arrives(browser, program, gudrun);
  await Promise.all([witness, person].map((one) => one.signIn(`/documents/${id}`)));
  const seen = await Strategy.open(witness, id);
  const writing = await Strategy.open(person, id);
  await writing.toEnd();
  await writing.type(' Með rétti.');
  await seen.says(' Með rétti.');

  await setRole(gudrun, 'observer');
  const reading = person.page.getByRole('article').and(person.page.locator('#strategy-text'));
  await reading.waitFor();
  await person.page.keyboard.type('Án réttar.');
  assert.ok(!(await reading.innerText()).includes('Án réttar.'));
  assert.ok(!(await seen.blocks()).join('\n').includes('Án réttar.'));

  await setRole(gudrun, 'coordinator');
  const again = await Strategy.open(person, id);
  await again.toEnd();
  await again.type(' Aftur.');
  await seen.says(' Aftur.');
  await Promise.all([witness, person].map((one) => one.leaves()));
});

it('removed from the group while reading: the page says so in plain words', async () => {
  const person = await Person.arrives(browser, program, gudrun);
  await person.signIn(`/documents/${id}`);
  await Strategy.open(person, id);
  // The page asks the server again and is told 404: the browser logs that.
  person.excuse(/status of 40[34]/);
  const rest = await program.as(astrid);
  const group = await rest.group();
  const { id: who } = await (await program.as(gudrun)).me();
  await rest.delete(`/api/v1/groups/${group.id}/members/${who}`);
  await person.sees('that the document is no longer theirs', async () => {
    const body = await person.page.locator('body').innerText();
    return /no longer|access|nothing here for you/i.test(body);
  });
  assert.equal(await person.page.locator('#strategy-text[contenteditable="true"]').count(), 0);
  await person.screenshot('strategy-removed');
  await setRole(gudrun, 'coordinator');
  await person.leaves();
});

it('an address of nothing, and one of somebody else, show the same friendly page', async () => {
  const rest = await program.as(gudrun);
  const group = await rest.post('/api/v1/groups', { name: 'Lokað' });
  const foreign = await rest.post(`/api/v1/groups/${group.id}/documents`, {
    kind: 'strategy',
    title: 'Leynt',
    template: 'empty',
  });
  const person = await Person.arrives(browser, program, lars);
  await person.signIn('/');
  person.excuse(/status of 404/);
  const pages = [];
  for (const path of [
    `/documents/${foreign.id}`,
    '/documents/00000000-0000-4000-8000-000000000000',
    '/documents/nonsense',
    `/groups/${group.id}`,
    '/groups/00000000-0000-4000-8000-000000000000',
    '/nowhere',
  ]) {
    await person.page.goto(path);
    await person.sees(`the friendly page at ${path}`, () =>
      person.page.getByRole('heading', { name: en('common:notFound.title') }).isVisible(),
    );
    pages.push(await person.page.getByRole('main').innerText());
  }
  assert.equal(pages[0], pages[1]);
  assert.equal(pages[0], pages[2]);
  await person.screenshot('not-found');
  await person.leaves();
});
