// Sign-in as an installation does it: no demo, two organisations in a
// configuration file, each with an identity provider of its own.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { BareSocket } from '../interop/clients.mjs';
import { freePort, Program } from '../interop/program.mjs';
import { IdentityProvider } from './oidc-provider.mjs';
import { launch, Person } from './person.mjs';
import { en } from './words.mjs';

const organisations = {
  nordvik: { name: 'Nordvik kommune', short: 'Nordvik', country: 'NO', colour: 'green' },
  alvbacka: { name: 'Älvbacka kommun', short: 'Älvbacka', country: 'SE', colour: 'purple' },
};
const secret = 'a secret that only this test knows';
const accounts = {
  ragnhild: { name: 'Ragnhild Bjørnstad', email: 'ragnhild@nordvik.example', email_verified: true },
  nameless: { email: 'nameless@nordvik.example' },
};

let browser;
let program;
let folder;
const providers = {};

async function startProvider(id, port) {
  providers[id] = await IdentityProvider.start({
    port,
    accounts,
    secret,
    samrad: program.url,
    organisation: id,
    backchannel: id === 'nordvik',
  });
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samrad-config-'));
  const [port, ...ports] = await Promise.all([freePort(), freePort(), freePort()]);
  program = { url: `http://127.0.0.1:${port}` };
  const file = join(folder, 'samrad.yaml');
  const entries = Object.entries(organisations).map(
    ([id, { name, short, country, colour }], i) => `  - id: ${id}
    name: ${name}
    short_name: ${short}
    country: ${country}
    kind: municipality
    colour: ${colour}
    issuer: http://127.0.0.1:${ports[i]}
    client_id: samrad
    client_secret: ${secret}
`,
  );
  await writeFile(file, `organisations:\n${entries.join('')}`);
  await startProvider('nordvik', ports[0]);
  // The provider of Älvbacka is down from the beginning: that stops nobody else.
  providers.portOfAlvbacka = ports[1];
  [program, browser] = await Promise.all([
    Program.start({ name: 'e2e-sign-in', args: ['--config', file], port }),
    launch(),
  ]);
});
after(async () => {
  await browser?.close();
  await providers.nordvik?.stop();
  await providers.alvbacka?.stop();
  await program?.stop?.();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Picks the municipality on the sign-in page and goes to its provider. */
async function choose({ page }, id) {
  await page.goto('/sign-in');
  await page.getByRole('radio', { name: new RegExp(organisations[id].name) }).check();
  await page
    .getByRole('button', { name: en('signin:goTo', { organisation: organisations[id].name }) })
    .click();
}

async function logIn({ page }, login) {
  await page.getByRole('heading', { name: 'Sign in at the municipality' }).waitFor();
  await page.getByLabel('Login').fill(login);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const fails = async ({ page }, code, organisation = '') => {
  await page.waitForURL(/\/sign-in\?.*error=/);
  await page
    .getByRole('heading', { name: en(`signin:errors.${code}.title`, { organisation }) })
    .or(page.getByText(en(`signin:errors.${code}.title`, { organisation })))
    .first()
    .waitFor();
};

it('there is no demo where it was not asked for', async () => {
  const answer = await (await fetch(`${program.url}/api/v1/demo`)).json();
  assert.deepEqual([answer.enabled, answer.people ?? []], [false, []]);
  const person = await Person.arrives(browser, program, 'nobody');
  await person.page.goto('/');
  await person.page.waitForURL(/\/sign-in/);
  await person.page.getByRole('radio', { name: /Nordvik kommune/ }).waitFor();
  assert.equal(await person.page.getByText(en('signin:demo.title')).count(), 0);
  await person.screenshot('sign-in-no-demo');
  person.excuse(/status of 401/);
  person.complaints = person.complaints.filter((text) => !/status of 401/.test(text));
  await person.leaves();
});

it('signs in, comes back to the page that was asked for, and signs out here and at the provider', async () => {
  const person = await Person.arrives(browser, program, accounts.ragnhild.email);
  const { page } = person;
  person.excuse(/status of 401/);
  await page.goto('/settings');
  await page.waitForURL(/\/sign-in\?.*return_to/);
  await page.getByRole('radio', { name: /Nordvik kommune/ }).check();
  await page
    .getByRole('button', { name: en('signin:goTo', { organisation: 'Nordvik kommune' }) })
    .click();
  await logIn(person, 'ragnhild');
  await page.waitForURL(`${program.url}/settings`);
  await page.getByText('Ragnhild Bjørnstad').first().waitFor();
  await page.getByText('Nordvik kommune').first().waitFor();
  const cookies = await person.context.cookies(program.url);
  const session = cookies.find((cookie) => /samrad$/.test(cookie.name));
  assert.ok(session.httpOnly);
  assert.equal(session.sameSite, 'Lax');

  await page
    .getByRole('button', { name: en('common:signOut.action') })
    .first()
    .click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goto('/');
  await page.waitForURL(/\/sign-in/);
  // The old cookie is worth nothing.
  const old = await fetch(`${program.url}/api/v1/me`, {
    headers: { Cookie: `${session.name}=${session.value}` },
  });
  assert.equal(old.status, 401);
  // And the provider asks again: it was signed out there too.
  await choose(person, 'nordvik');
  await page.getByRole('heading', { name: 'Sign in at the municipality' }).waitFor();
  await person.leaves();
});

it('signing out at the provider ends the session here and closes its socket', async () => {
  const person = await Person.arrives(browser, program, accounts.ragnhild.email);
  const { page } = person;
  person.excuse(/status of 401/);
  await choose(person, 'nordvik');
  await logIn(person, 'ragnhild');
  await page.waitForURL(`${program.url}/`);
  const group = await page.evaluate(async () => {
    const post = (path, body) =>
      fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }).then((r) => r.json());
    const made = await post('/api/v1/groups', { name: 'Nordvik' });
    return post(`/api/v1/groups/${made.id}/documents`, {
      kind: 'strategy',
      title: 'Mål',
      template: 'empty',
    });
  });
  const [cookie] = (await person.context.cookies(program.url)).filter((c) =>
    /samrad$/.test(c.name),
  );
  const bare = await BareSocket.open(program, `/collab/${group.id}`, {
    Cookie: `${cookie.name}=${cookie.value}`,
    Origin: program.url,
  });
  await page.goto(`${providers.nordvik.issuer}/session/end`);
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  assert.equal((await bare.closing()).code, 4401);
  await page.goto('/');
  await page.waitForURL(/\/sign-in/);
  await person.leaves();
});

it('a provider that is down is told in plain words; when it is back, one can sign in', async () => {
  const person = await Person.arrives(browser, program, 'someone');
  person.excuse(/status of 401/);
  await choose(person, 'alvbacka');
  await fails(person, 'provider_unavailable', 'Älvbacka kommun');
  await person.screenshot('sign-in-provider-down');
  await startProvider('alvbacka', providers.portOfAlvbacka);
  await person.sees(
    'the login page once the provider is back',
    async () => {
      await choose(person, 'alvbacka');
      await person.page.waitForURL(/\/login\/|error=/);
      return person.page.url().includes('/login/');
    },
    { every: 300 },
  );
  await logIn(person, 'ragnhild');
  await person.page.waitForURL(`${program.url}/`);
  // The same subject at another issuer is another person.
  const me = await person.page.evaluate(() => fetch('/api/v1/me').then((r) => r.json()));
  assert.equal(me.organisation.id, 'alvbacka');
  await person.leaves();
});

it('Cancel at the provider, and an account without a name, are told in plain words', async () => {
  const person = await Person.arrives(browser, program, 'someone');
  person.excuse(/status of 401/);
  await choose(person, 'nordvik');
  await person.page.getByRole('button', { name: 'Cancel' }).click();
  await fails(person, 'provider_refused', 'Nordvik kommune');
  await choose(person, 'nordvik');
  await logIn(person, 'nameless');
  await fails(person, 'claims_missing', 'Nordvik kommune');
  await person.leaves();
});

it('forged, repeated and stale callbacks end on a plain page and sign nobody in', async () => {
  const person = await Person.arrives(browser, program, 'someone');
  const { page } = person;
  person.excuse(/status of 401/);
  // Nobody started this one.
  await page.goto('/auth/nordvik/callback?code=stolen&state=invented');
  await fails(person, 'flow_forged');
  await person.screenshot('sign-in-forged');
  // This one was started here, and finished: its address works once.
  let callback;
  page.on('request', (request) => {
    if (request.url().includes('/auth/nordvik/callback')) callback = request.url();
  });
  await choose(person, 'nordvik');
  await logIn(person, 'ragnhild');
  await page.waitForURL(`${program.url}/`);
  await person.context.clearCookies({ name: /samrad$/ });
  await page.goto(callback);
  await page.waitForURL(/\/sign-in\?.*error=flow_(forged|expired)/);
  // Somebody else's browser has not started it either.
  const other = await Person.arrives(browser, program, 'thief');
  other.excuse(/status of 401/);
  await other.page.goto(callback);
  await other.page.waitForURL(/\/sign-in\?.*error=flow_(forged|expired)/);
  assert.deepEqual(
    (await other.context.cookies(program.url)).filter((cookie) =>
      /^(__Host-)?samrad$/.test(cookie.name),
    ),
    [],
  );
  // An organisation that is not there, and an answer with an error in it.
  await other.page.goto('/auth/atlantis/start');
  await other.page.waitForURL(/\/sign-in\?.*error=/);
  await Promise.all([person.leaves(), other.leaves()]);
});

it('return_to leads nowhere else', async () => {
  for (const away of [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
  ]) {
    const person = await Person.arrives(browser, program, 'someone');
    person.excuse(/status of 401/);
    await person.page.goto(`/auth/nordvik/start?return_to=${encodeURIComponent(away)}`);
    await logIn(person, 'ragnhild');
    await person.page.waitForURL(
      (url) => url.origin === program.url && !url.pathname.startsWith('/auth/'),
    );
    await person.leaves();
  }
});
