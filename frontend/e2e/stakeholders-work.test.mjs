// The work around a map: a file imported and taken back, gaps that others close,
// placing together without seeing each other, and a strategy that follows the map.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { aino, astrid, freja, lars } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { Register } from './stakeholders.mjs';
import { Strategy } from './strategy.mjs';
import { en, words } from './words.mjs';

const work = (key, values) => en(`stakeholderwork:${key}`, values);
const imported = (key, values) => en(`fileimport:${key}`, values);
const file = (text, name = 'people.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});
const people =
  'Navn;Type;Indflydelse;Interesse\nÆldreråd;Råd;2,5;2\nIndkøb;Enhed;1;1\nPårørende;Gruppe;0,5;3\n;Enhed;1;1\nMarsmand;Marsmand;1;1\n';

let program;
let browser;
let here;
let there;
let third;
let map;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-work' }), launch()]);
  here = await Person.arrives(browser, program, astrid);
  there = await Person.arrives(browser, program, lars);
  third = await Person.arrives(browser, program, freja);
  for (const person of [here, there, third]) await person.signIn('/');
  map = await Register.make(here, 'Hvem');
});
after(async () => {
  try {
    for (const person of [here, there, third]) await person?.leaves();
  } finally {
    await browser?.close();
    await program?.stop();
  }
});
afterEach(async (context) => {
  if (context.passed !== false) return;
  const name = context.name.replace(/\W+/g, '-').slice(0, 30);
  for (const [who, person] of Object.entries({ here, there, third }))
    await person?.screenshot(`work-${name}-${who}`, { fullPage: false });
});

const dialogOf = ({ page }) => page.getByRole('dialog');
const openImport = ({ page }) => page.getByRole('button', { name: work('import.title') }).click();
const choose = (person, one) => dialogOf(person).locator('input[type="file"]').setInputFiles(one);
const rows = ({ page }) => page.locator('.import__rows li');
const close = (person) => person.page.keyboard.press('Escape');

it('a file is looked at, imported as one step, taken back, and changes nothing the second time', async () => {
  const { page } = here;
  // Files that cannot be read are refused with 422, which Chromium reports.
  here.excuse(/status of 422 .*stakeholders\/import/);
  await openImport(here);
  await choose(here, file('a;b\n1;2\n'));
  await page.getByText(imported('refused.noHeaders.title')).waitFor();
  await choose(here, file('Navn\n', 'old.xls'));
  await page.getByText(imported('refused.unreadable.title')).waitFor();
  assert.deepEqual(await here.findings(), []);
  await choose(here, file(people));
  await here.sees('five rows', async () => (await rows(here).count()) === 5);
  const words = (await rows(here).allInnerTexts()).join('\n');
  assert.match(words, new RegExp(imported('reasons.missing_name')));
  assert.match(words, /Marsmand/);
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('work-import-preview', { fullPage: false });
  await page.locator('.import__filter label', { hasText: imported('status.wrong') }).click();
  await here.sees('the wrong rows alone', async () => (await rows(here).count()) === 2);
  assert.equal((await map.names()).length, 0, 'a preview changes nothing');
  await page.getByRole('button', { name: imported('apply_other', { count: 3 }) }).click();
  await page.getByText(imported('doneDetail', { added: 3, changed: 0 })).waitFor();
  await dialogOf(here)
    .getByRole('button', { name: en('stakeholders:undo') })
    .click();
  await page.getByText(work('import.undone')).first().waitFor();
  await close(here);
  await here.sees('an empty map', async () => (await map.names()).length === 0);

  await page.getByRole('button', { name: en('stakeholders:redo') }).click();
  await here.sees('all three', async () => (await map.names()).length === 3);
  const other = await Register.at(there, map.id);
  await other.shows('Ældreråd', 'influence', '2.5');
  await openImport(there);
  await choose(there, file(people.split('\n').slice(0, 4).join('\n')));
  await there.page.getByText(work('import.nothing')).waitFor();
  await chooseAgain(there);
  // A cell that differs is shown with what it was.
  await choose(there, file('Navn;Indflydelse\nIndkøb;3\n'));
  await there.sees('what changes', async () =>
    (await rows(there).innerText()).includes('3 · High'),
  );
  await close(there);
});

