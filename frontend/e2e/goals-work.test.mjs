// Goals with everything around them: a paragraph that becomes a goal and can be
// taken back, goals shown and edited inside a strategy, the strategy check that
// follows both documents, and a group's goals at a glance.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { astrid, freja, lars } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { Strategy } from './strategy.mjs';
import { en, words } from './words.mjs';

const work = (key, values) => en(`goalwork:${key}`, values);

let program;
let browser;
let here;
let there;
let reader;
let group;
let list;
let strategy;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-goals' }), launch()]);
  here = await Person.arrives(browser, program, astrid);
  there = await Person.arrives(browser, program, lars);
  reader = await Person.arrives(browser, program, freja);
  for (const person of [here, there, reader]) await person.signIn('/');
  group = (await call(here, 'GET', '/groups')).items[0].id;
  list = await call(here, 'POST', `/groups/${group}/documents`, {
    kind: 'goal_list',
    title: 'Mål 2030',
  });
  strategy = await call(here, 'POST', `/groups/${group}/documents`, {
    kind: 'strategy',
    title: 'Strategi 2030',
  });
});
after(async () => {
  try {
    for (const person of [here, there, reader]) await person?.leaves();
  } finally {
    await browser?.close();
    await program?.stop();
  }
});
afterEach(async (context) => {
  if (context.passed !== false) return;
  const name = context.name.replace(/\W+/g, '-').slice(0, 30);
  for (const [who, person] of Object.entries({ here, there, reader }))
    await person?.screenshot(`goals-${name}-${who}`, { fullPage: false });
});

/** One request in the person's name, from their page. */
function call(person, method, path, body) {
  return person.page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(`/api/v1${where}`, {
        method: how,
        headers: what === undefined ? {} : { 'Content-Type': 'application/json' },
        body: what === undefined ? undefined : JSON.stringify(what),
      });
      return answer.status === 204 ? null : answer.json();
    },
    [method, path, body],
  );
}

const goals = async () => (await call(here, 'GET', `/documents/${list.id}/goals?limit=100`)).items;
const block = ({ page }) => page.locator('.goal-block');
const dialog = ({ page }) => page.getByRole('dialog');
const titleIn = (person) => block(person).getByRole('textbox', { name: work('block.title') });

it('a paragraph becomes a goal by keyboard, is edited in the text by another, and can be taken back', async () => {
  const { page } = here;
  const text = await Strategy.open(here, strategy.id);
  await text.toEnd();
  await text.type('Vi vil meget. ');
  await page.keyboard.press('Enter');
  await text.type('Færre fald blandt ældre');
  await page.keyboard.press('Control+Alt+g');
  await dialog(here).getByLabel(work('picker.list')).selectOption({ label: 'Mål 2030' });
  const title = dialog(here).getByLabel(work('make.words'));
  await title.waitFor();
  assert.equal(await title.inputValue(), 'Færre fald blandt ældre');
  assert.deepEqual(await here.findings(), []);
  await dialog(here)
    .getByRole('button', { name: work('make.do') })
    .focus();
  await page.keyboard.press('Enter');
  await titleIn(here).waitFor();
  await page.getByRole('button', { name: work('make.back') }).waitFor();
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-made', { fullPage: false });
  await here.sees('the goal in the list', async () =>
    (await goals()).some((goal) => goal.title === 'Færre fald blandt ældre'),
  );

  // Lars edits the block; that edits the goal, and Astrid sees it in her text.
  await Strategy.open(there, strategy.id);
  await titleIn(there).waitFor();
  await titleIn(there).fill('Færre fald blandt ældre borgere');
  await there.page.keyboard.press('Tab');
  await block(there).getByLabel(work('block.status')).selectOption('in_progress');
  await here.sees(
    'the other’s words',
    async () => (await titleIn(here).inputValue()) === 'Færre fald blandt ældre borgere',
  );
  await here.sees('the other’s status', async () => {
    const [goal] = await goals();
    return goal.title === 'Færre fald blandt ældre borgere' && goal.status === 'in_progress';
  });

  // Freja may read both, and finds nothing to type in.
  await Strategy.open(reader, strategy.id, { reading: true });
  await reader.sees('the goal', async () =>
    (await block(reader).innerText()).includes('Færre fald blandt ældre borgere'),
  );
  assert.equal(await block(reader).locator('input, textarea, select').count(), 0);
  assert.deepEqual(await reader.findings(), []);

  // Undo in the text brings the paragraph back; redo the goal again.
  await text.toEnd();
  await page.keyboard.press('Control+z');
  await text.says('Færre fald blandt ældre');
  await block(here).waitFor({ state: 'detached' });
  assert.ok((await text.blocks()).some((one) => one.startsWith('Vi vil meget.')));
  await page.keyboard.press('Control+Shift+z');
  await titleIn(here).waitFor();
  assert.equal((await goals()).length, 1);

  // Back to words by the block's own menu; the goal stays where it is.
  await block(here)
    .getByRole('button', { name: work('block.tools') })
    .focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: work('block.textAgain') }).focus();
  await page.keyboard.press('Enter');
  await block(here).waitFor({ state: 'detached' });
  await text.says('Færre fald blandt ældre');
  assert.equal((await goals()).length, 1);
  await text.isSaved();
});

