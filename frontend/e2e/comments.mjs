// Comments on the screen: where they are, and how words are chosen for them.
import { en } from './words.mjs';

export const panelOf = (page, say = en) =>
  page.getByRole('region', { name: say('comments:title') });
export const cards = (page) => page.locator('.thread');
export const marked = (page) => page.locator('.prose .anchor');

/** Selects words as a mouse would leave them, up to others if given, and lets the editor hear of it. */
export const select = (page, first, last = first) =>
  page.locator('#strategy-text').evaluate(
    async (root, [first, last]) => {
      const place = (words) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.data.indexOf(words);
          if (at >= 0) return [node, at];
        }
        throw new Error(`"${words}" is not in the text`);
      };
      const range = document.createRange();
      range.setStart(...place(first));
      const [node, at] = place(last);
      range.setEnd(node, at + last.length);
      root.focus();
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      // The event of the selection comes before the second frame.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    },
    [first, last],
  );

/** What is marked in the text, joined where others' marks divide it. */
export const markedWords = async (page) => (await marked(page).allTextContents()).join('');
