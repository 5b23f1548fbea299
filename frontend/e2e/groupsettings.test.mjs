// What coordinators settle for their group: other programs, confidential documents,
// and what becomes of the comments of people who are forgotten.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { after, before, it } from 'node:test';
import { astrid, elin, lars } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { en } from './words.mjs';

let program;
let browser;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-groupsettings' }), launch()]);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const say = (key, options) => en(`groupsettings:${key}`, options);
const settings = { name: en('groups:settings') };

/** Another program, which keeps what it hears and answers as it is told. */
async function listener() {
  const heard = [];
  const state = { answer: 204, heard };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(state.answer).end();
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  state.url = `http://127.0.0.1:${server.address().port}/hook`;
  state.close = () => new Promise((done) => server.close(done));
  return state;
}

async function opens(person) {
  await person.signIn('/');
  await person.opensGroup();
  await person.page.getByRole('link', settings).click();
  await person.page.getByRole('heading', { name: say('title'), level: 1 }).waitFor();
}

it('a program is added, tried, looked after and removed', async () => {
  const other = await listener();
  const person = await Person.arrives(browser, program, astrid);
  const { page } = person;
  await opens(person);
  await page.getByText(say('webhooks.none')).waitFor();

  await page.getByRole('button', { name: say('webhooks.add') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('webhooks.address')).fill('not an address');
  await dialog.getByRole('button', { name: say('webhooks.addSend') }).click();
  await dialog.getByText(say('webhooks.addressMissing')).waitFor();
  await dialog.getByLabel(say('webhooks.address')).fill(other.url);
  await dialog.getByLabel(say('events.goal-changed')).uncheck();
  assert.deepEqual(await person.findings(), []);
  await dialog.getByRole('button', { name: say('webhooks.addSend') }).click();
  const secret = await dialog.getByLabel(say('secret.label')).inputValue();
  assert.ok(secret.length > 20);
  assert.deepEqual(await person.findings(), []);
  await person.screenshot('groupsettings-secret', { fullPage: false });
  await dialog.getByRole('button', { name: say('secret.done') }).click();

  const one = page.getByRole('article', { name: other.url });
  await one.getByText(say('webhooks.active')).waitFor();
  assert.equal(await page.getByText(secret).count(), 0);
  await one.getByRole('button', { name: say('webhooks.test') }).click();
  await one.getByText(say('log.delivered')).waitFor();
  const [{ headers, body }] = other.heard;
  const [, time, signature] = /^t=(\d+),v1=([0-9a-f]+)$/.exec(headers['samrad-signature']);
  assert.equal(createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'), signature);

  // What does not arrive is seen, and can be sent again.
  other.answer = 500;
  await one.getByRole('button', { name: say('webhooks.test') }).click();
  await one.getByText(say('log.answered', { status: 500 })).waitFor();
  await person.screenshot('groupsettings', { fullPage: true });
  assert.deepEqual(await person.findings(), []);
  other.answer = 204;
  const before = other.heard.length;
  await one.getByRole('button', { name: say('log.again') }).click();
  await person.sees('it sent again', () => other.heard.length > before);
  await one.getByText(say('log.answered', { status: 500 })).waitFor({ state: 'detached' });

  await one.getByRole('button', { name: say('webhooks.more', { address: other.url }) }).click();
  await page.getByRole('menuitem', { name: say('webhooks.remove') }).click();
  await page.getByRole('button', { name: say('webhooks.removeYes') }).click();
  await page.getByText(say('webhooks.none')).waitFor();
  await person.leaves();
  await other.close();
});

it('a document is made confidential, and comments of the forgotten go', async () => {
  const rest = await program.as(astrid);
  const { id } = await rest.newDocument({ title: 'Personsager', template: undefined });
  const person = await Person.arrives(browser, program, lars, {
    viewport: { width: 320, height: 700 },
    scheme: 'dark',
  });
  const { page } = person;
  await person.signIn('/');
  const groupId = (await rest.get(`/api/v1/documents/${id}`)).groupId;
  await page.goto(`/groups/${groupId}/settings`);
  // Refused: shown as it is again, with a word why.
  const box = page.getByLabel('Personsager', { exact: true });
  const refuse = (route) =>
    route.request().method() === 'PATCH' ? route.fulfill({ status: 403 }) : route.continue();
  await page.route(`**/api/v1/documents/${id}`, refuse);
  person.excuse(/status of 403/);
  await box.click();
  await page.getByRole('alert').first().waitFor();
  await person.sees('the box as it was', async () => !(await box.isChecked()));
  await page.unroute(`**/api/v1/documents/${id}`, refuse);
  await person.ticks(box);
  await page.getByLabel(/./).and(page.getByRole('combobox')).first().selectOption('remove');
  await person.sees('it kept', async () => {
    const [document, group] = [
      await rest.get(`/api/v1/documents/${id}`),
      await rest.get(`/api/v1/groups/${groupId}`),
    ];
    return document.confidential && group.eraseComments === 'remove';
  });
  assert.equal(await person.overflow(), 0);
  assert.deepEqual(await person.findings(), []);
  await person.screenshot('groupsettings-320-dark', { fullPage: true });
  await page.goto(`/documents/${id}`);
  await page.locator('.document__note').first().waitFor();
  await person.leaves();
});

it('an ambassador finds no way there, and nothing to change', async () => {
  const person = await Person.arrives(browser, program, elin);
  await person.signIn('/');
  await person.opensGroup();
  assert.equal(await person.page.getByRole('link', settings).count(), 0);
  await person.page.goto(`${new URL(person.page.url()).pathname}/settings`);
  await person.page.getByText(say('coordinatorsOnly')).waitFor();
  assert.equal(await person.page.getByRole('checkbox').count(), 0);
  await person.leaves();
});