it('what was just made is taken back in both documents at once', async () => {
  const { page } = here;
  const text = await Strategy.open(here, strategy.id);
  await text.toEnd();
  await page.keyboard.press('Enter');
  await text.type('Mindre køretid');
  await page.keyboard.press('Control+Alt+g');
  await dialog(here).getByLabel(work('picker.list')).selectOption({ label: 'Mål 2030' });
  await dialog(here)
    .getByRole('button', { name: work('make.do') })
    .click();
  await titleIn(here).waitFor();
  await here.sees('two goals', async () => (await goals()).length === 2);
  await page.getByRole('button', { name: work('make.back') }).click();
  await block(here).waitFor({ state: 'detached' });
  await text.says('Mindre køretid');
  await here.sees('one goal', async () => (await goals()).length === 1);
});

it('a branch and a matrix are shown, and ticking a department edits the goal', async () => {
  const { page } = here;
  const [top] = await goals();
  const below = await call(here, 'POST', `/documents/${list.id}/goals`, {
    parentId: top.id,
    title: 'Balancetræning i hver bydel',
    departments: ['Træning'],
  });
  const text = await Strategy.open(here, strategy.id);
  await text.toEnd();
  await page.keyboard.press('Enter');
  await text.type('/goal');
  await page.getByRole('option', { name: en('strategy:commands.goal'), exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await dialog(here).getByLabel(work('picker.list')).selectOption({ label: 'Mål 2030' });
  await dialog(here)
    .getByLabel(/Færre fald/)
    .check();
  await dialog(here).getByLabel(work('insert.how')).selectOption('branch');
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-insert', { fullPage: false });
  await dialog(here)
    .getByRole('button', { name: work('insert.do') })
    .click();
  await here.sees('the branch', async () => (await titleIn(here).count()) === 2);
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-branch', { fullPage: false });

  await block(here)
    .getByRole('button', { name: work('block.tools') })
    .click();
  await page.getByRole('menuitemradio', { name: work('block.modes.matrix') }).click();
  const tick = block(here).getByRole('checkbox', {
    name: work('block.concerns', { goal: top.title, department: 'Træning' }),
  });
  await here.ticks(tick);
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-matrix', { fullPage: false });
  await here.sees('the department on the goal', async () =>
    (await goals()).find(({ id }) => id === top.id).departments.includes('Træning'),
  );

  // Removed from its list, the block says so and keeps the words it had.
  await call(here, 'DELETE', `/documents/${list.id}/goals/${top.id}`);
  await here.sees('that the goal is removed', async () =>
    (await block(here).innerText()).includes(work('block.removed')),
  );
  await call(here, 'POST', `/documents/${list.id}/goals/${top.id}/restore`);
  await tick.waitFor();
  assert.equal((await goals()).find(({ id }) => id === below.id).parentId, top.id);
});

it('a file with the strategy has the goals as words and links', async () => {
  const markdown = await (
    await here.context.request.get(`/api/v1/documents/${strategy.id}/export?format=markdown`)
  ).text();
  assert.match(markdown, new RegExp(`\\]\\(samrad:goal-matrix/${list.id}/`));
  const html = await (
    await here.context.request.get(`/api/v1/documents/${strategy.id}/export?format=html`)
  ).text();
  assert.match(html, /<p class="goal">Færre fald/);
});

it('the check names what is missing, leads there, and follows both documents', async () => {
  const { page } = here;
  const text = await Strategy.open(here, strategy.id);
  await page.getByRole('button', { name: en('strategy:check'), exact: true }).click();
  const panel = page.getByRole('complementary', { name: work('check.title') });
  await panel.getByLabel(work('picker.list')).selectOption({ label: 'Mål 2030' });
  const rule = (number) =>
    panel.getByRole('region', { name: new RegExp(`^${number} ${work(`check.rules.${number}`)}`) });
  await rule(6).getByText(work('check.problems.noPlan')).waitFor();
  const few = work('check.problems.fewGoals_one', { count: 1 });
  await rule(5).getByText(few).waitFor();
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-check', { fullPage: false });

  // A missing part is put in, and then only empty.
  const part = work('check.parts.time');
  await rule(7)
    .getByRole('button', { name: work('check.addPart', { part }) })
    .click();
  await text.says(part);
  await rule(7).getByText(work('check.problems.partEmpty')).waitFor();
  await text.toEnd();
  await text.type('Vi ser på det hele hvert år i maj.');
  await rule(7).getByText(work('check.problems.partEmpty')).waitFor({ state: 'detached' });

  // Elsewhere somebody adds what rule 5 asks for; the check follows.
  const statement = (await goals()).find(({ title }) => title.startsWith('Balance'));
  for (const title of ['Hold i alle bydele', 'Vejledning hjemme'])
    await call(there, 'POST', `/documents/${list.id}/goals`, { parentId: statement.id, title });
  await rule(5).getByText(few).waitFor({ state: 'detached' });

  // Maps and national goals are no part of either document; they are followed all the same.
  const { items: stakeholders } = await call(
    here,
    'GET',
    `/groups/${group}/stakeholders?limit=200`,
  );
  const buyers = stakeholders.filter(({ domainRole }) => domainRole === 'procurement');
  for (const { documentId, id } of buyers)
    await call(there, 'PATCH', `/documents/${documentId}/stakeholders/${id}`, { domainRole: null });
  const national = await call(there, 'POST', `/groups/${group}/reference-goals`, {
    country: 'SE',
    title: 'Samma hjälp i hela landet',
    obligatory: true,
  });
  await rule(8)
    .getByRole('link', { name: en('stakeholders:values.domainRole.procurement') })
    .waitFor();
  await rule(2).getByRole('link', { name: national.title }).waitFor();
  await call(there, 'DELETE', `/reference-goals/${national.id}`);

  // On a phone the check lies over the text: it makes room for the part it leads to.
  const { width, height } = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 700 });
  const over = page.getByRole('dialog', { name: work('check.title') });
  const first = over.getByRole('button', {
    name: work('check.addPart', { part: work('check.parts.ethics') }),
  });
  await first.click();
  await over.waitFor({ state: 'detached' });
  await page.locator('.ProseMirror:focus').waitFor();
  await text.says(work('check.parts.ethics'));
  await page.setViewportSize({ width, height });
  await page.getByRole('button', { name: en('strategy:check'), exact: true }).click();

  // By keyboard to a goal, in its list; back again the check is still there.
  await text.isSaved();
  await rule(6).getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === `/documents/${list.id}`);
  await page.goBack();
  await rule(6).getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === `/documents/${list.id}`);
  await page.getByRole('button', { name: en('goals:check'), exact: true }).click();
  const beside = page.getByRole('complementary', { name: work('check.title') });
  await beside
    .getByLabel(work('check.strategy'), { exact: true })
    .selectOption({ label: 'Strategi 2030' });
  await beside.getByText(work('check.problems.partMissing')).first().waitFor();
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-list-check', { fullPage: false });

  // Beside the list itself it leads into the list too, and the focus goes along.
  await beside.getByRole('button', { name: work('check.toCoverage') }).focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-view="coverage"]:focus').waitFor();
  const third = beside.getByRole('region', { name: new RegExp(`^3 ${work('check.rules.3')}`) });
  await third.getByRole('button').last().focus();
  await page.keyboard.press('Enter');
  await page.locator('.side:focus .goal-details').waitFor();
});

