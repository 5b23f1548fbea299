// The group's page: nine steps with their states, roles, a new group.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { astrid, elin, gudrun } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { en } from './words.mjs';

let program;
let browser;
let person;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-groups' }), launch()]);
  person = await Person.arrives(browser, program, astrid);
  await person.signIn('/');
});
after(async () => {
  await person?.leaves();
  await browser?.close();
  await program?.stop();
});

const steps = (page) =>
  page.getByRole('navigation', { name: en('groups:stepsLabel') }).getByRole('listitem');

it('shows the nine steps with their states, the members by municipality and the documents', async () => {
  const { page } = person;
  await person.opensGroup();
  await person.sees('nine steps', async () => (await steps(page).count()) === 9);
  for (let step = 1; step <= 9; step++) {
    const text = await steps(page)
      .nth(step - 1)
      .innerText();
    // Long words carry soft hyphens, for narrow screens.
    const words = text.replaceAll('\u00ad', '');
    assert.ok(words.includes(en(`connect:steps.${step}.title`).replaceAll('\u00ad', '')), text);
  }
  for (const name of ['Odense', 'Västerås', 'Lister', 'Eksote', 'Reykjavík']) {
    await page
      .getByRole('region', { name: new RegExp(name) })
      .first()
      .waitFor();
  }
  await person.screenshot('group');
});

it('a step changes its state, and is skipped only with a reason', async () => {
  const { page } = person;
  await steps(page).nth(4).getByRole('link').click();
  await page.getByRole('heading', { name: new RegExp(en('connect:steps.5.title')) }).waitFor();
  const choice = page.getByRole('combobox', { name: en('groups:stepState') });
  await choice.selectOption({ label: en('connect:states.in_review') });
  await person.sees('the new state', async () =>
    (await steps(page).nth(4).innerText()).includes(en('connect:states.in_review')),
  );
  await choice.selectOption({ label: en('connect:states.skipped') });
  await page.getByRole('button', { name: en('groups:skipSave') }).click();
  await page.getByText(en('groups:skipWhyMissing')).waitFor();
  await page
    .getByRole('textbox', { name: en('groups:skipWhy') })
    .fill('Regionen køber ind for os.');
  await page.getByRole('button', { name: en('groups:skipSave') }).click();
  await page.getByText('Regionen køber ind for os.').waitFor();
  // It is the server that says so.
  await page.reload();
  await person.sees('the state after reloading', async () =>
    (await steps(page).nth(4).innerText()).includes(en('connect:states.skipped')),
  );
});

it('a role is changed, and the other person is one', async () => {
  const { page } = person;
  const { name } = await (await program.as(elin)).me();
  const choice = page.getByRole('combobox', { name: en('groups:roleOf', { name }) });
  await choice.selectOption({ label: en('common:roles.coordinator') });
  await person.sees(
    'the change stored',
    async () => (await (await program.as(elin)).group()).role === 'coordinator',
  );
  await choice.selectOption({ label: en('common:roles.ambassador') });
  await person.sees(
    'the change stored',
    async () => (await (await program.as(elin)).group()).role === 'ambassador',
  );
});

it('an ambassador finds nothing to change', async () => {
  const other = await Person.arrives(browser, program, elin);
  await other.signIn('/');
  await other.opensGroup();
  await steps(other.page).first().waitFor();
  assert.equal(await other.page.getByRole('combobox').count(), 0);
  assert.equal(
    await other.page
      .getByRole('button', { name: en('groups:newDocument.action'), exact: true })
      .count(),
    0,
  );
  await other.leaves();
});

it('a new group needs a name, and is its maker’s to coordinate', async () => {
  const other = await Person.arrives(browser, program, gudrun);
  await other.signIn('/');
  const { page } = other;
  await page.getByRole('button', { name: en('groups:new.action') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: en('groups:new.create') }).click();
  await dialog.getByText(en('groups:new.nameMissing')).waitFor();
  await dialog.getByRole('textbox', { name: en('groups:new.name') }).fill('Norðurland 2030');
  await dialog.getByRole('textbox', { name: en('groups:new.purpose') }).fill('Betra líf heima');
  await dialog.getByRole('button', { name: en('groups:new.create') }).click();
  await page.getByRole('heading', { name: 'Norðurland 2030' }).waitFor();
  await page.getByText('Betra líf heima').waitFor();
  await page.getByRole('combobox', { name: en('groups:roleOf', { name: other.name }) }).waitFor();
  await other.screenshot('group-empty');
  await other.leaves();
});
