// The tree of a goal list as a person works in it: lines of an outline, told
// apart by how far in they stand.
import { en } from './words.mjs';

export class GoalTree {
  constructor(person, id) {
    this.person = person;
    this.page = person.page;
    this.id = id;
  }

  /** Makes an empty list with the dialog on the group's page. */
  static async make(person, title, start = 'empty') {
    const { page } = person;
    await person.opensGroup();
    await page.getByRole('button', { name: en('groups:newDocument.action'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    const radio = (name) => dialog.getByRole('radio', { name: new RegExp(`^${name}`) });
    await radio(en('common:kinds.goal_list')).check();
    await radio(en(`groups:newDocument.starts.goal_list.${start}.label`)).check();
    await dialog.getByRole('textbox', { name: en('groups:newDocument.name') }).fill(title);
    await dialog.getByRole('button', { name: en('groups:newDocument.create') }).click();
    await page.waitForURL(/\/documents\//);
    return GoalTree.at(person, new URL(page.url()).pathname.split('/').pop());
  }

  static async at(person, id, sign = '.tree') {
    const tree = new GoalTree(person, id);
    await person.page.goto(`/documents/${id}?view=tree`);
    await person.page.locator(sign).first().waitFor();
    return tree;
  }

  get grid() {
    return this.page.getByRole('treegrid');
  }

  /** The lines from above, two spaces a level; read at one moment. */
  lines() {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('.tree__row')]
        .map((row) => ({
          y: row.getBoundingClientRect().y,
          level: Number(row.getAttribute('aria-level')),
          words:
            row.querySelector('textarea')?.value ??
            (row.querySelector('.tree__words')?.hasAttribute('data-empty')
              ? ''
              : row.querySelector('.tree__words')?.textContent),
        }))
        .sort((a, b) => a.y - b.y)
        .map(({ level, words }) => '  '.repeat(level - 1) + words),
    );
  }

  row(title) {
    return this.page
      .locator('.tree__row')
      .filter({ has: this.page.locator('.tree__words, textarea', { hasText: title }) });
  }

  /**
   * Goes to a line with the arrow keys, from wherever the focus is; again from the
   * top where the lines have moved meanwhile.
   */
  go(title) {
    return this.person.sees(`the way to the line ${title}`, () => this.#walk(title), {
      every: 200,
    });
  }

  async #walk(title) {
    if (!(await this.grid.evaluate((grid) => grid.contains(document.activeElement))))
      await this.grid.locator('[tabindex="0"]').first().focus();
    await this.press('Escape', 'Home', 'Control+Home');
    for (let i = 0; i < 100; i += 1) {
      if ((await this.#focused()) === title) {
        await this.person.still();
        if ((await this.#focused()) === title) return true;
      }
      await this.page.keyboard.press('ArrowDown');
    }
    return false;
  }

  /** The words of the line that has the focus. */
  #focused() {
    return this.page.evaluate(
      () =>
        document.activeElement?.closest('.tree__row')?.querySelector('.tree__words')?.textContent,
    );
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  type(words) {
    return this.page.keyboard.type(words);
  }

  /** What the clipboard would bring. */
  paste(text, html) {
    return this.page.evaluate(
      ([words, page]) => {
        const data = new DataTransfer();
        data.setData('text/plain', words);
        if (page) data.setData('text/html', page);
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      [text, html],
    );
  }

  async shows(what, lines) {
    await this.person.sees(
      what,
      async () => JSON.stringify(await this.lines()) === JSON.stringify(lines),
      {},
    );
  }
}
