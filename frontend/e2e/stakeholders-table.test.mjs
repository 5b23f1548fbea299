// The register of a map by keyboard alone: two people in two browsers, rows and
// relations, details, undo, a removal under somebody's hands.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { aino, astrid, freja, lars } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { Register } from './stakeholders.mjs';
import { en, words } from './words.mjs';

let program;
let browser;
let here;
let there;
let map;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-table' }), launch()]);
  here = await Person.arrives(browser, program, astrid);
  there = await Person.arrives(browser, program, lars);
  await here.signIn('/');
  await there.signIn('/');
  map = await Register.make(here, 'Sygehjemmene');
  await Register.at(there, map.id);
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
    await here?.screenshot(`table-${name}-here`, { fullPage: false });
    await there?.screenshot(`table-${name}-there`, { fullPage: false });
  }
});

const field = (name) => en(`stakeholders:fields.${name}`);
const value = (group, key) => en(`stakeholders:values.${group}.${key}`);

it('an empty map says what it will hold', async () => {
  await here.sees('the words of an empty map', () =>
    here.page.getByText(en('stakeholders:table.none')).isVisible(),
  );
});

it('adds stakeholders with the keyboard; the other sees them', async () => {
  for (const name of ['Borgere', 'Indkøb', 'Ældreråd']) await map.add(name);
  const other = new Register(there, map.id);
  await there.sees('three rows', async () => (await other.names()).length === 3);
  assert.deepEqual((await other.names()).sort(), ['Borgere', 'Indkøb', 'Ældreråd'].sort());
});

it('every kind of cell is edited by keyboard, and both people win', async () => {
  const other = new Register(there, map.id);
  await map.go('Borgere', 'kind');
  await other.go('Borgere', 'interest');
  // Where the other one is, in their name.
  await here.sees('where Lars is', async () =>
    (await map.cell('Borgere', 'interest').innerText()).includes('Lars Öberg'),
  );
  // Enter, a letter that chooses, Enter.
  await here.page.keyboard.press('Enter');
  await here.page.keyboard.type('g');
  await there.page.keyboard.type('2,4');
  await here.page.keyboard.press('Enter');
  await there.page.keyboard.press('Enter');
  for (const register of [map, other]) {
    await register.shows('Borgere', 'kind', value('kind', 'group'));
    await register.shows('Borgere', 'interest', `2.4 · ${value('level', '2')}`);
  }
  // A wrong number is told and kept; Escape leaves the field as it was.
  await map.go('Borgere', 'influence');
  await here.page.keyboard.type('9');
  await here.page.keyboard.press('Enter');
  await here.sees('what is wrong', () =>
    here.page.getByText(en('stakeholders:wrong.number', { min: 0, max: 3 })).isVisible(),
  );
  await here.page.keyboard.press('Escape');
  await map.shows('Borgere', 'influence', en('stakeholders:notSet'));
  // Tab keeps and goes on editing to the right.
  await here.page.keyboard.type('3');
  await here.page.keyboard.press('Tab');
  await here.page.keyboard.press('Escape');
  await other.shows('Borgere', 'influence', `3 · ${value('level', '3')}`);
  // Backspace empties.
  await map.go('Borgere', 'influence');
  await here.page.keyboard.press('Backspace');
  await other.shows('Borgere', 'influence', en('stakeholders:notSet'));
  // Tags as a list.
  await map.go('Ældreråd', 'tags');
  await here.page.keyboard.press('F2');
  await here.page.keyboard.type('råd, ældre');
  await here.page.keyboard.press('Enter');
  await other.shows('Ældreråd', 'tags', 'ældre, råd');
});

