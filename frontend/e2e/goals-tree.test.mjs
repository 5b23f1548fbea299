// A goal list as an outline: written by keyboard alone, by two people at once,
// pasted, dragged, read by those who may only read, and on a phone in Finnish.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { aino, astrid, freja, lars } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { GoalTree } from './goals.mjs';
import { launch, Person } from './person.mjs';
import { en, words } from './words.mjs';

let program;
let browser;
let here;
let there;
let mine;
let other;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-goals' }), launch()]);
  here = await Person.arrives(browser, program, astrid);
  there = await Person.arrives(browser, program, lars);
  await here.signIn('/');
  await there.signIn('/');
  mine = await GoalTree.make(here, 'Mål for natten');
  other = await GoalTree.at(there, mine.id);
});
after(async () => {
  await here?.leaves();
  await there?.leaves();
  await browser?.close();
  await program?.stop();
});
afterEach(async (context) => {
  if (context.passed === false) {
    const name = context.name.replace(/\W+/g, '-').slice(0, 30);
    await here?.screenshot(`goals-${name}-here`, { fullPage: false });
    await there?.screenshot(`goals-${name}-there`, { fullPage: false });
  }
});

const both = async (what, lines) => {
  await mine.shows(what, lines);
  await other.shows(what, lines);
};

it('an empty list says how to begin', async () => {
  await here.sees('the words of an empty list', () =>
    here.page.getByText(en('goals:empty.title')).isVisible(),
  );
  assert.deepEqual(await here.findings(), []);
});

it('is written as an outline by keyboard alone; the other sees each line', async () => {
  await here.page.getByRole('button', { name: en('goals:empty.start') }).focus();
  await mine.press('Enter');
  await here.page.locator('.tree__row textarea').waitFor();
  await mine.type('Trygge nætter');
  await mine.press('Enter', 'Tab');
  await mine.type('Færre fald');
  await mine.press('Enter', 'Tab');
  await mine.type('Sensorer');
  await mine.press('Enter', 'Shift+Tab');
  await mine.type('Ro');
  await mine.press('Enter');
  await mine.press('Shift+Tab');
  await mine.type('Gode arbejdspladser');
  await both('the outline', [
    'Trygge nætter',
    '  Færre fald',
    '    Sensorer',
    '  Ro',
    'Gode arbejdspladser',
  ]);
});

it('is changed by keyboard: split, moved, removed, undone', async () => {
  // Back to the line above, into the middle of its words.
  await mine.press('ArrowUp');
  await mine.press('Home', 'ArrowRight', 'ArrowRight', 'Enter');
  await mine.type('mere');
  await mine.shows('a split line', [
    'Trygge nætter',
    '  Færre fald',
    '    Sensorer',
    '  Ro',
    '  mere',
    'Gode arbejdspladser',
  ]);
  await mine.press('Alt+ArrowUp', 'Alt+ArrowUp');
  await both('a line that moved up', [
    'Trygge nætter',
    '  mere',
    '  Færre fald',
    '    Sensorer',
    '  Ro',
    'Gode arbejdspladser',
  ]);
  // The words are still under the caret.
  await mine.type(' søvn');
  await mine.press('Alt+ArrowDown', 'Alt+ArrowRight');
  await mine.shows('a line below another', [
    'Trygge nætter',
    '  Færre fald',
    '    Sensorer',
    '    mere søvn',
    '  Ro',
    'Gode arbejdspladser',
  ]);
  await mine.press('Escape', 'Delete');
  await both('a line less', [
    'Trygge nætter',
    '  Færre fald',
    '    Sensorer',
    '  Ro',
    'Gode arbejdspladser',
  ]);
  await mine.press('Control+z');
  await both('it again', [
    'Trygge nætter',
    '  Færre fald',
    '    Sensorer',
    '    mere søvn',
    '  Ro',
    'Gode arbejdspladser',
  ]);
  await mine.go('mere søvn');
  await mine.press('Delete');
  await mine.go('Færre fald');
  // A treegrid: left folds, right unfolds, left goes to the parent.
  await mine.press('ArrowLeft');
  await mine.shows('a folded line', [
    'Trygge nætter',
    '  Færre fald',
    '  Ro',
    'Gode arbejdspladser',
  ]);
  await mine.press('ArrowRight', 'ArrowLeft', 'ArrowLeft');
  await here.sees('the focus on the parent', () =>
    here.page.evaluate(() => document.activeElement?.closest('[aria-level]')?.ariaLevel === '1'),
  );
  await mine.press('ArrowRight');
  await mine.go('Færre fald');
  await mine.press('ArrowRight');
});

