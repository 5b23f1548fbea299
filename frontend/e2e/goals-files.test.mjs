// A goal list and what goes in and out of it: pictures of its views, numbers out of
// a file; a joint goal that municipalities adopt; comments on indicators and plans.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { astrid, freja } from '../interop/people.mjs';
import { ask, company } from './company.mjs';
import { en } from './words.mjs';

const work = (key, values) => en(`goalwork:${key}`, values);
const views = (key, values) => en(`goalviews:${key}`, values);

/** A coordinator, and an ambassador of the same municipality. */
let here;
let there;
let list;

company('goals-files', { here: astrid, there: [freja, { scheme: 'dark' }] }, async (all) => {
  ({ here, there } = all);
  list = await makeList();
});

async function makeList() {
  const [group] = (await ask(here, 'GET', 'groups')).items;
  const { members } = await ask(here, 'GET', `groups/${group.id}`);
  const document = await ask(here, 'POST', `groups/${group.id}/documents`, {
    kind: 'goal_list',
    title: 'Mål & tal',
    template: 'empty',
  });
  const path = `documents/${document.id}`;
  const goal = (fields) => ask(here, 'POST', `${path}/goals`, fields);
  const vision = await goal({ title: 'Trygt hjemme' });
  const falls = await goal({
    parentId: vision.id,
    title: 'Færre fald <om natten>',
    start: '2026-03-01',
    due: '2027-06-30',
    progressMode: 'children_weighted',
    departments: ['Træning'],
  });
  const indicator = await ask(here, 'POST', `${path}/indicators`, {
    goalId: falls.id,
    name: 'Fald pr. måned',
    direction: 'decrease',
    baselineValue: 20,
    targetValue: 10,
  });
  const plan = await ask(here, 'POST', `${path}/plans`, {
    title: 'Oplæring',
    goals: [falls.id],
  });
  return {
    id: document.id,
    path,
    falls: falls.id,
    indicator: indicator.id,
    plan: plan.id,
    members,
  };
}

const opens = async ({ page }, view, selected) => {
  const search = new URLSearchParams({ view, ...(selected ? { selected } : {}) });
  await page.goto(`/documents/${list.id}?${search}`);
  await page.locator('.goals__view > *').first().waitFor();
};
const dialog = ({ page }) => page.getByRole('dialog');

it('pictures of each view are sound and stand alone', async () => {
  const { page } = here;
  for (const view of ['tree', 'board', 'timeline', 'coverage']) {
    await opens(here, view);
    for (const kind of ['svg', 'png']) {
      await page.getByRole('button', { name: en('pictures:label') }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: en(`pictures:${kind}`) }).click(),
      ]);
      assert.match(file.suggestedFilename(), new RegExp(`^Mål-tal-.+\\.${kind}$`));
      const bytes = await readFile(await file.path());
      if (kind === 'png') {
        assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
        continue;
      }
      const svg = String(bytes);
      assert.match(svg, /Færre fald &lt;om natten&gt;/, view);
      assert.doesNotMatch(svg, /href|<script|<style/);
      const fault = await page.evaluate(
        (text) =>
          new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')
            ?.textContent ?? null,
        svg,
      );
      assert.equal(fault, null, view);
    }
  }
});

