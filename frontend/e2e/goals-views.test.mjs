// A goal list beside its tree, by keyboard and with two people at once: the board,
// the timeline and its table, the sheet of values, check-ins, action plans, coverage.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { astrid, freja } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { en } from './words.mjs';

const words = (key, values) => en(`goalviews:${key}`, values);
const goals = (key) => en(`goals:${key}`);

let program;
let browser;
/** A coordinator in light, an ambassador in dark. */
let here;
let there;
let list;

before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-goals' }), launch()]);
  here = await Person.arrives(browser, program, astrid);
  there = await Person.arrives(browser, program, freja, { scheme: 'dark' });
  for (const person of [here, there]) await person.signIn('/');
  list = await makeList();
});
after(async () => {
  try {
    for (const person of [here, there]) await person?.leaves();
  } finally {
    await browser?.close();
    await program?.stop();
  }
});
afterEach(async (context) => {
  if (context.passed !== false) return;
  const name = context.name.replace(/\W+/g, '-').slice(0, 30);
  for (const [who, person] of Object.entries({ here, there }))
    await person?.screenshot(`goals-${name}-${who}`, { fullPage: false });
});

/** Asks the server as this person. */
async function ask({ page }, method, path, body) {
  const { status, text } = await page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(`/api/v1/${where}`, {
        method: how,
        headers: { 'Content-Type': 'application/json' },
        body: what ? JSON.stringify(what) : undefined,
      });
      return { status: answer.status, text: await answer.text() };
    },
    [method, path, body],
  );
  assert.ok(status < 300, `${method} ${path}: ${status} ${text}`);
  return JSON.parse(text);
}

async function makeList() {
  const [group] = (await ask(here, 'GET', 'groups')).items;
  const { members } = await ask(here, 'GET', `groups/${group.id}`);
  const idOf = (email) => members.find(({ person }) => person.name === email).person.id;
  const [own, other] = [idOf(here.name), idOf(there.name)];
  const document = await ask(here, 'POST', `groups/${group.id}/documents`, {
    kind: 'goal_list',
    title: 'Views',
    template: 'empty',
    language: 'en',
  });
  const path = `documents/${document.id}`;
  const vision = await ask(here, 'POST', `${path}/goals`, { title: 'Safe at home' });
  const training = await ask(here, 'POST', `${path}/goals`, {
    parentId: vision.id,
    title: 'Training',
    start: '2026-03-01',
    due: '2026-12-31',
    status: 'in_progress',
    ownerId: other,
  });
  const lifts = await ask(here, 'POST', `${path}/goals`, {
    parentId: vision.id,
    title: 'Lifts',
    start: '2026-10-01',
    due: '2027-06-30',
  });
  await ask(here, 'POST', `${path}/goal-links`, {
    fromGoal: lifts.id,
    toKind: 'goal',
    toId: training.id,
    type: 'depends_on',
  });
  await ask(here, 'POST', `${path}/indicators`, {
    goalId: training.id,
    name: 'Hours of training',
    kind: 'hours',
    direction: 'increase',
    baselineValue: 10,
    targetValue: 20,
    frequency: 'yearly',
    ownerId: other,
  });
  return { id: document.id, group: group.id, training: training.id, lifts: lifts.id, own, other };
}

async function opens(person, view, selected) {
  const search = new URLSearchParams({ view, ...(selected ? { selected } : {}) });
  await person.page.goto(`/documents/${list.id}?${search}`);
  await person.page.locator('.goals__view > *').first().waitFor();
}

const column = ({ page }, status) => page.locator(`.board__column[data-column="${status}"]`);
const isIn = (person, name, status) =>
  person.sees(`${name} in ${status}`, async () =>
    (await column(person, status).innerText()).includes(name),
  );

it('a card goes to another column by arrow keys and by its menu, and others see it', async () => {
  await opens(here, 'board');
  await opens(there, 'board');
  await isIn(there, 'Training', 'in_progress');
  await here.page.getByRole('button', { name: 'Training', exact: true }).focus();
  await here.page.keyboard.press('Control+ArrowRight');
  await isIn(there, 'Training', 'achieved');
  await here.sees('the focus with the card', () =>
    here.page.evaluate(() => document.activeElement?.textContent === 'Training'),
  );
  await here.page.keyboard.press('Control+z');
  await isIn(there, 'Training', 'in_progress');
  await here.page
    .getByRole('button', { name: words('board.moveNamed', { name: 'Lifts' }) })
    .press('Enter');
  await here.page.keyboard.press('ArrowDown');
  await here.page.keyboard.press('Enter');
  await isIn(there, 'Lifts', 'proposed');
  assert.equal(
    await there.page.locator('.board__move').count(),
    0,
    'who only comments moves nothing',
  );
  assert.deepEqual(await here.findings(), []);
  assert.deepEqual(await there.findings(), []);
});