it('cells are edited by keyboard; a due day before the start is refused in words', async () => {
  await mine.go('Ro');
  await mine.press('ArrowRight', 'Enter');
  await here.page.keyboard.press('I');
  await mine.press('Enter');
  await there.sees('the status', async () =>
    (await other.row('Ro').textContent())?.includes(en('goals:values.status.in_progress')),
  );
  await mine.go('Ro');
  await mine.press('Control+Enter');
  const panel = here.page.locator('.side');
  await panel.getByLabel(en('goals:fields.start'), { exact: true }).fill('1.6.2027');
  await here.page.keyboard.press('Enter');
  await panel.getByLabel(en('goals:fields.due'), { exact: true }).fill('1.5.2027');
  await here.page.keyboard.press('Enter');
  await panel.getByText(/before the start/).waitFor();
  await panel.getByLabel(en('goals:fields.due'), { exact: true }).fill('1.7.2027');
  await here.page.keyboard.press('Enter');
  await here.sees(
    'no complaint',
    async () => (await panel.getByText(/before the start/).count()) === 0,
  );
  assert.deepEqual(await here.findings(), []);
  await here.page.keyboard.press('Escape');
});

it('two people write in one title and both keep their letters', async () => {
  await mine.go('Ro');
  await mine.press('Enter');
  await other.go('Ro');
  await other.press('Enter');
  await mine.type(' om natten');
  await other.press('Home');
  await other.type('Mere ');
  await both('the words of both', [
    'Trygge nætter',
    '  Færre fald',
    '    Sensorer',
    '  Mere Ro om natten',
    'Gode arbejdspladser',
  ]);
  await here.sees('who else writes there', () =>
    here.page
      .locator('.tree')
      .getByTitle(en('goals:presence.editing', { name: there.name }))
      .isVisible(),
  );
  await mine.press('Escape');
  await other.press('Escape');
});

it('two who move branches into each other at once lose nothing', async () => {
  await mine.go('Trygge nætter');
  await other.go('Gode arbejdspladser');
  here.goOffline();
  there.goOffline();
  // Each moves the one below the other without knowing.
  await mine.go('Gode arbejdspladser');
  await mine.press('Alt+ArrowRight');
  await other.go('Trygge nætter');
  await other.press('Alt+ArrowDown', 'Alt+ArrowRight');
  here.comeBack();
  there.comeBack();
  await here.sees('the same tree as the other', async () => {
    const [a, b] = await Promise.all([mine.lines(), other.lines()]);
    return a.length === 5 && JSON.stringify(a) === JSON.stringify(b);
  });
  const names = (await mine.lines()).map((line) => line.trim()).sort();
  assert.deepEqual(names, [
    'Færre fald',
    'Gode arbejdspladser',
    'Mere Ro om natten',
    'Sensorer',
    'Trygge nætter',
  ]);
  here.reachable();
  there.reachable();
});