it('undo and redo take back one’s own changes only', async () => {
  const other = new Register(there, map.id);
  await map.go('Indkøb', 'interest');
  await here.page.keyboard.type('1');
  await here.page.keyboard.press('Enter');
  await other.shows('Indkøb', 'interest', `1 · ${value('level', '1')}`);
  await other.go('Indkøb', 'kind');
  await there.page.keyboard.press('Enter');
  await there.page.keyboard.type('u');
  await there.page.keyboard.press('Enter');
  await map.shows('Indkøb', 'kind', value('kind', 'unit'));
  await here.page.keyboard.press('Control+z');
  await other.shows('Indkøb', 'interest', en('stakeholders:notSet'));
  await other.shows('Indkøb', 'kind', value('kind', 'unit'));
  await here.page.keyboard.press('Control+Shift+Z');
  await other.shows('Indkøb', 'interest', `1 · ${value('level', '1')}`);
  await here.page.keyboard.press('Control+z');
  await here.page.keyboard.press('Control+y');
  await other.shows('Indkøb', 'interest', `1 · ${value('level', '1')}`);
});

it('sorts from the header, filters, groups and chooses columns', async () => {
  await map.go('Borgere', 'name');
  await here.page.keyboard.press('Control+Home');
  await here.page.keyboard.press('ArrowUp');
  await here.page.keyboard.press('ArrowRight');
  await here.page.keyboard.press('Enter');
  await here.page.keyboard.press('Enter');
  await here.sees('the names in falling order', async () => {
    const names = await map.names();
    return names[0] === 'Indkøb' || names[0] === 'Ældreråd';
  });
  await here.page.keyboard.press('Enter');

  const search = here.page.getByRole('searchbox', { name: en('stakeholders:table.search') });
  await search.focus();
  await here.page.keyboard.type('ældre');
  await here.sees('one row', async () => (await map.names()).join() === 'Ældreråd');
  await here.page.keyboard.press('Control+a');
  await here.page.keyboard.press('Delete');
  await here.sees('three rows', async () => (await map.names()).length === 3);

  const filters = here.page.getByRole('button', { name: en('stakeholders:table.filters') });
  await filters.focus();
  await here.page.keyboard.press('Enter');
  await here.page.getByLabel(field('kind'), { exact: true }).selectOption('');
  await here.sees('who has no kind', async () => (await map.names()).join() === 'Ældreråd');
  await here.page
    .getByRole('button', { name: en('stakeholders:table.clearFilters') })
    .press('Enter');
  await here.page.keyboard.press('Escape');

  await here.page.getByLabel(en('stakeholders:table.group')).selectOption('kind');
  await here.sees('the groups', async () => {
    const text = await map.grid.innerText();
    return text.includes(en('stakeholders:notSet')) && (await map.names()).length === 3;
  });
  await here.page.getByLabel(en('stakeholders:table.group')).selectOption('');

  await here.page.getByRole('button', { name: en('stakeholders:table.columns') }).press('Enter');
  await here.page.getByRole('checkbox', { name: field('expectations') }).press('Space');
  await here.page.keyboard.press('Escape');
  await map.header('expectations').waitFor();
});

it('a long text is written in the cell, letter by letter, by both', async () => {
  const other = new Register(there, map.id);
  await map.go('Borgere', 'expectations');
  await here.page.keyboard.press('Enter');
  await here.page.keyboard.type('Tid hjemme');
  await other.openDetails('Borgere');
  const text = other.panel.getByLabel(field('expectations'));
  await there.sees('what Astrid wrote', async () => (await text.inputValue()) === 'Tid hjemme');
  await text.focus();
  await there.page.keyboard.press('Control+Home');
  await there.page.keyboard.type('Mere ');
  await here.sees(
    'both texts',
    async () =>
      (await here.page.locator('.grid-table__text textarea').inputValue()) === 'Mere Tid hjemme',
  );
  // One's own caret has stayed behind one's own words.
  await here.page.keyboard.type('!');
  await there.sees('both texts', async () => (await text.inputValue()) === 'Mere Tid hjemme!');
  // Undo inside the field takes back what one typed oneself.
  await there.undoes('Tid hjemme!', () => text.inputValue());
  await here.page.keyboard.press('Escape');
  await there.page.keyboard.press('Escape');
});