it('numbers out of a file are looked at row by row, reported once, and corrected by the next file', async () => {
  const { page } = here;
  await opens(here, 'tree', list.falls);
  await opens(there, 'tree', list.falls);
  const choose = async (csv) => {
    await page.getByRole('button', { name: work('import.title') }).click();
    await page.getByRole('menuitem', { name: work('import.menu.values') }).click();
    await dialog(here)
      .locator('input[type="file"]')
      .setInputFiles({ name: 'tal.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await dialog(here).locator('.import__rows li').first().waitFor();
  };
  const closes = () =>
    dialog(here)
      .getByRole('button', { name: en('common:close') })
      .first()
      .click();
  const head = 'Indikator;Kommune;Periode;Værdi;Note\n';
  await choose(
    `${head}Fald pr. måned;;2026-Q1;17,5;Talt i hånden\nFald pr. måned;;2026-Q2;1.234;\nUkendt;;2026-Q3;3;\nFald pr. måned;;foråret;3;\n`,
  );
  const rows = await dialog(here).locator('.import__rows').innerText();
  assert.match(rows, /17[.,]5/);
  for (const [reason, column, value] of [
    ['ambiguous_number', 'value', '1.234'],
    ['unknown_indicator', 'indicator', 'Ukendt'],
    ['not_a_period', 'period', 'foråret'],
  ])
    assert.ok(
      rows.includes(
        work(`import.values.reasons.${reason}`, {
          column: work(`import.values.fields.${column}`),
          value,
        }),
      ),
      `${reason}: ${rows}`,
    );
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-values-import', { fullPage: false });
  const apply = dialog(here).getByRole('button', {
    name: en('fileimport:apply_one', { count: 1 }),
  });
  await apply.click();
  await dialog(here)
    .getByText(work('import.values.done_one', { count: 1 }))
    .waitFor();
  await closes();
  const panel = there.page.locator('.indicators__list');
  await there.sees('a quarter of the way', async () => (await panel.innerText()).includes('25 %'));

  // The same once more reports nothing; another number corrects the first.
  await choose(`${head}Fald pr. måned;;2026-Q1;17,5;\n`);
  await dialog(here).getByText(work('import.values.nothing')).waitFor();
  await closes();
  await choose(`${head}Fald pr. måned;;2026-Q1;15;\n`);
  const change = dialog(here).locator('.import__change');
  assert.match(await change.innerText(), /17[.,]5.*15/s);
  await apply.click();
  await dialog(here)
    .getByText(work('import.values.done_one', { count: 1 }))
    .waitFor();
  await closes();
  await there.sees('half of the way', async () => (await panel.innerText()).includes('50 %'));
  const { items } = await ask(here, 'GET', `${list.path}/indicator-values`);
  assert.deepEqual(
    items.map(({ value, correctedBy }) => [value, correctedBy !== null]),
    [
      [17.5, true],
      [15, false],
    ],
  );
});

it('a list that was exported goes into another one in one step, and the second time changes nothing', async () => {
  const { page } = here;
  const exported = await here.context.request.get(`/api/v1/${list.path}/export?format=xlsx`);
  const file = {
    name: 'liste.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await exported.body(),
  };
  const [group] = (await ask(here, 'GET', 'groups')).items;
  const copy = await ask(here, 'POST', `groups/${group.id}/documents`, {
    kind: 'goal_list',
    title: 'Kopi',
    template: 'empty',
  });
  const all = async (what) => (await ask(here, 'GET', `documents/${copy.id}/${what}`)).items;
  await page.goto(`/documents/${copy.id}`);
  const choose = async () => {
    await page.getByRole('button', { name: work('import.title') }).click();
    await page.getByRole('menuitem', { name: work('import.menu.list') }).click();
    await dialog(here).locator('input[type="file"]').setInputFiles(file);
    await dialog(here).locator('.import__rows li').first().waitFor();
  };
  await choose();
  assert.match(await dialog(here).locator('.import__rows').innerText(), /Fald pr\. måned/);
  assert.deepEqual(await here.findings(), []);
  await here.screenshot('goals-list-import', { fullPage: false });
  const apply = dialog(here).getByRole('button', {
    name: en('fileimport:apply_other', { count: 4 }),
  });
  await apply.click();
  await here.sees('all of it', async () => (await all('plans')).length === 1);
  const [plan] = await all('plans');
  const [indicator] = await all('indicators');
  assert.equal((await all('goals')).length, 2);
  assert.deepEqual([plan.goals, indicator.goalId], [[list.falls], list.falls]);
  await dialog(here)
    .getByRole('button', { name: en('fileimport:undo') })
    .click();
  await here.sees(
    'the list empty again',
    async () => (await all('goals')).length + (await all('plans')).length === 0,
  );
  await page.keyboard.press('Escape');
  await choose();
  await apply.click();
  await here.sees('all of it again', async () => (await all('plans')).length === 1);
  await page.keyboard.press('Escape');
  await choose();
  await dialog(here).getByText(work('import.list.nothing')).waitFor();
  await page.keyboard.press('Escape');
});

it('municipalities adopt a joint goal with their own target and owner, and are compared', async () => {
  const { page } = here;
  await opens(here, 'tree', list.falls);
  await opens(there, 'tree', list.falls);
  const section = page.getByRole('region', { name: work('adoption.title'), exact: true });
  const adopts = async (municipality, target, owner) => {
    await section.getByRole('button', { name: work('adoption.adopt') }).click();
    const form = dialog(here);
    await form.getByLabel(work('dashboard.municipality')).selectOption({ label: municipality });
    if (owner) await form.getByLabel(work('block.owner')).selectOption(owner);
    const field = form.getByLabel(work('adoption.targetOf', { indicator: 'Fald pr. måned' }));
    // What is no number is not adopted, nor something else in its place.
    await field.fill('a few');
    await form.getByRole('button', { name: work('adoption.do') }).click();
    await form.locator('[aria-invalid="true"]:focus').waitFor();
    await field.fill(target);
    await field.press('Enter');
    assert.deepEqual(await here.findings(), []);
    await here.screenshot('goals-adopt', { fullPage: false });
    await form.getByRole('button', { name: work('adoption.do') }).click();
    await form.waitFor({ state: 'detached' });
    await section.getByRole('link', { name: new RegExp(municipality) }).waitFor();
  };
  const short = (one) => one.person.organisation.shortName;
  const [first, second] = [...new Set(list.members.map(short))];
  const owner = list.members.find((one) => short(one) === first).person;
  await adopts(first, '12', owner.id);
  await adopts(second, '8,5');

  // Each has the goal as its own, which remembers where it came from.
  const { items } = await ask(here, 'GET', `${list.path}/goals?limit=100`);
  const own = items.filter(({ municipalityId }) => municipalityId !== null);
  assert.equal(own.length, 2);
  // Both are called the same: whose each is stands behind its words.
  const marked = page.locator('.tree__words[data-place]');
  const places = () => marked.evaluateAll((all) => all.map((one) => one.dataset.place).sort());
  await here.sees('whose each is', async () => `${await places()}` === `${[first, second].sort()}`);
  const { items: links } = await ask(here, 'GET', `${list.path}/goal-links`);
  for (const { id } of own)
    assert.ok(
      links.some(
        (link) => link.fromGoal === id && link.type === 'adopted_from' && link.toId === list.falls,
      ),
    );
  const { items: indicators } = await ask(here, 'GET', `${list.path}/indicators`);
  const targetOf = (municipality) => {
    const goal = own.find(
      ({ municipalityId }) =>
        municipalityId ===
        list.members.find((one) => short(one) === municipality).person.organisation.id,
    );
    return indicators.find(({ goalId }) => goalId === goal.id);
  };
  assert.equal(targetOf(first).targetValue, 12);
  assert.equal(targetOf(second).targetValue, 8.5);

  // Where it stands before is a municipality's own too: missing until it says so.
  await ask(here, 'PATCH', `${list.path}/indicators/${targetOf(first).id}`, { baselineValue: 20 });
  // What the first measures counts in the joint goal, and shows in the comparison.
  await ask(here, 'POST', `${list.path}/indicators/${targetOf(first).id}/values`, {
    periodStart: '2026-07-01',
    periodEnd: '2026-09-30',
    value: 16,
  });
  const table = section.getByRole('table');
  await here.seesOnceLoaded('the municipality that is half of the way first', async () => {
    const rows = await table.locator('tbody tr').allInnerTexts();
    return rows[0]?.includes(first) && /50\s%/.test(rows[0]);
  });
  const compared = await table.innerText();
  assert.match(compared, new RegExp(owner.name));
  const joint = await ask(here, 'GET', `${list.path}/goals/${list.falls}`);
  assert.equal(joint.progressResult.value, 50);
  assert.equal(joint.progressResult.measured, 1);
  assert.equal(joint.progressResult.of, 2);
  assert.deepEqual(await here.findings(), []);
  await section.scrollIntoViewIfNeeded();
  await here.screenshot('goals-adopted', { fullPage: false });

  // Who only reads sees the comparison, and adopts nothing.
  await there.page.reload();
  const read = there.page.getByRole('region', { name: work('adoption.title'), exact: true });
  await read.getByRole('table').waitFor();
  assert.equal(await read.getByRole('button').count(), 0);
});

it('an indicator and a plan are talked about, and a comment leads to what it is about', async () => {
  const panel = ({ page }) => page.getByRole('complementary', { name: en('comments:title') });
  const says = async (person, name, words) => {
    const begin = en('documents:commentButton.begin', { name });
    await person.page.getByRole('button', { name: begin, exact: true }).click();
    await panel(person).getByRole('textbox').last().fill(words);
    await person.page.keyboard.press('Control+Enter');
    await panel(person).locator('.comment', { hasText: words }).waitFor();
  };
  await opens(there, 'tree', list.falls);
  await says(there, 'Fald pr. måned', 'Er det pr. borger?');
  await opens(there, 'plans');
  await says(there, 'Oplæring', 'Hvem holder kurset?');
  assert.deepEqual(await there.findings(), []);

  // The coordinator, elsewhere in the list, is led from the comment to the plan.
  await opens(here, 'tree');
  await here.page.getByRole('button', { name: new RegExp(`^${en('comments:title')}`) }).click();
  await panel(here).locator('.comment', { hasText: 'Hvem holder kurset?' }).waitFor();
  await panel(here).getByRole('button', { name: 'Oplæring' }).first().click();
  await here.page.locator('.plan').getByLabel(views('plans.fields.title')).waitFor();
  await here.page
    .getByRole('button', {
      name: new RegExp(en('documents:commentButton.read_one', { name: 'Oplæring', count: 1 })),
    })
    .waitFor();
});
