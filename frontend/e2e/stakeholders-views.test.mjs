// The canvases of a map: grid, network and engagement, by pointer and by
// keyboard alone, two people live, what is stored, and pictures of each.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, it } from 'node:test';
import { joined } from '../interop/clients.mjs';
import { aino, astrid, lars } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { fill, stakeholderId } from './largemap.mjs';
import { launch, Person } from './person.mjs';
import { en } from './words.mjs';

let program;
let browser;
let here;
let there;
let map;
let robot;

const value = (group, key) => en(`stakeholders:values.${group}.${key}`);

before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-views' }), launch()]);
  const rest = await program.as(astrid);
  map = await rest.newDocument({
    title: 'Hvem berøres',
    kind: 'stakeholder_map',
    template: 'empty',
  });
  robot = await joined('hocuspocus', program, map.id, aino);
  fill(robot.doc, { stakeholders: 12, relations: 8, unplaced: 2 });
  await robot.saved();
  here = await Person.arrives(browser, program, astrid);
  there = await Person.arrives(browser, program, lars);
  await here.signIn('/');
  await there.signIn('/');
});
after(async () => {
  robot?.leave();
  await here?.leaves();
  await there?.leaves();
  await browser?.close();
  await program?.stop();
});

async function opens(person, view) {
  await person.page.goto(`/documents/${map.id}?view=${view}`);
  await person.page.locator(`[data-view="${view}"] .map-view`).waitFor();
}

/** What is stored of a stakeholder, as any other client sees it. */
const stored = (i) => robot.doc.getMap('stakeholders').get(stakeholderId(i)).toJSON();
const relations = () => Object.values(robot.doc.getMap('relations').toJSON());
const marker = (person, i) => person.page.locator(`#grid-${stakeholderId(i)}`);
const ghosts = (person) => person.page.locator('.ghosts .ghost:not([hidden])');

async function centre(person, locator) {
  const { x, y, width, height } = await person.still(locator);
  return { x: x + width / 2, y: y + height / 2 };
}

it('a drag in the grid is seen while it moves, stored at the drop, and undone in one step', async () => {
  await opens(here, 'grid');
  await opens(there, 'grid');
  const before = stored(5);
  const start = await centre(here, marker(here, 5).locator('.marker__mark'));
  const plane = await here.still(here.page.locator('.board__plane'));
  const { mouse } = here.page;
  await mouse.move(start.x, start.y);
  await mouse.down();
  await mouse.move(plane.x + plane.width * 0.9, plane.y + plane.height * 0.1, { steps: 8 });
  await there.sees('what Astrid drags, with her name', async () =>
    (
      await ghosts(there)
        .innerText()
        .catch(() => '')
    ).includes('Astrid'),
  );
  assert.deepEqual(stored(5), before, 'nothing is stored before the drop');
  await mouse.up();
  await there.sees('the ghost gone', async () => (await ghosts(there).count()) === 0);
  await here.sees('it stored', () => stored(5).interest > 2.5 && stored(5).influence > 2.4);
  await here.page.keyboard.press('Control+z');
  await here.sees('it back where it was', () => stored(5).interest === before.interest);
  assert.deepEqual(stored(5), before);
});

it('the others see the pointer, with the name', async () => {
  const plane = await here.still(here.page.locator('.board__plane'));
  await here.page.mouse.move(plane.x + 40, plane.y + plane.height - 40, { steps: 4 });
  await there.sees('the pointer of Astrid', () =>
    there.page.locator('.pointer:not([hidden])', { hasText: 'Astrid' }).isVisible(),
  );
});

it('Escape in the middle of a drag takes it back', async () => {
  const before = stored(6);
  const start = await centre(here, marker(here, 6).locator('.marker__mark'));
  await here.page.mouse.move(start.x, start.y);
  await here.page.mouse.down();
  await here.page.mouse.move(start.x + 60, start.y + 60, { steps: 4 });
  await here.page.keyboard.press('Escape');
  await here.page.mouse.up();
  await there.sees('no ghost', async () => (await ghosts(there).count()) === 0);
  assert.deepEqual(stored(6), before);
});

