// Making a strategy: from the CONNECT template, from nothing, from a text of
// twenty pages.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { astrid } from '../interop/people.mjs';
import { Program } from '../interop/program.mjs';
import { launch, Person } from './person.mjs';
import { Strategy } from './strategy.mjs';
import { en } from './words.mjs';

const twentyPages = fileURLToPath(new URL('../testdata/strategy-20-pages.md', import.meta.url));

let program;
let browser;
let person;
before(async () => {
  [program, browser] = await Promise.all([Program.start({ name: 'e2e-documents' }), launch()]);
  person = await Person.arrives(browser, program, astrid);
  await person.signIn('/');
});
after(async () => {
  await person?.leaves();
  await browser?.close();
  await program?.stop();
});

/** Fills in the dialog on the group's page and lands on the new document. */
async function create(title, start, more = async () => {}) {
  const { page } = person;
  await page.goto('/');
  await person.opensGroup();
  await page.getByRole('button', { name: en('groups:newDocument.action'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('radio', {
      name: new RegExp(`^${en(`groups:newDocument.starts.strategy.${start}.label`)}`),
    })
    .check();
  await more(dialog);
  await dialog.getByRole('textbox', { name: en('groups:newDocument.name') }).fill(title);
  await dialog.getByRole('button', { name: en('groups:newDocument.create') }).click();
  await page.waitForURL(/\/documents\//);
  return Strategy.open(person, new URL(page.url()).pathname.split('/').pop());
}

it('from the CONNECT template: headings, advice, the municipality filled in', async () => {
  const strategy = await create('Strategi 2027–2030', 'connect');
  const headings = strategy.text.getByRole('heading');
  await headings.nth(7).waitFor();
  assert.ok((await strategy.text.getByRole('blockquote').count()) >= 3);
  const text = await strategy.text.innerText();
  assert.ok(text.includes('Odense'), 'the municipality is filled in');
  assert.ok(!/\{\w+\}/.test(text), 'no variable is left over');
  // The table of contents has each heading and goes there.
  const contents = person.page.getByRole('navigation', { name: en('strategy:outline.label') });
  await person.sees(
    'each heading in the table of contents',
    async () => (await contents.getByRole('listitem').count()) === (await headings.count()),
  );
  const last = contents.getByRole('listitem').last();
  const name = (await last.innerText()).trim();
  await last.getByRole('button').click();
  await person.sees('the last heading in view', () =>
    strategy.text
      .getByRole('heading', { name, exact: true })
      .last()
      .evaluate((heading) => {
        const { top } = heading.getBoundingClientRect();
        return top >= 0 && top < innerHeight;
      }),
  );
  await person.screenshot('strategy-template');
});

it('from an empty page: the first words are saved', async () => {
  const strategy = await create('En tom side', 'empty');
  await strategy.toEnd();
  await strategy.type('# Vores mål');
  await person.page.keyboard.press('Enter');
  await strategy.type('Ét ord ad gangen.');
  await strategy.isSaved();
  await person.page.reload();
  const again = await Strategy.open(person, new URL(person.page.url()).pathname.split('/').pop());
  await again.says('Ét ord ad gangen.');
  assert.deepEqual(await again.blocks(), ['Vores mål', 'Ét ord ad gangen.']);
  assert.equal(
    (await again.text.getByRole('heading', { level: 1, name: 'Vores mål' }).count()) +
      (await again.text.getByRole('heading', { name: 'Vores mål' }).count()) >
      0,
    true,
  );
});

it('twenty pages of Markdown: tables, nested lists and headings are all there', async () => {
  const markdown = await readFile(twentyPages, 'utf8');
  const strategy = await create('Tid tilbage', 'import', async (dialog) => {
    const choosing = person.page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: en('groups:newDocument.chooseFile') }).click();
    await (await choosing).setFiles(twentyPages);
    await person.sees(
      'the text of the file',
      async () =>
        (await dialog.getByRole('textbox', { name: en('groups:newDocument.paste') }).inputValue())
          .length > 40_000,
    );
  });
  await strategy.says('Takk · Tack · Kiitos');
  const lines = outsideFences(markdown);
  const expected = {
    h1: count(lines, /^# /),
    h2: count(lines, /^## /),
    h3: count(lines, /^### /),
    h4: count(lines, /^#### /),
    tables: count(lines, /^\| :?-{3}/),
    rows: count(lines, /^\|/) - count(lines, /^\| :?-{3}/),
    tasks: count(lines, /^\s*- \[[ x]\] /),
    done: count(lines, /^\s*- \[x\] /),
    code: 2,
    rules: count(lines, /^---$/),
  };
  const found = await strategy.text.evaluate((root) => ({
    h1: root.querySelectorAll('[aria-level="1"], h1:not([aria-level])').length,
    h2: root.querySelectorAll('[aria-level="2"], h2:not([aria-level])').length,
    h3: root.querySelectorAll('[aria-level="3"], h3:not([aria-level])').length,
    h4: root.querySelectorAll('[aria-level="4"], h4:not([aria-level])').length,
    tables: root.querySelectorAll('table').length,
    rows: root.querySelectorAll('tr').length,
    tasks: root.querySelectorAll('input[type="checkbox"]').length,
    done: root.querySelectorAll('input[type="checkbox"]:checked').length,
    code: root.querySelectorAll('pre').length,
    rules: root.querySelectorAll('hr').length,
  }));
  assert.deepEqual(found, expected);
  const deep = await strategy.text.evaluate((root) => ({
    bullets: root.querySelectorAll('ul ul ul').length,
    numbers: root.querySelectorAll('ol ol ol').length,
    words: root.innerText.split(/\s+/).length,
    links: [...root.querySelectorAll('a')].map((a) => a.getAttribute('href')),
  }));
  assert.ok(deep.bullets >= 10, `${deep.bullets} lists three deep`);
  assert.ok(deep.numbers >= 2, `${deep.numbers} numbered lists three deep`);
  assert.ok(deep.words > 6500, `${deep.words} words`);
  assert.ok(deep.links.includes('https://hearing.nordvik.example/2027/report?lang=en&all=1'));
  // Letters of all the languages, and beyond the basic plane.
  const text = await strategy.text.innerText();
  for (const word of [
    'oadjebasvuođaalárbma',
    'velferðartækni',
    'Hämäläinen',
    'Østerlund',
    'العربية',
    '🐈',
    '🇮🇸',
  ]) {
    assert.ok(text.includes(word), word);
  }
  // It can be written in at once, and quickly enough.
  await strategy.toStart();
  await strategy.type('Læst og rettet. ');
  await strategy.isSaved();
  await person.screenshot('strategy-twenty-pages', { fullPage: false });

  // The Markdown that is handed out says the same as what was handed in.
  const id = new URL(person.page.url()).pathname.split('/').pop();
  const out = outsideFences(await (await program.as(astrid)).export(id, 'markdown'));
  assert.equal(count(out, /^#{1,4} /), expected.h1 + expected.h2 + expected.h3 + expected.h4);
  assert.equal(count(out, /^\s*[-*] \[[ x]\] /), expected.tasks);
});

function outsideFences(markdown) {
  let inside = false;
  return markdown.split('\n').filter((line) => {
    if (/^```/.test(line)) inside = !inside;
    return !inside && !/^```/.test(line);
  });
}

const count = (lines, pattern) => lines.filter((line) => pattern.test(line)).length;