it('the board is arranged by owner, and what is dropped there gets one', async () => {
  await here.page.getByLabel(words('board.groupBy')).selectOption('owner');
  const own = here.page.locator(`[data-column="${list.own}"]`);
  const card = here.page.locator('[data-card]', { hasText: 'Lifts' });
  await card.waitFor();
  // A column nobody is in is not there: give it a first card by the details of another goal.
  await ask(here, 'PATCH', `documents/${list.id}/goals/${list.training}`, { ownerId: list.own });
  await own.waitFor();
  const to = await here.still(own);
  const from = await here.still(card);
  await here.page.mouse.move(from.x + 30, from.y + 12);
  await here.page.mouse.down();
  await here.page.mouse.move(to.x + 60, to.y + 90, { steps: 8 });
  await here.page.mouse.up();
  await here.sees('the card with its owner', async () => (await own.innerText()).includes('Lifts'));
  await here.page.getByLabel(words('board.groupBy')).selectOption('status');
  await ask(here, 'PATCH', `documents/${list.id}/goals/${list.training}`, { ownerId: list.other });
});

it('dates move by keyboard in the timeline; its table says the same and what is wrong', async () => {
  await opens(here, 'timeline');
  await opens(there, 'timeline');
  const { page } = here;
  const end = page.getByRole('slider', { name: words('timeline.dueOf', { name: 'Training' }) });
  await end.waitFor();
  await page.locator('[data-name]').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await here.sees('the end with the focus', () =>
    end.evaluate((one) => one === document.activeElement),
  );
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowLeft');
  await there.ticks(there.page.getByLabel(words('asTable')));
  await there.sees('six days later', async () =>
    (await there.page.getByRole('table').innerText()).includes('6 Jan 2027'),
  );
  await page.getByText(words('timeline.early_one', { count: 1 })).click();
  await page
    .getByRole('button', {
      name: words('timeline.beginsBefore', { name: 'Lifts', other: 'Training' }),
    })
    .waitFor();
  assert.deepEqual(await here.findings(), []);
  await here.ticks(page.getByLabel(words('asTable')));
  const due = page.getByLabel(words('timeline.dueOf', { name: 'Lifts' }));
  await due.fill('soon');
  await due.press('Enter');
  await page.getByText(goals('wrongDate')).waitFor();
  await due.fill('1.9.2026');
  await due.press('Enter');
  await page.getByText(words('timeline.backwards')).waitFor();
  await due.fill('31.8.2027');
  await due.press('Enter');
  await there.sees('the new date', async () =>
    /31 Aug 2027/.test(await there.page.getByRole('table').innerText()),
  );
  assert.deepEqual(await here.findings(), []);
  assert.deepEqual(await there.findings(), []);
});