it('the grid by keyboard: choose, move, place from the tray, take off, rename', async () => {
  const { page } = here;
  const { keyboard } = page;
  await marker(here, 5).focus();
  const before = stored(5);
  await keyboard.down('Shift');
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowLeft');
  assert.deepEqual(stored(5), before, 'nothing is stored before Shift is let go');
  await keyboard.up('Shift');
  const expected = Math.max(0, Math.round((before.interest - 0.3) * 10) / 10);
  await here.sees('it moved by three tenths', () => stored(5).interest === expected);
  const spoken = page.locator('[role="status"]').first();
  await here.sees('the place in words', async () =>
    (await spoken.innerText()).includes(value('level', String(Math.round(expected))).toLowerCase()),
  );
  await keyboard.press('Control+z');
  await here.sees('one step of undo', () => stored(5).interest === before.interest);

  const waiting = page.locator(`#tray-${stakeholderId(1)}`);
  await waiting.focus();
  await keyboard.press('m');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await here.sees('it placed', () => stored(1).influence === 1.6 && stored(1).interest === 1.5);
  await here.sees('the focus on it', () =>
    page.evaluate((id) => document.activeElement?.id === id, `grid-${stakeholderId(1)}`),
  );
  await keyboard.press('Backspace');
  await here.sees('it in the tray', () => stored(1).interest === undefined);

  const usual = value('quadrant', 'monitor');
  const rename = page.getByRole('button', {
    name: en('stakeholderviews:grid.rename', { word: usual }),
  });
  await rename.focus();
  await keyboard.press('Enter');
  await keyboard.type('Hold øje');
  await keyboard.press('Enter');
  await there.sees('the new word', () =>
    there.page.getByRole('button', { name: 'Hold øje', exact: true }).isVisible(),
  );
});

it('a tap places who is chosen in the tray: dragging is never the only way', async () => {
  await here.page.locator(`#tray-${stakeholderId(0)}`).click();
  const plane = await here.still(here.page.locator('.board__plane'));
  await here.page.mouse.click(plane.x + plane.width * 0.06, plane.y + plane.height * 0.5);
  await here.sees('it stored', () => stored(0).interest <= 0.5 && stored(0).influence >= 1.2);
});

it('the network: a relation by keyboard, moved and pinned, by pointer too', async () => {
  await opens(here, 'network');
  await opens(there, 'network');
  const { page } = here;
  const card = (person, i) => person.page.locator(`#node-${stakeholderId(i)}`);
  await card(here, 3).waitFor();
  await card(there, 3).waitFor();
  const count = relations().length;
  await card(here, 3).focus();
  await page.keyboard.press('r');
  const panel = page.locator('.panel');
  await panel
    .getByLabel(en('stakeholders:relationFields.toId'), { exact: true })
    .selectOption(stakeholderId(11));
  await panel
    .getByLabel(en('stakeholders:relationFields.type'), { exact: true })
    .selectOption('advises');
  await panel.getByRole('button', { name: en('stakeholderviews:network.make') }).press('Enter');
  await here.sees('the relation stored', () => relations().length === count + 1);
  const made = relations().find(
    (one) => one.from_id === stakeholderId(3) && one.to_id === stakeholderId(11),
  );
  assert.equal(made?.type, 'advises');
  // The new one is open: what it is like.
  await panel
    .getByLabel(en('stakeholders:relationFields.quality'), { exact: true })
    .selectOption('strained');
  await here.sees('the quality stored', () =>
    relations().some((one) => one.quality === 'strained' && one.to_id === stakeholderId(11)),
  );
  await page.keyboard.press('Escape');

  await card(here, 4).focus();
  await page.keyboard.down('Shift');
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
  const pins = () => robot.doc.getMap('views').get('network')?.toJSON() ?? {};
  assert.equal(pins()[stakeholderId(4)], undefined, 'nothing is stored on the way');
  await page.keyboard.up('Shift');
  await here.sees('it pinned', () => pins()[stakeholderId(4)]?.pinned === true);
  await here.sees('it said beside whom', async () =>
    (await page.locator('[role="status"]').first().innerText()).includes(
      en('stakeholderviews:network.near', { name: '' }),
    ),
  );

  const start = await centre(here, card(here, 5));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 80, start.y + 40, { steps: 8 });
  await there.sees('what Astrid drags', async () =>
    (
      await ghosts(there)
        .innerText()
        .catch(() => '')
    ).includes('Astrid'),
  );
  assert.equal(pins()[stakeholderId(5)], undefined);
  await page.mouse.up();
  await here.sees('it pinned by hand', () => pins()[stakeholderId(5)]?.pinned === true);
  await page.keyboard.press('Control+z');
  await here.sees('it let go again', () => pins()[stakeholderId(5)] === undefined);

  // On the paper: near the edge of the window the paper itself moves.
  const place = () => card(here, 5).evaluate((one) => one.style.translate);
  const [before, hand] = [await place(), await centre(here, card(here, 5))];
  await page.mouse.move(hand.x, hand.y);
  await page.mouse.down();
  await page.mouse.move(hand.x + 90, hand.y - 50, { steps: 8 });
  await here.sees('it moving', async () => (await place()) !== before);
  await page.keyboard.press('Escape');
  await page.mouse.move(hand.x + 120, hand.y - 70, { steps: 4 });
  await here.sees(
    'it where it stood, the button still down',
    async () => (await place()) === before,
  );
  await page.mouse.up();
  assert.equal(pins()[stakeholderId(5)], undefined, 'a drag that was taken back stores nothing');
});

