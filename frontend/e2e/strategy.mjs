// A strategy on the screen: opening it, writing in it, reading what it says.
import { until } from '../interop/wait.mjs';

export class Strategy {
  /** Opens the document and waits until it may be written (or only read). */
  static async open(person, id, { reading = false } = {}) {
    const path = `/documents/${id}`;
    if (new URL(person.page.url() || 'about:blank').pathname !== path) await person.page.goto(path);
    const strategy = new Strategy();
    strategy.person = person;
    strategy.page = person.page;
    strategy.text = person.page
      .getByRole(reading ? 'article' : 'textbox', { name: /./ })
      .and(person.page.locator('#strategy-text'));
    await strategy.text.waitFor();
    await strategy.isSaved();
    return strategy;
  }

  get status() {
    return this.page.locator('.status');
  }
  state() {
    return this.status.getAttribute('data-state');
  }

  isSaved(options) {
    return this.person.sees(
      'that everything is saved',
      async () => (await this.state()) === 'saved',
      options,
    );
  }
  isOffline() {
    return this.person.sees(
      'that the connection is away',
      async () => (await this.state()) === 'offline',
    );
  }

  /** Puts the caret at the very end. */
  async toEnd() {
    await this.text.focus();
    await this.page.keyboard.press('Control+End');
  }
  /**
   * Puts the caret at the very start. Within 200 ms of a focus, ProseMirror takes a
   * caret there for the browser's doing and puts it back; people are not so fast.
   */
  async toStart() {
    await this.text.focus();
    await this.person.sees('the caret at the start', async () => {
      await this.page.keyboard.press('Control+Home');
      return this.text.evaluate(async (root) => {
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const { focusNode, focusOffset, isCollapsed } = getSelection();
        return isCollapsed && focusOffset === 0 && root.firstElementChild.contains(focusNode);
      });
    });
  }

  async type(text, delay = 0) {
    await this.page.keyboard.type(text, { delay });
  }

  /** The blocks' texts, without the carets of the others and the empty last line. */
  blocks() {
    return this.text.evaluate((element) => {
      const copy = element.cloneNode(true);
      for (const extra of copy.querySelectorAll(
        '.caret, .ProseMirror-widget, .ProseMirror-trailingBreak, .ProseMirror-separator',
      ))
        extra.remove();
      return [...copy.children].map((block) => block.textContent).filter((text) => text !== '');
    });
  }

  /**
   * Resolves when what was typed before is in the copy on this device: a
   * transaction of ours waits for all earlier ones on the same stores.
   */
  async isKept() {
    await this.page.evaluate(async () => {
      const copies = (await indexedDB.databases()).filter(({ name }) =>
        name.startsWith('samrad.copy.'),
      );
      await Promise.all(
        copies.map(
          ({ name }) =>
            new Promise((resolve, reject) => {
              const opening = indexedDB.open(name);
              opening.onerror = () => reject(opening.error);
              opening.onsuccess = () => {
                const db = opening.result;
                if (db.objectStoreNames.length === 0) return resolve();
                const waiting = db.transaction([...db.objectStoreNames], 'readwrite');
                waiting.oncomplete = () => resolve(db.close());
                waiting.onerror = () => reject(waiting.error);
              };
            }),
        ),
      );
    });
  }

  async says(part, options) {
    await this.person.sees(
      `"${part}" in the text`,
      async () => (await this.blocks()).join('\n').includes(part),
      options,
    );
  }

  /** The labels at the others' carets. */
  carets() {
    return this.text.locator('.caret__label').allTextContents();
  }
}

/** Waits until all screens show the same blocks; answers them. */
export function same(...strategies) {
  return until(
    'all screens to show the same text',
    async () => {
      const all = await Promise.all(strategies.map((strategy) => strategy.blocks()));
      const texts = all.map((blocks) => JSON.stringify(blocks));
      return texts.every((text) => text === texts[0]) && all[0];
    },
    {
      every: 50,
      detail: async () =>
        JSON.stringify(await Promise.all(strategies.map((s) => s.blocks())), null, 1),
    },
  );
}
