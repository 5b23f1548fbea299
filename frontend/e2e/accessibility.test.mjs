// Every page, in light and dark, in English and in Finnish (the longest words):
// axe finds nothing, a narrow phone need not scroll sideways, the keyboard alone
// is enough, and a picture of each page is kept in artefacts/screenshots.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aino, astrid, freja } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { Strategy } from './strategy.mjs';
import { en, words } from './words.mjs';

let program;
let browser;
const paths = {};
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-accessibility' }), launch()]);
  const rest = await program.as(aino);
  const group = await rest.group();
  const strategy = await rest.newDocument({
    title: 'Hyvinvointiteknologian strategia',
    template: 'connect',
  });
  const { items } = await rest.get(`/api/v1/groups/${group.id}/documents`);
  await (await program.as(freja)).post(`/api/v1/documents/${strategy.id}/comments`, {
    body: 'Hvem har spurgt borgerne? Det mangler i afsnit to.',
  });
  Object.assign(paths, {
    home: '/',
    groups: '/groups',
    group: `/groups/${group.id}`,
    strategy: `/documents/${strategy.id}`,
    'stakeholder-map': `/documents/${items.find((item) => item.kind === 'stakeholder_map').id}`,
    'goal-list': `/documents/${items.find((item) => item.kind === 'goal_list').id}`,
    settings: '/settings',
    'not-found': '/nowhere',
  });
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

/** Waits until the page has its title and nothing is loading. */
async function calm({ page }) {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(
    () => !document.querySelector('[aria-busy="true"], [class*="skeleton"]'),
  );
  await page.evaluate(() => document.fonts.ready);
  // Colours of a new scheme are there when a frame has been painted with them.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** What lies over a page is looked at in the window, not along the whole page. */
const overlay = { widths: [1440, 390], fullPage: false };

/**
 * Looks at what is on the screen: axe at full width in light and dark (colours)
 * and at 320 px (structure), no sideways scrolling, and a picture of each.
 */
async function examine(person, name, { widths = [1440, 1024, 390], fullPage = true } = {}) {
  const { page } = person;
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    await calm(person);
    assert.deepEqual(await person.findings(), [], `${name}, ${scheme}, axe`);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await calm(person);
      await person.screenshot(`${name}-${width}-${scheme}-${person.language}`, { fullPage });
      const over = await person.overflow();
      assert.ok(over <= 0, `${name} at ${width} px is ${over} px too wide`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 900 });
  await calm(person);
  const over = await person.overflow();
  assert.ok(over <= 0, `${name} at 320 px is ${over} px too wide`);
  assert.deepEqual(await person.findings(), [], `${name} at 320 px, axe`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

for (const [language, locale] of [
  ['en', 'en-GB'],
  ['fi', 'fi-FI'],
]) {
  describe(`in ${language}, light and dark`, () => {
    const say = words(language);
    let person;
    before(async () => {
      person = await Person.arrives(browser, program, aino, {
        locale,
        viewport: { width: 1440, height: 900 },
      });
      person.language = language;
      person.excuse(/status of 40[14]/);
    });
    after(() => person?.leaves());

    it('sign-in', async () => {
      await person.page.goto('/sign-in');
      await person.page.getByRole('link', { name: /Aino/ }).first().waitFor();
      assert.equal(await person.page.locator('html').getAttribute('lang'), language);
      await examine(person, 'sign-in');
    });

    it('sign-in that failed', async () => {
      await person.page.goto('/sign-in?error=provider_unavailable&org=odense&ref=abc');
      await person.page.getByText('abc').waitFor();
      await examine(person, 'sign-in-error', { widths: [1440, 390] });
      await person.signIn('/');
    });

    for (const name of [
      'home',
      'groups',
      'group',
      'strategy',
      'stakeholder-map',
      'goal-list',
      'settings',
      'not-found',
    ]) {
      it(name, async () => {
        await person.page.goto(paths[name]);
        if (name === 'strategy') await person.page.locator('#strategy-text').waitFor();
        await examine(person, name);
      });
    }

    it('the dialog for a new document', async () => {
      await person.page.goto(paths.group);
      const button = { name: say('groups:newDocument.action'), exact: true };
      await person.page.getByRole('button', button).click();
      await person.page.getByRole('dialog').waitFor();
      await examine(person, 'new-document', overlay);
    });

    it('the dialog for a new group', async () => {
      await person.page.goto('/groups');
      await person.page.getByRole('button', { name: say('groups:new.action') }).click();
      await person.page.getByRole('dialog').waitFor();
      await examine(person, 'new-group', overlay);
    });

    it('comments, and the palette over them', async () => {
      await person.page.goto(paths.strategy);
      await person.page.locator('#strategy-text').waitFor();
      const button = { name: new RegExp(`^${say('comments:title')}`) };
      await person.page.getByRole('button', button).click();
      await person.page.getByRole('region', { name: say('comments:title') }).waitFor();
      await examine(person, 'comments', overlay);
      await person.page.keyboard.press('Control+k');
      await person.page.getByRole('dialog', { name: say('common:palette.title') }).waitFor();
      await examine(person, 'palette', overlay);
    });
  });
}

it('by keyboard alone: sign in, group, document, type, comment', async () => {
  const person = await Person.arrives(browser, program, astrid);
  const { page } = person;
  person.name = await person.nameInDemo();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: person.name }).waitFor();
  await tabTo(page, page.getByRole('link', { name: person.name }));
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/');
  const group = page
    .getByRole('main')
    .getByRole('link', { name: /CONNECT demo/ })
    .last();
  await group.waitFor();
  await tabTo(page, group);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'CONNECT demo' }).waitFor();
  const document = page
    .getByRole('main')
    .getByRole('link', { name: /Hyvinvointiteknologian strategia/ })
    .first();
  await document.waitFor();
  await tabTo(page, document);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/documents\//);
  const strategy = await Strategy.open(person, new URL(page.url()).pathname.split('/').pop());
  await tabTo(page, strategy.text);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Uden mus. ');
  await strategy.says('Uden mus. ');
  await strategy.isSaved();
  // Out of the text and to the comments, without a trap.
  const open = page.getByRole('button', { name: new RegExp(`^${en('comments:title')}`) });
  await tabTo(page, open, { backwards: true });
  await page.keyboard.press('Enter');
  const field = page
    .getByRole('region', { name: en('comments:title') })
    .getByLabel(en('comments:label'));
  await field.waitFor();
  await tabTo(page, field);
  await page.keyboard.type('Skrevet uden mus.');
  await tabTo(page, page.getByRole('button', { name: en('comments:add') }));
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: en('comments:title') })
    .getByText('Skrevet uden mus.')
    .waitFor();
  await person.leaves();
});

/** Presses Tab until the element has the focus; fails after many, and when the focus cannot be seen. */
async function tabTo(page, target, { backwards = false } = {}) {
  for (let i = 0; i < 150; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const visible = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return (
          style.outlineStyle !== 'none' ||
          style.boxShadow !== 'none' ||
          document.activeElement.isContentEditable
        );
      });
      assert.ok(visible, 'the focus is visible');
      return;
    }
    await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
  }
  const at = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200));
  throw new Error(`150 times Tab did not reach ${target}; the focus is at ${at}`);
}