it('engagement by keyboard, in both marks', async () => {
  await opens(here, 'engagement');
  const { page } = here;
  const row = page.locator(`[data-row="${stakeholderId(5)}"]`);
  await row.locator('[data-column="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await here.sees('the present engagement', () => stored(5).engagement_now === 'resistant');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Enter');
  await here.sees('the wanted one', () => stored(5).engagement_wanted === 'supportive');
  await page.keyboard.press('Delete');
  await here.sees('it emptied', () => (stored(5).engagement_wanted ?? null) === null);
});

it('pictures of each view are sound and stand alone', async () => {
  const { page } = here;
  for (const view of ['grid', 'network', 'table', 'engagement']) {
    await page.goto(`/documents/${map.id}?view=${view}`);
    for (const kind of ['svg', 'png']) {
      await page.getByRole('button', { name: en('pictures:label') }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: en(`pictures:${kind}`) }).click(),
      ]);
      assert.match(file.suggestedFilename(), new RegExp(`^Hvem-berøres-.+\\.${kind}$`));
      const bytes = await readFile(await file.path());
      if (kind === 'svg') {
        const fault = await page.evaluate((text) => {
          const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
          return parsed.querySelector('parsererror')?.textContent ?? null;
        }, String(bytes));
        assert.equal(fault, null, view);
        assert.doesNotMatch(String(bytes), /href|<script|<style/);
      } else {
        const size = await page.evaluate(
          async (list) => {
            const bitmap = await createImageBitmap(new Blob([new Uint8Array(list)]));
            return { width: bitmap.width, height: bitmap.height };
          },
          [...bytes],
        );
        assert.ok(size.width > 600 && size.height > 200, `${view}: ${JSON.stringify(size)}`);
      }
    }
  }
});

it('comments are marked in every view, live, and open by pointing and by keyboard', async () => {
  const rest = await program.as(lars);
  const say = (kind, id) =>
    rest.post(`/api/v1/documents/${map.id}/comments`, {
      body: 'Hvem har spurgt dem?',
      anchor: { kind, id },
    });
  await opens(here, 'grid');
  // Whoever stands on the grid after all that was moved.
  const one = here.page.locator('.marker').first();
  await one.locator('.marker__mark').waitFor();
  const id = await one.getAttribute('data-id');
  const mark = one.locator('.said-mark');
  assert.equal(await mark.count(), 0);
  await say('stakeholder', id);
  await mark.waitFor();
  assert.equal(await mark.getAttribute('data-count'), '1');
  await say('stakeholder', id);
  await here.sees('two', async () => (await mark.getAttribute('data-count')) === '2');
  assert.match(
    await one.getAttribute('aria-label'),
    new RegExp(en('stakeholderviews:said_other', { count: 2 })),
  );
  const panel = here.page.getByRole('region', { name: en('comments:title') });
  const close = () => panel.getByRole('button', { name: en('comments:close') }).click();
  await mark.click();
  await panel.getByText('Hvem har spurgt dem?').first().waitFor();
  assert.equal(await here.page.locator('.marker[aria-selected="true"]').count(), 0);
  await close();
  await panel.waitFor({ state: 'detached' });
  await one.focus();
  await here.page.keyboard.press('c');
  await panel.waitFor();
  await close();

  const tie = [...robot.doc.getMap('relations').keys()][0];
  await say('relation', tie);
  await opens(here, 'network');
  const card = here.page.locator(`#node-${id}`);
  await card.locator('.said-mark').waitFor();
  await card.focus();
  await here.page.keyboard.press('c');
  await panel.waitFor();
  assert.deepEqual(await here.findings(), []);
  await close();
  await here.screenshot('map-comments-network', { fullPage: false });

  await opens(here, 'engagement');
  const row = here.page.locator(`[data-row="${id}"]`);
  await row.locator('.comment-sign').waitFor();
  await row.locator('[data-column="2"]').focus();
  await here.page.keyboard.press('c');
  await panel.waitFor();
  await close();

  // The list of relations, which is the network's twin.
  await here.page.goto(`/documents/${map.id}?view=table`);
  await here.page.getByRole('tab', { name: en('stakeholders:table.relations') }).click();
  await here.page.locator('.grid-table .comment-sign').click();
  await panel.waitFor();
  await close();
});

it('axe finds nothing in any view, light and dark, and 320 px is enough', async () => {
  const { page } = here;
  for (const view of ['grid', 'network', 'engagement']) {
    await opens(here, view);
    if (view === 'network') await page.locator('.card-node').first().waitFor();
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme });
      await here.still(page.locator('.map-view'));
      assert.deepEqual(await here.findings(), [], `${view}, ${scheme}`);
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
        await here.still(page.locator('.map-view'));
        await here.screenshot(`views-${view}-${width}-${scheme}`, { fullPage: false });
      }
    }
    await page.setViewportSize({ width: 320, height: 800 });
    await here.still(page.locator('.map-view'));
    assert.ok((await here.overflow()) <= 0, `${view} at 320 px`);
    assert.deepEqual(await here.findings(), [], `${view} at 320 px`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }
});