it('a word that is being composed is left alone by what others type', async () => {
  const other = new Register(there, map.id);
  await map.openDetails('Borgere');
  await other.openDetails('Borgere');
  const mine = map.panel.getByLabel(field('benefits'));
  const theirs = other.panel.getByLabel(field('benefits'));
  const says = (person, text, words) =>
    person.sees(words, async () => (await text.inputValue()) === words);
  await mine.focus();
  await here.page.keyboard.type('Tryghed ');
  await says(there, theirs, 'Tryghed ');

  const method = await here.context.newCDPSession(here.page);
  const compose = (text) =>
    method.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await compose('n');
  await compose('nå');
  await says(here, mine, 'Tryghed nå');
  // Before it and after it, while it is not done.
  await theirs.focus();
  await there.page.keyboard.press('Control+Home');
  await there.page.keyboard.type('Mere ');
  await there.page.keyboard.press('Control+End');
  await there.page.keyboard.type('hver dag');
  await there.sees(
    'that it is stored',
    async () => (await there.page.locator('.status').getAttribute('data-state')) === 'saved',
  );
  await compose('nær');
  await says(here, mine, 'Tryghed nær');
  assert.equal(await theirs.inputValue(), 'Mere Tryghed hver dag');
  await method.send('Input.insertText', { text: 'nærhed ' });
  for (const [person, text] of [
    [here, mine],
    [there, theirs],
  ])
    await says(person, text, 'Mere Tryghed nærhed hver dag');
  // The caret has stayed behind the word.
  await here.page.keyboard.type('! ');
  await says(there, theirs, 'Mere Tryghed nærhed ! hver dag');

  // One that is given up leaves nothing behind.
  await compose('x');
  await compose('');
  await says(here, mine, 'Mere Tryghed nærhed ! hver dag');

  // Enter that ends a composition does not end the writing of a line.
  const line = map.panel.getByLabel(field('area'));
  await line.focus();
  await compose('øst');
  await line.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
  await method.send('Input.insertText', { text: 'øst' });
  await here.page.keyboard.type('erbro');
  await here.page.keyboard.press('Enter');
  const area = other.panel.getByLabel(field('area'));
  await there.sees('the area', async () => (await area.inputValue()) === 'østerbro');
  await method.detach();
  await here.page.keyboard.press('Escape');
  await there.page.keyboard.press('Escape');
});

it('many rows are changed at once, and removed with a way back', async () => {
  const other = new Register(there, map.id);
  for (const name of ['Borgere', 'Ældreråd']) {
    await map.go(name, 'name');
    await here.page.keyboard.press('Shift+Space');
  }
  const bar = here.page.getByRole('region', { name: en('stakeholders:bulk.label') });
  await bar.getByLabel(en('stakeholders:bulk.field')).selectOption('mainCategory');
  await bar.getByLabel(en('stakeholders:bulk.value')).selectOption('user');
  await bar
    .getByRole('button', { name: en('stakeholders:bulk.apply'), exact: true })
    .press('Enter');
  for (const name of ['Borgere', 'Ældreråd'])
    await other.shows(name, 'mainCategory', value('mainCategory', 'user'));
  await other.shows('Indkøb', 'mainCategory', en('stakeholders:notSet'));
  await bar.getByLabel(en('stakeholders:bulk.tag')).focus();
  await here.page.keyboard.type('hjemme');
  await here.page.keyboard.press('Enter');
  await other.shows('Borgere', 'tags', 'hjemme');
  await bar.getByRole('button', { name: en('stakeholders:bulk.remove') }).press('Enter');
  await there.sees('one row', async () => (await other.names()).length === 1);
  await here.page
    .getByRole('button', { name: en('stakeholders:removal.undo'), exact: true })
    .last()
    .press('Enter');
  await there.sees('three rows', async () => (await other.names()).length === 3);
  await other.shows('Borgere', 'mainCategory', value('mainCategory', 'user'));
});