it('whoever owns an indicator reports values like in a sheet; what is wrong stays and says why', async () => {
  await opens(there, 'board', list.training);
  await opens(here, 'board', list.training);
  const { page } = there;
  await page.getByRole('button', { name: 'Hours of training', exact: true }).click();
  const sheet = page.getByRole('grid', {
    name: words('sheet.label', { name: 'Hours of training' }),
  });
  await sheet.locator('[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.type('12.5 hours');
  await page.keyboard.press('Enter');
  await sheet.getByText(goals('numbers.notNumber')).waitFor();
  assert.match(await sheet.innerText(), /12\.5 hours/, 'what was typed is still there');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('12,5');
  await page.keyboard.press('Enter');
  const panel = here.page.locator('.indicators__list');
  await here.sees('a quarter of the way', async () => (await panel.innerText()).includes('25 %'));
  // A second number in the same place corrects the first, which is kept.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('15');
  await page.keyboard.press('Enter');
  await here.sees('half of the way', async () => (await panel.innerText()).includes('50 %'));
  await page.keyboard.press('ArrowUp');
  await page.locator('.cell-details del').getByText('12.5').waitFor();
  assert.deepEqual(await there.findings(), []);
  await there.screenshot('goals-sheet', { fullPage: false });
  await page.keyboard.press('Escape');
  assert.equal(await page.getByRole('button', { name: words('indicators.add') }).count(), 0);
});

it('a goal’s owner says how it goes, and everybody sees it in their name', async () => {
  const { page } = there;
  await page.getByRole('button', { name: words('checkIns.action') }).press('Enter');
  await there.ticks(page.getByLabel(goals('values.health.at_risk')));
  await page.getByLabel(words('checkIns.obstacles')).fill('The room is booked');
  await page.getByRole('button', { name: words('checkIns.send') }).press('Enter');
  const said = here.page.locator('.check-in');
  await here.sees('the check-in', async () => (await said.count()) === 1);
  const text = await said.innerText();
  assert.match(text, /The room is booked/);
  assert.match(text, new RegExp(there.name));
  await here.sees('at risk on the card', async () =>
    (await here.page.locator('[data-card]', { hasText: 'Training' }).innerHTML()).includes(
      'data-health="at_risk"',
    ),
  );
  assert.deepEqual(await here.findings(), []);
});

it('a plan that says it is done names what it lacks; activities never wait for each other', async () => {
  await opens(here, 'plans');
  await opens(there, 'plans');
  const { page } = here;
  await page.getByRole('button', { name: words('plans.add') }).press('Enter');
  await page.getByLabel(words('plans.fields.title')).fill('Train everybody');
  await page.keyboard.press('Enter');
  await page.getByLabel(words('plans.fields.status')).first().selectOption('done');
  await page.getByText(words('plans.doneLacks')).waitFor();
  // What it lacks leads to where it is written.
  await page.getByRole('button', { name: words('plans.missing.training') }).press('Enter');
  const training = page.getByLabel(words('plans.sections.training.title'));
  await here.sees('the field', () => training.evaluate((one) => one === document.activeElement));
  await page.keyboard.type('Two afternoons');
  await there.page.getByRole('button', { name: /^Train everybody/ }).click();
  await there.sees('the text of the plan', async () =>
    (await there.page.locator('.plan').innerText()).includes('Two afternoons'),
  );
  await here.sees(
    'one thing less',
    async () =>
      !(await page.locator('.plan .notice').innerText()).includes(words('plans.missing.training')),
  );
  const title = page.getByLabel(words('activities.fields.title'));
  for (const name of ['Book a room', 'Invite']) {
    await page.getByRole('button', { name: words('activities.add') }).press('Enter');
    await title.fill(name);
    await title.press('Enter');
    await page.getByRole('button', { name, exact: true }).press('Enter');
    await title.waitFor({ state: 'detached' });
  }
  /** Types into a field that searches, and takes what is found alone. */
  const finds = async (label, typed, name) => {
    await page.getByRole('combobox', { name: label }).fill(typed);
    const offered = page.getByRole('listbox', { name: label }).getByRole('option');
    await here.sees('it alone', async () =>
      (await offered.allInnerTexts()).every((words, i) => i === 0 && words.includes(name)),
    );
    await page.keyboard.press('Enter');
  };
  await finds(words('plans.put.goals'), 'lif', 'Lifts');
  await page.getByRole('button', { name: words('plans.takeOut', { name: '1.2 Lifts' }) }).waitFor();
  await page.getByRole('button', { name: 'Invite', exact: true }).press('Enter');
  await finds(words('activities.waitFor'), 'room', 'Book a room');
  await page.getByText(words('activities.after', { name: 'Book a room' })).waitFor();
  await page.getByRole('button', { name: 'Invite', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Book a room', exact: true }).press('Enter');
  await finds(words('activities.waitFor'), 'invite', 'Invite');
  await page.getByText(words('activities.circle', { name: 'Invite' })).waitFor();
  assert.deepEqual(await here.findings(), []);
  assert.deepEqual(await there.findings(), []);
});

it('an obligatory national goal that no goal covers is named until one does', async () => {
  await ask(here, 'POST', `groups/${list.group}/reference-goals`, {
    country: 'DK',
    issuer: 'KL',
    title: 'Rehabilitation before care',
    obligatory: true,
  });
  await opens(here, 'coverage');
  await opens(there, 'coverage');
  for (const { page } of [here, there])
    await page.getByLabel(words('coverage.of')).selectOption('references');
  const missing = there.page.locator('.coverage__missing');
  await missing.getByText('Rehabilitation before care').waitFor();
  await here.page.locator('.coverage__grid [tabindex="0"]').focus();
  await here.page.keyboard.press('Space');
  await missing.waitFor({ state: 'detached' });
  assert.deepEqual(await here.findings(), []);
});

it('coverage is ticked by keyboard, and what nobody covers is named', async () => {
  await opens(here, 'coverage');
  await opens(there, 'coverage');
  const { page } = here;
  // What the coverage is of was remembered.
  for (const person of [here, there])
    await person.page.getByLabel(words('coverage.of')).selectOption('departments');
  await page.getByLabel(words('coverage.add.departments')).fill('Home care');
  await page.keyboard.press('Enter');
  await page.getByText(words('coverage.uncovered.departments_one')).waitFor();
  await page.locator('.coverage__grid [tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await there.sees(
    'the tick',
    async () => (await there.page.locator('[data-cover="own"]').count()) === 1,
  );
  await there.sees(
    'the goal above covered by it',
    async () => (await there.page.locator('[data-cover="below"]').count()) === 1,
  );
  await page.keyboard.press('Space');
  await there.sees('nothing', async () => (await there.page.locator('[data-cover]').count()) === 0);
  await page.getByLabel(words('coverage.of')).selectOption('steps');
  await page.getByText(words('coverage.uncovered.steps_other', { count: 9 })).waitFor();
  assert.deepEqual(await here.findings(), []);
  assert.deepEqual(await there.findings(), []);
});