it('a goal is linked with an initiative and a national goal, and the check knows', async () => {
  const { page } = here;
  const reference = await call(here, 'POST', `/groups/${group}/reference-goals`, {
    country: 'DK',
    title: 'Færre indlæggelser efter fald',
    obligatory: true,
  });
  const [top] = await goals();
  await page.goto(`/documents/${list.id}?selected=${top.id}`);
  const section = page.getByRole('region', { name: work('links.title'), exact: true });
  await section.getByRole('button', { name: work('links.add') }).click();
  await dialog(here).getByLabel(work('links.type')).selectOption('fulfils_obligation');
  await dialog(here)
    .getByLabel(work('links.kinds.reference_goal'))
    .selectOption({ label: `${work('references.countries.DK')}: Færre indlæggelser efter fald` });
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-link', { fullPage: false });
  await dialog(here)
    .getByRole('button', { name: work('links.do') })
    .click();
  await section.getByRole('link', { name: 'Færre indlæggelser efter fald' }).waitFor();
  // The same once more is refused in words.
  await section.getByRole('button', { name: work('links.add') }).click();
  await dialog(here).getByLabel(work('links.type')).selectOption('supports_initiative');
  await dialog(here)
    .getByRole('button', { name: work('links.do') })
    .click();
  await dialog(here).getByRole('alert').waitFor();
  await dialog(here).getByLabel(work('links.initiative')).fill('Rehabilitering');
  await dialog(here)
    .getByRole('button', { name: work('links.do') })
    .click();
  await section.getByText('Rehabilitering').waitFor();
  assert.deepEqual(await here.findings(), []);
  await here.sees('both links', async () => {
    const { items } = await call(here, 'GET', `/documents/${list.id}/goal-links`);
    return items.length === 2 && items.some(({ toId }) => toId === reference.id);
  });
});