async function chooseAgain({ page }) {
  await page.getByRole('button', { name: imported('another') }).click();
}

it('what is missing grows shorter while somebody else sets an owner', async () => {
  const button = here.page.locator('.insight__button');
  const count = async () => Number(await button.locator('.insight__count').innerText());
  await here.sees('what is missing', async () => (await count()) > 0);
  const before = await count();
  await button.click();
  await here.page
    .getByRole('heading', { name: new RegExp(`^${work('insight.kinds.noOwner.title')}`) })
    .waitFor();
  assert.deepEqual(await here.findings(), []);
  const other = await Register.at(there, map.id);
  await other.go('Ældreråd', 'ownerId');
  await there.page.keyboard.press('Enter');
  // A second letter counts as a first one where it comes late.
  await there.sees(
    'Astrid chosen',
    async () => {
      await there.page.keyboard.type('As');
      const chosen = () => document.activeElement.selectedOptions[0].textContent;
      return (await there.page.evaluate(chosen)).startsWith('Astrid');
    },
    { every: 1_500 },
  );
  await there.page.keyboard.press('Enter');
  await here.sees('one thing less', async () => (await count()) === before - 1);
  await here.page
    .getByRole('heading', { name: new RegExp(`^${work('insight.kinds.noOwner.title')}`) })
    .waitFor({ state: 'detached' });
  await button.click();
});

it('three place alone; nothing is seen before the reveal, and what is agreed is on the map', async () => {
  const { page } = here;
  const heard = { there: '', third: '' };
  for (const [name, person] of Object.entries({ there, third })) {
    person.page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        heard[name] += payload.toString('latin1');
      }),
    );
    person.page.on('response', async (response) => {
      if (response.url().includes('/placement-rounds/'))
        heard[name] += await response.text().catch(() => '');
    });
    await Register.at(person, map.id);
  }
  await page.getByRole('button', { name: work('round.start') }).click();
  await dialogOf(here).getByRole('textbox').fill('Before May');
  await dialogOf(here)
    .getByRole('button', { name: work('round.open') })
    .click();
  const place = async (person, interest, influence) => {
    await person.page.getByRole('button', { name: work('round.place') }).click();
    const row = person.page.locator('.round__row', { hasText: 'Indkøb' });
    await row.locator('select').nth(0).selectOption(interest);
    await row.locator('select').nth(1).selectOption(influence);
    await person.page.getByText(work('round.mine', { done: 1, count: 3 })).waitFor();
  };
  await place(here, '3', '3');
  await place(there, '3', '3');
  await place(third, '2', '3');
  for (const name of ['there', 'third']) {
    assert.doesNotMatch(heard[name], /"results"|median/, `${name} heard results`);
    assert.ok(!heard[name].includes('"interest":3,"influence":3') || name === 'there');
  }
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('work-round', { fullPage: false });
  await page.getByRole('button', { name: work('round.reveal') }).click();
  for (const person of [here, there, third])
    await person.page.getByText(work('round.howToRead')).waitFor();
  assert.match(heard.third, /median/);
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('work-results', { fullPage: false });
  await page.getByRole('button', { name: work('round.agreeNamed', { name: 'Indkøb' }) }).click();
  await page.getByText(work('round.agreed')).waitFor();
  await new Register(there, map.id).shows('Indkøb', 'influence', '3');
  await page.getByRole('button', { name: work('round.close') }).click();
  await page.locator('.round-banner').waitFor({ state: 'detached' });
});

it('every form of export is a file', async () => {
  await here.page.getByRole('button', { name: en('documents:export.label'), exact: true }).click();
  for (const format of ['xlsx', 'csv', 'html', 'markdown', 'json'])
    await here.page.getByRole('menuitem', { name: en(`documents:export.${format}`) }).waitFor();
  await close(here);
  for (const format of ['xlsx', 'csv', 'html', 'markdown', 'json']) {
    const answer = await here.context.request.get(
      `/api/v1/documents/${map.id}/export?format=${format}`,
    );
    assert.equal(answer.status(), 200, format);
    assert.match(answer.headers()['content-disposition'], /attachment/);
    assert.ok((await answer.body()).length > 100, format);
  }
});