it('a pasted list becomes goals in one undo; a long one asks, one too long says so', async () => {
  const before = await mine.lines();
  await mine.go('Gode arbejdspladser');
  await mine.paste('1. Opkvalificering\n   - Kurser\n   - Makkere\n2. Tid\n');
  await here.sees('four more', async () => (await mine.lines()).length === before.length + 4);
  await mine.press('Control+z');
  await both('the list as it was', before);
  // Copied out of a page, only its HTML says what is below what.
  await mine.go('Gode arbejdspladser');
  await mine.paste(
    'Opkvalificering\nKurser\nTid',
    '<ul><li>Opkvalificering<ul><li>Kurser</li></ul></li><li>Tid</li></ul>',
  );
  await here.sees('a nested list of a page', async () =>
    /^( *)Opkvalificering\n\1 {2}Kurser\n\1Tid$/m.test((await mine.lines()).join('\n')),
  );
  await mine.press('Control+z');
  await both('the list as it was', before);
  const many = Array.from({ length: 80 }, (_, i) => `${i % 4 ? '\t' : ''}Mål ${i}`).join('\n');
  await mine.go('Gode arbejdspladser');
  await mine.paste(many);
  await here.page.getByRole('heading', { name: /80/ }).waitFor();
  await here.page.getByRole('button', { name: en('goals:paste.do_other', { count: 80 }) }).click();
  await here.sees('85 goals', async () => (await mine.grid.getAttribute('aria-rowcount')) === '86');
  await mine.press('Control+z');
  await both('the list as it was', before);
  await mine.go('Gode arbejdspladser');
  await mine.paste(Array.from({ length: 5_200 }, (_, i) => `Mål ${i}`).join('\n'));
  await here.page.getByText(en('goals:paste.nothing')).waitFor();
  await here.page
    .getByRole('dialog')
    .getByRole('button', { name: en('common:close') })
    .first()
    .click();
  await both('the list as it was', before);
  // What a goal has no room for is not cut off.
  await mine.go('Gode arbejdspladser');
  await mine.paste(`Kort\n${'lang '.repeat(20_000)}`);
  await here.page.getByText(en('goals:paste.nothing')).waitFor();
  await here.page.getByText('20,500').waitFor();
  await mine.press('Escape');
  await both('the list as it was', before);
});

it('a goal is dragged by its handle; "Move to" does the same by keyboard', async () => {
  const fresh = await program.as(astrid);
  const document = await fresh.newDocument({ title: 'Træk', kind: 'goal_list', template: 'empty' });
  const tree = await GoalTree.at(here, document.id);
  await here.page.getByRole('button', { name: en('goals:empty.start') }).click();
  await here.page.locator('.tree__row textarea').waitFor();
  await tree.paste('A\nB\nC\n');
  await tree.shows('three', ['A', 'B', 'C']);
  await tree.press('Escape');
  const handle = await here.still(tree.row('A').locator('.tree__handle'));
  const last = await here.still(tree.row('C'));
  await here.page.mouse.move(handle.x + 6, handle.y + 8);
  await here.page.mouse.down();
  await here.page.mouse.move(handle.x + 20, handle.y + 30, { steps: 4 });
  await here.page.mouse.move(handle.x + 6 + 28, last.y + last.height - 4, { steps: 8 });
  await here.page.locator('.tree__drop').waitFor();
  await here.page.mouse.up();
  await tree.shows('A below C', ['B', 'C', '  A']);
  await tree.go('A');
  await here.page.getByRole('button', { name: en('goals:undo') }).click();
  await tree.shows('A at the top again', ['A', 'B', 'C']);
  await tree.go('A');
  await tree.press('Control+Enter');
  const panel = here.page.locator('.side');
  await panel.getByRole('button', { name: en('goals:acts.moveTo') }).click();
  const dialog = here.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /B$/ }).check();
  await dialog.getByRole('button', { name: en('goals:move.do'), exact: true }).click();
  await tree.shows('A below B', ['B', '  A', 'C']);
  await here.page.keyboard.press('Escape');
});