it('a nested list in a file becomes goals as one step, and changes nothing the second time', async () => {
  const { page } = here;
  await page.goto(`/documents/${list.id}`);
  const before = (await goals()).length;
  const markdown =
    '- Aktive hele livet\n  - Gåture med naboen\n    - Rute i hver bydel\n  - Fælles frokost\n';
  const choose = async (name = 'maal.md', mimeType = 'text/markdown', text = markdown) => {
    await page.getByRole('button', { name: work('import.title') }).click();
    await page.getByRole('menuitem', { name: work('import.menu.goals'), exact: true }).click();
    await dialog(here)
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType, buffer: Buffer.from(text) });
    await dialog(here).locator('.import__rows li').first().waitFor();
  };
  await choose();
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-import', { fullPage: false });
  const apply = en('fileimport:apply_other', { count: 4 });
  await dialog(here).getByRole('button', { name: apply }).click();
  await here.sees('the goals in the list', async () => (await goals()).length === before + 4);
  await dialog(here)
    .getByRole('button', { name: en('fileimport:undo') })
    .click();
  await here.sees('the list as it was', async () => (await goals()).length === before);
  await page.keyboard.press('Escape');
  await choose();
  await dialog(here).getByRole('button', { name: apply }).click();
  await here.sees('the goals again', async () => (await goals()).length === before + 4);
  const all = await goals();
  const named = (title) => all.find((goal) => goal.title === title);
  assert.equal(named('Rute i hver bydel').parentId, named('Gåture med naboen').id);
  await page.keyboard.press('Escape');
  await choose();
  await dialog(here).getByText(work('import.goals.nothing')).waitFor();
  await page.keyboard.press('Escape');

  // An owner whom nobody knows costs the row nothing, and is not passed over in silence.
  const file = 'Mål;Ansvarlig\nHjælp i hverdagen;Hjemmeplejen\nTryghed;freja@odense.example\n';
  await choose('maal.csv', 'text/csv', file);
  await dialog(here)
    .getByText(en('fileimport:someLeft_one', { count: 1 }))
    .waitFor();
  await dialog(here)
    .getByText(/“Hjemmeplejen”.*Responsible unit/)
    .waitFor();
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-import-stranger', { fullPage: false });
  await dialog(here)
    .getByRole('button', { name: en('fileimport:apply_other', { count: 2 }) })
    .click();
  await here.sees('both goals', async () => (await goals()).length === before + 6);
  const now = await goals();
  const help = now.find(({ title }) => title === 'Hjælp i hverdagen');
  assert.deepEqual([help.responsibleUnit, help.ownerId], ['Hjemmeplejen', null]);
  assert.ok(now.find(({ title }) => title === 'Tryghed').ownerId);
  await page.keyboard.press('Escape');
});