it('relations are rows too', async () => {
  const other = new Register(there, map.id);
  await map.part('relations');
  await here.page.getByRole('button', { name: en('stakeholders:relations.new') }).press('Enter');
  const pick = (label, option) =>
    here.page.getByRole('combobox', { name: label }).first().selectOption(option);
  await pick(en('stakeholders:relationFields.fromId'), { label: 'Ældreråd' });
  await pick(en('stakeholders:relationFields.type'), 'represents');
  await pick(en('stakeholders:relationFields.toId'), { label: 'Borgere' });
  await here.page.getByRole('button', { name: en('stakeholders:relations.add') }).press('Enter');
  await other.part('relations');
  await there.sees('the relation', async () =>
    (await other.grid.innerText()).includes(value('relationType', 'represents')),
  );
  // The grid has the focus in its first field; strength is four to the right.
  await here.sees('the focus in the grid', () =>
    here.page.evaluate(() => document.activeElement?.getAttribute('data-col') === 'fromId'),
  );
  for (let i = 0; i < 4; i += 1) await here.page.keyboard.press('ArrowRight');
  await here.page.keyboard.press('Enter');
  await here.page.keyboard.type('s');
  await here.page.keyboard.press('Tab');
  await here.page.keyboard.type('g');
  await here.page.keyboard.press('Enter');
  await there.sees('strength and quality', async () => {
    const text = await other.grid.innerText();
    return text.includes(value('strength', '3')) && text.includes(value('quality', 'good'));
  });
  await map.part('stakeholders');
  await other.part('stakeholders');
});

it('the panel has every field: steps, person, contact, relation', async () => {
  const other = new Register(there, map.id);
  await map.openDetails('Borgere');
  await other.openDetails('Borgere');
  const panel = map.panel;
  // Two people each switch on a step: both stay.
  const step = (register, number) =>
    register.panel.getByRole('button', { name: en(`connect:steps.${number}.title`) });
  await Promise.all([step(map, 2).press('Enter'), step(other, 4).press('Enter')]);
  for (const register of [map, other])
    for (const number of [2, 4])
      await register.person.sees(
        `step ${number} chosen`,
        async () => (await step(register, number).getAttribute('aria-pressed')) === 'true',
      );
  // What is given up by Escape is not kept because its field goes.
  await panel.getByLabel(field('tags')).focus();
  await here.page.keyboard.type('halvt');
  await here.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  assert.equal(await map.grid.getByText('halvt').count(), 0);
  await map.openDetails('Borgere');
  // A person is asked for purpose and date.
  await panel.getByLabel(field('kind'), { exact: true }).selectOption('person');
  await here.sees('the question', () =>
    panel.getByText(en('stakeholders:person.title')).isVisible(),
  );
  await panel.getByLabel(field('purpose')).focus();
  await here.page.keyboard.type('To plan meetings');
  await here.page.keyboard.press('Enter');
  await panel.getByLabel(field('retainUntil')).focus();
  await here.page.keyboard.type('31.12.2027');
  await here.page.keyboard.press('Enter');
  await here.sees(
    'the question gone',
    async () => (await panel.getByText(en('stakeholders:person.title')).count()) === 0,
  );
  assert.equal(await panel.getByLabel(field('retainUntil')).inputValue(), '2027-12-31');
  // Nobody can stand under themselves.
  const parents = await panel.getByLabel(field('parentId')).locator('option').allInnerTexts();
  assert.deepEqual(parents.slice(1).sort(), ['Indkøb', 'Ældreråd']);
  // A planned contact.
  await panel.getByRole('button', { name: en('stakeholders:contacts.add') }).press('Enter');
  await here.page.keyboard.type('Kaffe og svar');
  await here.page.keyboard.press('Enter');
  await there.sees('the contact', () => other.panel.getByText('Kaffe og svar').isVisible());
  // Who is in which field.
  await panel.getByLabel(field('concerns')).focus();
  await there.sees('where Astrid is', () =>
    other.panel
      .getByText(en('stakeholders:editing', { name: 'Astrid Holm' }))
      .first()
      .isVisible(),
  );
  assert.deepEqual(await here.findings(), []);
});

