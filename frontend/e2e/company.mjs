// The people of a test file: they arrive before its tests with a program of their
// own, sign in, and go home after; when a test fails, a picture of each is kept.
import { after, afterEach, before } from 'node:test';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';

/**
 * `who` names each person's email, or email and settings. `ready` gets everybody
 * by their names, with `program` and `browser`, once they are signed in.
 */
export function company(name, who, ready) {
  const people = {};
  let program;
  let browser;
  before(async () => {
    [program, browser] = await Promise.all([Program.start({ name: `e2e-${name}` }), launch()]);
    for (const [as, one] of Object.entries(who)) {
      const [email, settings] = Array.isArray(one) ? one : [one];
      people[as] = await Person.arrives(browser, program, email, settings);
      await people[as].signIn('/');
    }
    await ready({ ...people, program, browser });
  });
  after(async () => {
    try {
      for (const person of Object.values(people)) await person.leaves();
    } finally {
      await browser?.close();
      await program?.stop();
    }
  });
  afterEach(async (context) => {
    if (context.passed !== false) return;
    const test = context.name.replace(/\W+/g, '-').slice(0, 30);
    for (const [as, person] of Object.entries(people))
      await person.screenshot(`${name}-${test}-${as}`, { fullPage: false });
  });
}

/** One request in the person's name, from their page. Fails when it is refused. */
export async function ask({ page }, method, path, body) {
  const { status, text } = await page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(`/api/v1/${where}`, {
        method: how,
        headers: what === undefined ? {} : { 'Content-Type': 'application/json' },
        body: what === undefined ? undefined : JSON.stringify(what),
      });
      return { status: answer.status, text: await answer.text() };
    },
    [method, path, body],
  );
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
  return status === 204 ? null : JSON.parse(text);
}