it('when the whole list is reviewed is agreed beside it, and waits for its coordinators', async () => {
  const { page } = here;
  await page.goto(`/documents/${list.id}`);
  // A new list is to be reviewed every year, and has no day for it.
  const line = page.getByRole('button', { name: new RegExp(en('goals:wholeReview.noDay')) });
  await line.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: work('review.title') });
  await panel.getByLabel(en('goals:fields.reviewCycle')).selectOption('half_year');
  // A cycle brings a day with it, which can be changed.
  const day = panel.getByLabel(en('goals:fields.nextReviewOn'));
  await here.sees('a day in half a year', async () =>
    /^\d{4}-\d\d-\d\d$/.test(await day.inputValue()),
  );
  await day.fill('2026-01-31');
  await panel.getByLabel(work('review.clause')).fill('Vi ser på det hele i maj.');
  await page.keyboard.press('Tab');
  await here.sees('what is agreed', async () => {
    const meta = await call(here, 'GET', `/documents/${list.id}/goal-list`);
    return (
      meta.reviewCycle === 'half_year' &&
      meta.nextReviewOn === '2026-01-31' &&
      meta.reviewClause === 'Vi ser på det hele i maj.'
    );
  });
  assert.deepEqual(await here.findings(), []);
  await here.sees('that it waits', async () =>
    (await call(here, 'GET', `/groups/${group}/waiting`)).items.some(
      ({ kind, documentId }) => kind === 'list' && documentId === list.id,
    ),
  );
  await page.goto(`/groups/${group}`);
  await page.getByRole('link', { name: work('ofGroup.kinds.list') }).click();
  await panel.getByRole('button', { name: /^Reviewed today/ }).click();
  await page.getByRole('button', { name: /was due/ }).waitFor({ state: 'detached' });
});

it('dates of goals go into a calendar by an address that can be taken back', async () => {
  const { page } = here;
  // There is none at first, which the server says with 404.
  here.excuse(/status of 404 .*calendar/);
  await page.goto(`/groups/${group}`);
  await page.getByRole('button', { name: work('calendar.title') }).click();
  await dialog(here)
    .getByRole('button', { name: work('calendar.make') })
    .click();
  const address = await dialog(here).getByLabel(work('calendar.address')).inputValue();
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-calendar', { fullPage: false });
  const path = new URL(address).pathname;
  const file = await (await here.context.request.get(path)).text();
  assert.match(file, /BEGIN:VCALENDAR/);
  assert.match(file.replaceAll('\r\n ', ''), /Review of the whole list: Mål 2030\r\n/);
  const revoke = dialog(here).getByRole('button', { name: work('calendar.revoke') });
  await revoke.click();
  await dialog(here)
    .getByRole('button', { name: work('calendar.sure') })
    .click();
  await dialog(here)
    .getByRole('button', { name: work('calendar.make') })
    .waitFor();
  assert.equal((await here.context.request.get(path)).status(), 404);
});