it('removed under somebody’s hands: they are told by whom, and bring it back', async () => {
  const other = new Register(there, map.id);
  await other.panel.getByLabel(field('concerns')).focus();
  await there.page.keyboard.type('Støj');
  await map.panel.getByRole('button', { name: en('stakeholders:details.remove') }).press('Enter');
  await there.sees('who removed it', () =>
    other.panel
      .getByText(en('stakeholders:removed.by', { name: 'Borgere', person: 'Astrid Holm' }))
      .isVisible(),
  );
  await other.panel
    .getByRole('button', { name: en('stakeholders:removed.restore') })
    .press('Enter');
  await there.sees(
    'all fields back',
    async () => (await other.panel.getByLabel(field('concerns')).inputValue()) === 'Støj',
  );
  await here.sees('it is back', async () => (await map.names()).includes('Borgere'));
  await map.shows('Borgere', 'kind', value('kind', 'person'));
  await there.page.keyboard.press('Escape');
});

it('the address keeps view and choice; axe finds nothing, light and dark', async () => {
  await map.openDetails('Indkøb');
  const { page } = here;
  await page.reload();
  await map.panel.waitFor();
  assert.match(page.url(), /view=table/);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    assert.deepEqual(await here.findings(), [], scheme);
    await here.screenshot(`table-${scheme}`, { fullPage: false });
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.keyboard.press('Escape');
});

it('an ambassador reads everything and changes nothing', async () => {
  const reader = await Person.arrives(browser, program, freja);
  await reader.signIn('/');
  const register = await Register.at(reader, map.id);
  await register.go('Borgere', 'kind');
  await reader.page.keyboard.press('Enter');
  await reader.page.keyboard.type('x');
  assert.equal(await reader.page.locator('.grid-table__input').count(), 0);
  assert.equal(await reader.page.getByRole('button', { name: en('stakeholders:add') }).count(), 0);
  await register.openDetails('Borgere');
  await reader.sees('what is set', () => register.panel.getByText('To plan meetings').isVisible());
  assert.equal(await register.panel.getByRole('combobox').count(), 0);
  assert.deepEqual(await reader.findings(), []);
  await reader.leaves();
});

it('320 pixels wide, in Finnish: cards, no sideways scrolling, all fields', async () => {
  const viewport = { width: 320, height: 640 };
  const phone = await Person.arrives(browser, program, aino, { viewport, locale: 'fi-FI' });
  await phone.signIn('/');
  const fi = words('fi');
  await phone.page.goto(`/documents/${map.id}?view=table`);
  await phone.sees('the cards', () =>
    phone.page.getByRole('button', { name: /Indkøb/ }).isVisible(),
  );
  assert.equal(await phone.overflow(), 0);
  assert.deepEqual(await phone.findings(), []);
  await phone.screenshot('table-320', { fullPage: false });
  await phone.page.getByRole('button', { name: /Indkøb/ }).press('Enter');
  const sheet = phone.page.getByRole('dialog');
  await sheet.getByLabel(fi('stakeholders:fields.involvement')).selectOption('decides');
  await map.openDetails('Indkøb');
  await here.sees(
    'what was chosen on the phone',
    async () => (await map.panel.getByLabel(field('involvement')).inputValue()) === 'decides',
  );
  assert.equal(await phone.overflow(), 0);
  assert.deepEqual(await phone.findings(), []);
  await phone.screenshot('table-320-details', { fullPage: false });
  await phone.page.keyboard.press('Escape');
  await phone.page.getByRole('tab', { name: fi('stakeholders:table.relations') }).press('Enter');
  await phone.sees('the relation', () => phone.page.getByText('Ældreråd').first().isVisible());
  assert.equal(await phone.overflow(), 0);
  await phone.leaves();
});
