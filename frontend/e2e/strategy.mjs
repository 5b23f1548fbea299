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

  /** Puts the caret at the very end, and waits until it is there and stays. */
  toEnd() {
    return this.#to('the end', 'Control+End', ({ after }) => after);
  }

  /** Puts the caret at the very start, and waits until it is there and stays. */
  toStart() {
    return this.#to('the start', 'Control+Home', ({ before }) => before);
  }

  /**
   * Goes there by a key. For a while after a focus ProseMirror puts back a caret
   * that it takes for the browser's doing (20 ms, and 200 ms at the very start):
   * people are not so fast, and tests press the key again until the caret stays.
   */
  async #to(what, key, there) {
    await this.person.sees(`the caret at ${what}`, async () => {
      if (!(await this.text.evaluate((root) => root === document.activeElement)))
        await this.text.focus();
      await this.page.keyboard.press(key);
      return there(await this.#aroundTheCaret());
    });
  }

  /**
   * Whether nothing stands before and after the caret, once the editor has settled:
   * a timer of ours is later than those that the focus has set.
   */
  #aroundTheCaret() {
    return this.text.evaluate(async (root) => {
      await new Promise((done) => setTimeout(done, 60));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const { focusNode, focusOffset, isCollapsed } = getSelection();
      if (!isCollapsed || !root.contains(focusNode)) return {};
      const blocks = [...root.children].filter((one) => !one.matches('.ProseMirror-widget'));
      const empty = (block, set) => {
        // Past a block without a caret of its own there is nowhere to go.
        if (!block.contains(focusNode) && block.isContentEditable) return false;
        const range = document.createRange();
        range.selectNodeContents(root);
        set(range);
        const between = range.cloneContents();
        for (const other of between.querySelectorAll('.caret, .ProseMirror-widget')) other.remove();
        return between.textContent === '';
      };
      return {
        before: empty(blocks[0], (range) => range.setEnd(focusNode, focusOffset)),
        after: empty(blocks.at(-1), (range) => range.setStart(focusNode, focusOffset)),
      };
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