it('removed goals are kept, brought back, and deleted for good', async () => {
  const tree = new GoalTree(here, '');
  await tree.go('A');
  await tree.press('Delete');
  await tree.shows('two', ['B', 'C']);
  await here.page
    .getByRole('button', { name: en('goals:removed.button_one', { count: 1 }) })
    .click();
  await here.page
    .getByRole('button', { name: en('goals:removed.restoreOne', { title: 'A' }) })
    .click();
  await tree.shows('three', ['B', '  A', 'C']);
  await tree.go('A');
  await tree.press('Delete');
  await here.page
    .getByRole('button', { name: en('goals:removed.purgeOne', { title: 'A' }) })
    .click();
  const dialog = here.page.getByRole('dialog');
  await dialog.getByRole('button', { name: en('goals:removed.purge'), exact: true }).click();
  await here.page.getByText(en('goals:removed.none')).waitFor();
  await tree.shows('two', ['B', 'C']);
});

it('an ambassador reads everything and changes nothing', async () => {
  const reader = await Person.arrives(browser, program, freja);
  await reader.signIn('/');
  const tree = await GoalTree.at(reader, mine.id, '.tree__row');
  assert.equal(await tree.grid.getAttribute('aria-readonly'), 'true');
  assert.equal(await reader.page.getByRole('button', { name: en('goals:add') }).count(), 0);
  assert.equal(await reader.page.locator('.tree__handle').count(), 0);
  const lines = await tree.lines();
  await tree.go('Sensorer');
  await tree.press('Delete', 'Alt+ArrowUp', 'Tab');
  assert.deepEqual(await tree.lines(), lines);
  await tree.go('Sensorer');
  await tree.press('Enter');
  await reader.page.locator('.side').getByRole('heading', { name: 'Sensorer' }).waitFor();
  assert.equal(await reader.page.locator('.side textarea').count(), 0);
  assert.deepEqual(await reader.findings(), []);
  await reader.leaves();
});

it('in the dark, and on a phone in Finnish, it is whole', async () => {
  const fi = words('fi');
  for (const [scheme, width] of [
    ['dark', 1440],
    ['light', 320],
    ['dark', 390],
  ]) {
    const person = await Person.arrives(browser, program, aino, {
      locale: 'fi-FI',
      scheme,
      viewport: { width, height: 800 },
    });
    await person.signIn('/');
    await GoalTree.at(person, mine.id, '.tree__row');
    await person.page.getByRole('tab', { name: fi('goals:views.tree') }).waitFor();
    assert.equal(await person.overflow(), 0, `wider than ${width}`);
    assert.deepEqual(await person.findings(), []);
    await person.screenshot(`goals-tree-fi-${width}-${scheme}`, { fullPage: false });
    if (width < 640) {
      const choose = async (row, act) => {
        await row.locator('.tree__menu').click();
        await person.page
          .getByRole('menuitem', { name: fi(`goals:acts.${act}`), exact: true })
          .click();
      };
      const add = async (row, words) => {
        await choose(row, 'below');
        await person.sees('an empty line to write in', () =>
          person.page.evaluate(
            () => document.activeElement?.matches('textarea') && !document.activeElement.value,
          ),
        );
        await person.page.keyboard.type(words);
        const id = await person.page.locator('.tree__row:has(textarea)').getAttribute('data-id');
        return person.page.locator(`.tree__row[data-id="${id}"]`);
      };
      // The first line is open: below it is inside it. The menu is pressed while a title is written.
      const first = await add(person.page.locator('.tree__row').first(), 'Uusi');
      const second = await add(first, 'Toinen');
      const level = () => second.getAttribute('aria-level');
      const before = Number(await level());
      await choose(second, 'in');
      await person.sees('it further in', async () => Number(await level()) === before + 1);
      assert.equal(await person.overflow(), 0, `wider than ${width} with a line further in`);
      await choose(first, 'remove');
      await person.sees(
        'both gone',
        async () => (await first.count()) + (await second.count()) === 0,
      );
    }
    await person.leaves();
  }
});
