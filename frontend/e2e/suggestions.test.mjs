// Suggestions that several editors accept at once, and those over paragraphs.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { astrid, freja, gudrun, lars } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { cards, panelOf, select } from './comments.mjs';
import { launch, Person } from './person.mjs';
import { Strategy } from './strategy.mjs';
import { en } from './words.mjs';

let program;
let browser;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-suggestions' }), launch()]);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const markdown =
  '# Et fælles mål\n\nAlle ældre skal have et **trygt** hjem.\n\nKommunerne hjælper hinanden.\n';
const instead = 'Alle borgere skal have et trygt hjem.\n\nKommunerne hjælper altid hinanden.';
const wanted = [
  'Et fælles mål',
  'Alle borgere skal have et trygt hjem.',
  'Kommunerne hjælper altid hinanden.',
];

/** Two editors have a suggestion of an ambassador open before them. */
async function arranged(title) {
  const rest = await program.as(astrid);
  const { id } = await rest.newDocument({ title, markdown, template: undefined });
  const people = await Promise.all(
    [freja, lars, gudrun].map((email) => Person.arrives(browser, program, email)),
  );
  await Promise.all(people.map((person) => person.signIn(`/documents/${id}`)));
  const [ambassador, ...editors] = people;
  await Strategy.open(ambassador, id, { reading: true });
  await select(ambassador.page, 'Alle ældre', 'hinanden.');
  await ambassador.page.getByRole('button', { name: en('strategy:comment.suggest') }).click();
  const field = ambassador.page.getByLabel(en('comments:suggestion.label'));
  assert.equal(
    await field.inputValue(),
    'Alle ældre skal have et trygt hjem.\nKommunerne hjælper hinanden.',
  );
  await field.fill(instead);
  await ambassador.page.getByRole('button', { name: en('comments:suggestion.send') }).click();
  await cards(ambassador.page).first().waitFor();
  for (const editor of editors) {
    await Strategy.open(editor, id);
    await editor.page.getByRole('button', { name: new RegExp(`^${en('comments:title')}`) }).click();
    await panelOf(editor.page).locator('.thread__about').first().click();
  }
  return { id, ambassador, editors };
}

const accept = (person, options) =>
  panelOf(person.page)
    .getByRole('button', { name: en('comments:suggestion.accept'), exact: true })
    .click(options);

const blocks = (person) =>
  person.page
    .locator('#strategy-text > :is(h1, h2, h3, p)')
    .allTextContents()
    .then((all) => all.filter((text) => text !== ''));

const sees = (person, what) =>
  person.sees(`the text ${what}`, async () => {
    const there = await blocks(person);
    return JSON.stringify(there) === JSON.stringify(wanted);
  });

it('of two editors who accept in the same instant one makes the edit; paragraphs and looks stay', async () => {
  const { id, ambassador, editors } = await arranged('At once');
  // The server answers neither before both have asked.
  let asked = 0;
  let both;
  const together = new Promise((done) => {
    both = done;
  });
  for (const editor of editors) {
    editor.excuse(/409/);
    await editor.page.route('**/api/v1/threads/*/claim', async (route) => {
      asked += 1;
      if (asked === editors.length) both();
      await together;
      await route.continue();
    });
  }
  await Promise.all(editors.map(accept));
  for (const person of [ambassador, ...editors]) {
    await panelOf(person.page)
      .getByText(en('comments:suggestion.by', { name: ambassador.name }))
      .first()
      .waitFor();
    await sees(person, 'as it was suggested, once');
  }
  assert.equal(asked, 2);
  assert.equal(await editors[0].page.locator('#strategy-text strong').textContent(), 'trygt');
  // Whose words they are goes with the document.
  const rest = await program.as(astrid);
  const [{ suggestion, comments }] = (await rest.get(`/api/v1/documents/${id}/threads`)).items;
  assert.equal(comments[0].author.name, ambassador.name);
  assert.ok(editors.some(({ name }) => name === suggestion.decidedBy.name));
  assert.ok(suggestion.written.to > suggestion.written.from);
  await Promise.all([ambassador, ...editors].map((person) => person.leaves()));
});

it('an editor whose page dies after the edit leaves the suggestion to the next, who does not repeat it', async () => {
  const { ambassador, editors } = await arranged('Half done');
  const [dying, next] = editors;
  dying.excuse(/net::ERR_/);
  await dying.page.route('**/api/v1/threads/*/accept', (route) => route.abort());
  await accept(dying);
  await sees(next, 'as it was suggested');
  await dying.leaves();
  // After twenty seconds the server takes the other page for dead.
  next.excuse(/409/);
  const accepted = panelOf(next.page).getByText(
    en('comments:suggestion.accepted', { name: next.name }),
  );
  await next.sees(
    'that they accepted it',
    async () => {
      if ((await accepted.count()) > 0) return true;
      // Too early is refused, and they press again; the button goes when it is done.
      await accept(next, { timeout: 1_000 }).catch(() => {});
      return false;
    },
    { timeout: 90_000, every: 1_000 },
  );
  await sees(next, 'as it was, once');
  await Promise.all([ambassador, next].map((person) => person.leaves()));
});
