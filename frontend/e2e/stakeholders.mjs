// The register of a stakeholder map as a person works in it: rows by their name,
// cells by their field, everything by keyboard.
import { en } from './words.mjs';

export class Register {
  constructor(person, id) {
    this.person = person;
    this.page = person.page;
    this.id = id;
  }

  /** Makes an empty map with the dialog on the group's page. */
  static async make(person, title) {
    const { page } = person;
    await person.opensGroup();
    await page.getByRole('button', { name: en('groups:newDocument.action'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    const radio = (name) => dialog.getByRole('radio', { name: new RegExp(`^${name}`) });
    await radio(en('common:kinds.stakeholder_map')).check();
    await radio(en('groups:newDocument.starts.stakeholder_map.empty.label')).check();
    await dialog.getByRole('textbox', { name: en('groups:newDocument.name') }).fill(title);
    await dialog.getByRole('button', { name: en('groups:newDocument.create') }).click();
    await page.waitForURL(/\/documents\//);
    return Register.at(person, new URL(page.url()).pathname.split('/').pop());
  }

  static async at(person, id) {
    const register = new Register(person, id);
    await person.page.goto(`/documents/${id}?view=table`);
    await person.page.getByRole('tab', { name: en('stakeholders:table.relations') }).waitFor();
    return register;
  }

  get grid() {
    return this.page.getByRole('grid');
  }

  /** Details of whoever is open. */
  get panel() {
    return this.page.locator('.side');
  }

  header(field) {
    return this.grid.locator(`[role="columnheader"][data-col="${field}"]`);
  }

  row(name) {
    return this.grid.getByRole('row').filter({
      has: this.page.getByRole('rowheader').filter({ hasText: name }),
    });
  }

  cell(name, field) {
    return this.row(name).locator(`[data-col="${field}"]`);
  }

  /** The names, from above; read at one moment, since rows come and go. */
  names() {
    return this.grid.evaluateAll(([grid]) =>
      [...(grid?.querySelectorAll('[role="rowheader"][data-col="name"]') ?? [])]
        .map((cell) => ({
          name: cell.querySelector('.grid-table__words')?.textContent?.trim() ?? '',
          y: cell.getBoundingClientRect().y,
        }))
        .sort((a, b) => a.y - b.y)
        .map(({ name }) => name),
    );
  }

  /** With the arrow keys, as people do; again from the top where the rows have moved meanwhile. */
  go(name, field) {
    return this.person.sees(`the way to ${field} of ${name}`, () => this.#walk(name, field), {
      every: 200,
    });
  }

  async #walk(name, field) {
    if (!(await this.grid.evaluate((grid) => grid.contains(document.activeElement))))
      await this.grid.locator('[tabindex="0"]').first().focus();
    await this.page.keyboard.press('Control+Home');
    for (let i = 0; i < 200; i += 1) {
      let at = await this.#focused();
      if (at.name === name && at.field === field) {
        await this.person.still();
        at = await this.#focused();
        if (at.name === name && at.field === field) return true;
      }
      await this.page.keyboard.press(at.name === name ? 'ArrowRight' : 'ArrowDown');
    }
    return false;
  }

  /** Whose row and which field the focus is in. */
  #focused() {
    return this.page.evaluate(() => {
      const cell = document.activeElement?.closest('[data-col], .grid-table__choose');
      const row = cell?.closest('[role="row"]');
      return {
        name: row?.querySelector('[role="rowheader"] .grid-table__words')?.textContent ?? '',
        field: cell?.getAttribute('data-col') ?? '',
      };
    });
  }

  async add(name) {
    await this.page.getByRole('button', { name: en('stakeholders:add') }).press('Enter');
    await this.person.sees('the field for the name', () =>
      this.page.evaluate(
        () => document.activeElement?.closest('[data-field]')?.dataset.field === 'name',
      ),
    );
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Escape');
    await this.panel.waitFor({ state: 'detached' });
  }

  async openDetails(name) {
    await this.go(name, 'name');
    await this.page.keyboard.press('Control+Enter');
    await this.panel.waitFor();
    await this.person.sees(`the details of ${name}`, async () =>
      (await this.panel.getAttribute('aria-label'))?.includes(name),
    );
  }

  async part(which) {
    await this.page.getByRole('tab', { name: en(`stakeholders:table.${which}`) }).press('Enter');
  }

  async shows(name, field, words) {
    await this.person.sees(`${words} in ${field} of ${name}`, async () =>
      (
        await this.cell(name, field)
          .innerText()
          .catch(() => '')
      ).includes(words),
    );
  }
}