it('a strategy mentions a stakeholder and shows one live, on both screens', async () => {
  const { page } = here;
  const group = await page.evaluate(
    async (id) => (await (await fetch(`/api/v1/documents/${id}`)).json()).groupId,
    map.id,
  );
  const made = await page.evaluate(
    async (id) =>
      (
        await fetch(`/api/v1/groups/${id}/documents`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ kind: 'strategy', title: 'Med kort' }),
        })
      ).json(),
    group,
  );
  assert.equal(made.schemaVersion, 3);
  const text = await Strategy.open(here, made.id);
  const list = page.getByRole('listbox', { name: en('strategy:mention.label') });
  await text.toEnd();
  await text.type('Vi spørger @Indk');
  await list.getByRole('option', { name: /Indkøb/ }).waitFor();
  assert.deepEqual(await here.findings(), []);
  await page.keyboard.press('Enter');
  await text.text.locator('a.mention', { hasText: '@Indkøb' }).waitFor();
  await text.type('først.');
  await page.keyboard.press('Enter');
  await text.type('/stakeholder');
  await page.keyboard.press('Enter');
  await text.type('Ældre');
  await list.getByRole('option', { name: /Ældreråd/ }).waitFor();
  await page.keyboard.press('Enter');
  const card = (person) => person.page.locator('.stakeholder-card');
  await here.sees('what the map says', async () =>
    (await card(here).innerText()).includes('2.5 · High'),
  );
  await text.isSaved();
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('work-card', { fullPage: false });

  // Freja may not write; she sees it all the same, and what Lars changes on the map.
  await Strategy.open(third, made.id, { reading: true });
  await third.sees('the card', async () => (await card(third).innerText()).includes('2.5 · High'));
  const register = await Register.at(there, map.id);
  await register.go('Ældreråd', 'name');
  await there.page.keyboard.press('Enter');
  await there.page.keyboard.press('Control+a');
  await there.page.keyboard.type('Seniorråd');
  await there.page.keyboard.press('Enter');
  for (const person of [here, third])
    await person.sees('the new name', async () =>
      (await card(person).innerText()).includes('Seniorråd'),
    );
  // A mention follows, too.
  await register.go('Indkøb', 'name');
  await there.page.keyboard.press('Enter');
  await there.page.keyboard.press('Control+a');
  await there.page.keyboard.type('Udbud');
  await there.page.keyboard.press('Enter');
  for (const person of [here, third])
    await person.page.locator('a.mention', { hasText: '@Udbud' }).waitFor();
  const markdown = await here.context.request.get(
    `/api/v1/documents/${made.id}/export?format=markdown`,
  );
  assert.match(await markdown.text(), /Vi spørger \[@Indkøb\]\(samrad:mention\/.*\) først/);

  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.ok((await here.overflow()) <= 0, 'no sideways scrolling');
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('work-card-320-dark', { fullPage: false });
});

it('320 pixels, dark, in Finnish: import, gaps', async () => {
  const phone = await Person.arrives(browser, program, aino, {
    locale: 'fi-FI',
    scheme: 'dark',
    viewport: { width: 320, height: 700 },
  });
  const fi = words('fi');
  await phone.signIn('/');
  await phone.page.goto(`/documents/${map.id}?view=table`);
  const more = phone.page.getByRole('button', { name: fi('stakeholders:more') });
  await more.focus();
  await phone.page.keyboard.press('Enter');
  const entry = phone.page.getByRole('button', { name: fi('stakeholderwork:import.title') });
  await entry.waitFor();
  assert.deepEqual(await phone.findings(), [], 'the menu of tools');
  await entry.press('Enter');
  await choose(phone, file(people));
  await phone.sees('rows', async () => (await rows(phone).count()) > 0);
  assert.ok((await phone.overflow()) <= 0);
  assert.deepEqual(await phone.findings(), []);
  await phone.screenshot('work-import-320-fi', { fullPage: false });
  await close(phone);
  await more.click();
  await phone.page.locator('.insight__button').click();
  await phone.sees('the panel', () => phone.page.locator('.insight').isVisible());
  assert.deepEqual(await phone.findings(), []);
  await phone.screenshot('work-gaps-320-fi', { fullPage: false });
  await phone.leaves();
});