it('national goals are written down, changed, imported and removed', async () => {
  const { page } = here;
  await page.goto(`/groups/${group}/references`);
  const add = page.getByRole('button', { name: work('references.add') });
  await add.click();
  const form = dialog(here);
  await form.getByRole('button', { name: en('common:save') }).click();
  await form.getByText(work('references.wrong.title')).waitFor();
  await form.getByLabel(work('references.fields.country')).selectOption('SE');
  await form.getByLabel(work('references.fields.title')).fill('Trygg hemma');
  await form.getByLabel(work('references.fields.url')).fill('javascript:alert(1)');
  await form.getByRole('button', { name: en('common:save') }).click();
  await form.getByText(work('references.wrong.url')).waitFor();
  assert.deepEqual(await here.findings(), []);
  await form.getByLabel(work('references.fields.url')).fill('https://regeringen.example/mal');
  await form.getByRole('button', { name: en('common:save') }).click();
  const sweden = page.getByRole('region', { name: work('references.countries.SE') });
  await sweden.getByRole('heading', { name: 'Trygg hemma' }).waitFor();
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-references');

  const csv =
    'Land;Titel;Lovpligtigt\nDK;Digital hjælp til alle;ja\nSE;Trygg hemma;nej\n;Uden land;ja\n';
  const choose = async () => {
    await page.getByRole('button', { name: work('import.title') }).click();
    await form
      .locator('input[type="file"]')
      .setInputFiles({ name: 'maal.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await form.locator('.import__rows li').first().waitFor();
  };
  await choose();
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-references-import', { fullPage: false });
  await form.getByRole('button', { name: en('fileimport:apply_one', { count: 1 }) }).click();
  await form.getByText(work('references.import.done_one', { count: 1 })).waitFor();
  await form
    .getByRole('button', { name: en('common:close') })
    .first()
    .click();
  await page.getByRole('heading', { name: /Digital hjælp til alle/ }).waitFor();
  // The same file once more changes nothing.
  await choose();
  await form.getByText(en('fileimport:noneTaken')).waitFor();
  await page.keyboard.press('Escape');

  const remove = sweden.getByRole('button', {
    name: work('references.removeNamed', { title: 'Trygg hemma' }),
  });
  await remove.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await sweden.waitFor({ state: 'detached' });
  // Who reads finds no way to change.
  await reader.page.goto(`/groups/${group}/references`);
  await reader.page.getByRole('heading', { name: /Digital hjælp til alle/ }).waitFor();
  assert.equal(await reader.page.getByRole('button', { name: work('references.add') }).count(), 0);
});

it('a group’s goals at a glance, narrowed down in the address', async () => {
  const { page } = here;
  await call(here, 'POST', `/documents/${list.id}/goals`, {
    title: 'For sent',
    status: 'in_progress',
    due: '2020-01-31',
    steps: [8],
  });
  await page.goto(`/groups/${group}`);
  await page.getByRole('link', { name: en('groups:goalDashboard') }).click();
  // The dashboard is of what the server knew when it was opened.
  const late = page.getByRole('link', { name: /For sent/ }).first();
  await here.seesOnceLoaded('the goal that is overdue', async () => (await late.count()) > 0);
  await page.locator('#goals-overdue').waitFor();
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-dashboard');
  await page.getByLabel(work('dashboard.step'), { exact: true }).selectOption('8');
  await page.waitForURL(/step=8/);
  await late.waitFor();
  await page.reload();
  await late.waitFor();
  await page.getByLabel(work('dashboard.step'), { exact: true }).selectOption('3');
  await late.waitFor({ state: 'detached' });
});

it('fits a phone in Finnish, light and dark', async () => {
  const fi = words('fi');
  for (const [scheme, width] of [
    ['light', 390],
    ['dark', 320],
  ]) {
    const phone = await Person.arrives(browser, program, lars, {
      locale: 'fi-FI',
      scheme,
      viewport: { width, height: 800 },
    });
    await phone.signIn('/');
    await call(phone, 'PATCH', '/me', { locale: 'fi' });
    await Strategy.open(phone, strategy.id);
    await block(phone).scrollIntoViewIfNeeded();
    await block(phone).getByRole('checkbox').first().waitFor();
    assert.equal(await phone.overflow(), 0);
    assert.deepEqual(await phone.findings(), []);
    await phone.screenshot(`goals-phone-${width}`, { fullPage: false });
    await phone.page.getByRole('button', { name: fi('strategy:check'), exact: true }).click();
    await phone.page.getByRole('dialog', { name: fi('goalwork:check.title') }).waitFor();
    assert.deepEqual(await phone.findings(), []);
    await phone.screenshot(`goals-phone-check-${width}`, { fullPage: false });
    await phone.page.goto(`/groups/${group}/goals`);
    await phone.page.getByRole('heading', { level: 1 }).waitFor();
    await phone.page.locator('.figures').waitFor();
    assert.equal(await phone.overflow(), 0);
    assert.deepEqual(await phone.findings(), []);
    await phone.screenshot(`goals-phone-dashboard-${width}`);
    await phone.leaves();
  }
  await call(here, 'PATCH', '/me', { locale: 'en' });
});
