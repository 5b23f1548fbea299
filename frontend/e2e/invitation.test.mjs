// Invitations by link: a coordinator makes one, a person of the invited
// municipality joins with it once, everybody else is refused in plain words,
// and the link's secret reaches no server by the address.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { aino, astrid, eero, ingrid, lars } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { en, words } from './words.mjs';

const name = 'Nætter uden uro';
const vasteras = 'Västerås stad';

let program;
let browser;
let coordinator;
let link;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-invitation' }), launch()]);
  coordinator = await Person.arrives(browser, program, astrid);
  await coordinator.context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: program.url,
  });
  await coordinator.signIn('/');
});
after(async () => {
  await coordinator?.leaves();
  await browser?.close();
  await program?.stop();
});

/** Opens the dialog and makes a link; returns the dialog, which shows it. */
async function makes(page, organisation, role, say = en) {
  await page.getByRole('button', { name: say('invitation:action'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('combobox', { name: say('invitation:organisation') })
    .selectOption({ label: organisation });
  await dialog.getByRole('radio', { name: new RegExp(`^${say(`common:roles.${role}`)}`) }).check();
  await dialog.getByRole('button', { name: say('invitation:make') }).click();
  await dialog.getByRole('heading', { name: say('invitation:made') }).waitFor();
  return dialog;
}

/** Opens a link and signs in on the way, as somebody does who gets it by mail. */
async function opens(person, url) {
  person.excuse(/status of 401/);
  await person.page.goto(url);
  await person.page.waitForURL(/\/sign-in\?/);
  person.name ??= await person.nameInDemo();
  await person.page.getByRole('link', { name: person.name }).click();
  await person.page.waitForURL((at) => at.pathname === '/invitation');
}

/** Every address the browser asked a server for. */
function asked(person) {
  const urls = [];
  person.page.on('request', (request) => urls.push(request.url()));
  return urls;
}

it('a coordinator makes a link for one person of one municipality', async () => {
  const { page } = coordinator;
  await page.getByRole('button', { name: en('groups:new.action') }).click();
  await page.getByRole('textbox', { name: en('groups:new.name') }).fill(name);
  await page.getByRole('button', { name: en('groups:new.create') }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();

  await page.getByRole('button', { name: en('invitation:action'), exact: true }).click();
  await page.getByRole('button', { name: en('invitation:make') }).click();
  await page.getByText(en('invitation:organisationMissing')).waitFor();
  assert.deepEqual(await coordinator.findings(), []);
  await coordinator.screenshot('invite-1440');
  await page.keyboard.press('Escape');

  const dialog = await makes(page, vasteras, 'ambassador');
  const field = dialog.getByRole('textbox', { name: en('invitation:link') });
  link = await field.inputValue();
  assert.match(link, new RegExp(`^${program.url}/invitation#[A-Z2-7]{26}$`));
  assert.equal(await field.getAttribute('readonly'), '');
  assert.ok((await dialog.innerText()).includes(vasteras));
  await dialog.getByRole('button', { name: en('invitation:copy') }).click();
  await page.getByRole('status').getByText(en('invitation:copied')).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
  assert.deepEqual(await coordinator.findings(), []);
  await dialog.getByRole('button', { name: en('invitation:done') }).click();
  // The focus is back where it was, and the link is nowhere on the page.
  await coordinator.sees('the focus on the button', () =>
    page
      .getByRole('button', { name: en('invitation:action'), exact: true })
      .evaluate((button) => button === document.activeElement),
  );
  await page
    .getByRole('region', { name: en('invitation:waiting') })
    .getByText(vasteras)
    .waitFor();
  assert.ok(!(await page.content()).includes(link.split('#')[1]));
});

it('a person of another municipality is refused in plain words, and learns no more', async () => {
  const person = await Person.arrives(browser, program, ingrid);
  const { page } = person;
  person.excuse(/status of 403/);
  await opens(person, link);
  await page.getByText(en('invitation:page.other', { organisation: vasteras })).waitFor();
  assert.ok(!(await page.locator('body').innerText()).includes(name));
  assert.equal(await page.getByRole('button', { name: en('invitation:page.join') }).count(), 0);
  assert.deepEqual(await person.findings(), []);
  await person.screenshot('invitation-refused');
  await person.leaves();
});

it('the invited person signs in on the way, sees who asks, joins, and is a member', async () => {
  const person = await Person.arrives(browser, program, lars);
  const { page } = person;
  const urls = asked(person);
  await opens(person, link);
  await page.getByRole('heading', { name }).waitFor();
  const text = await page.getByRole('main').innerText();
  for (const word of [person.name, vasteras, coordinator.name, en('common:roles.ambassador')]) {
    assert.ok(text.includes(word), `${word} in: ${text}`);
  }
  assert.ok(!page.url().includes('#'), 'the token stands in the address');
  assert.deepEqual(await person.findings(), []);
  await person.screenshot('invitation');

  await page.getByRole('button', { name: en('invitation:page.join') }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.getByRole('region', { name: vasteras }).getByText(person.name).waitFor();
  const token = link.split('#')[1];
  assert.deepEqual(
    urls.filter((url) => url.split('#')[0].includes(token)),
    [],
  );
  assert.ok(!program.log.includes(token), 'the token is in the log');
  const group = (await (await program.as(lars)).get('/api/v1/groups')).items.find(
    (one) => one.name === name,
  );
  assert.equal(group.role, 'ambassador');

  // Once means once, for the one who used it and by any way there.
  person.excuse(/status of 404/);
  await page.goto('/');
  await page.goto(link);
  await page.getByText(en('invitation:page.deadDetail')).waitFor();
  await person.leaves();
});

it('a withdrawn link is dead, and so is half a link', async () => {
  const { page } = coordinator;
  const dialog = await makes(page, 'Eksote – Etelä-Karjala', 'observer');
  const url = await dialog.getByRole('textbox', { name: en('invitation:link') }).inputValue();
  await page.keyboard.press('Escape');
  const waiting = page.getByRole('region', { name: en('invitation:waiting') });
  await waiting.getByRole('button').click();
  await waiting.waitFor({ state: 'detached' });
  await coordinator.sees('the focus on the heading', () =>
    page.evaluate(() => document.activeElement.id === 'members'),
  );

  const person = await Person.arrives(browser, program, eero);
  person.excuse(/status of 404/);
  await opens(person, url);
  await person.page.getByText(en('invitation:page.deadDetail')).waitFor();
  // A new context has nothing kept.
  await person.leaves();
  const other = await Person.arrives(browser, program, aino);
  await other.signIn('/');
  await other.page.goto('/invitation');
  await other.page.getByText(en('invitation:page.noneDetail')).waitFor();
  await other.leaves();
});

it('a member is removed after a question, and can be invited again', async () => {
  const { page } = coordinator;
  const { name: member } = await (await program.as(lars)).me();
  await page.reload();
  const remove = page.getByRole('button', {
    name: en('invitation:remove.action', { name: member }),
  });
  await remove.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(en('invitation:remove.detail', { name: member })).waitFor();
  assert.deepEqual(await coordinator.findings(), []);
  await dialog.getByRole('button', { name: en('common:cancel') }).click();
  await coordinator.sees('the focus on the button', () =>
    remove.evaluate((button) => button === document.activeElement),
  );
  await remove.click();
  await dialog.getByRole('button', { name: en('invitation:remove.confirm') }).click();
  await remove.waitFor({ state: 'detached' });
  await coordinator.sees('the focus on the heading', () =>
    page.evaluate(() => document.activeElement.id === 'members'),
  );
  const { items } = await (await program.as(lars)).get('/api/v1/groups');
  assert.ok(!items.some((one) => one.name === name));

  const again = await makes(page, vasteras, 'coordinator');
  link = await again.getByRole('textbox', { name: en('invitation:link') }).inputValue();
  await page.keyboard.press('Escape');
});

for (const [language, locale, scheme] of [
  ['en', 'en-GB', 'light'],
  ['fi', 'fi-FI', 'dark'],
]) {
  it(`fits a phone and passes axe: ${language}, ${scheme}`, async () => {
    const say = words(language);
    const viewport = { width: 320, height: 800 };
    const options = { locale, scheme, viewport };
    const person = await Person.arrives(browser, program, astrid, options);
    const group = (await (await program.as(astrid)).get('/api/v1/groups')).items.find(
      (one) => one.name === name,
    );
    const examine = async (what) => {
      await person.page.evaluate(() => document.fonts.ready);
      assert.ok(
        (await person.overflow()) <= 0,
        `${what} is ${await person.overflow()} px too wide`,
      );
      assert.deepEqual(await person.findings(), [], what);
      await person.screenshot(`${what}-320-${scheme}-${language}`);
    };
    await person.signIn(`/groups/${group.id}`);
    await person.page.getByRole('region', { name: say('invitation:waiting') }).waitFor();
    await examine('group-invitations');
    const dialog = await makes(person.page, vasteras, 'observer', say);
    await examine('invite-made');
    const url = await dialog.getByRole('textbox', { name: say('invitation:link') }).inputValue();
    await person.leaves();

    const guest = await Person.arrives(browser, program, lars, options);
    await opens(guest, url);
    await guest.page.getByRole('heading', { name }).waitFor();
    assert.ok((await guest.overflow()) <= 0);
    assert.deepEqual(await guest.findings(), []);
    await guest.screenshot(`invitation-320-${scheme}-${language}`);
    await guest.leaves();
  });
}
