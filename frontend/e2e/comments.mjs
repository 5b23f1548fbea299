// Comments on the screen: where they are, and how words are chosen for them.
import { until } from '../interop/wait.mjs';
import { en } from './words.mjs';

export const panelOf = (page, say = en) =>
  page.getByRole('region', { name: say('comments:title') });
export const cards = (page) => page.locator('.thread');
export const marked = (page) => page.locator('.prose .anchor');

/**
 * Selects words as a mouse would leave them, up to others if given, and waits until
 * the editor has heard of it. Just after a focus ProseMirror may put the old
 * selection back before it has heard of the new one; then they are selected again.
 */
export const select = (page, first, last = first) =>
  until(`"${first}" to be selected`, () => trySelecting(page, first, last), { every: 50 });

const trySelecting = (page, first, last) =>
  page.locator('#strategy-text').evaluate(
    async (root, [first, last]) => {
      const place = (words) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.data.indexOf(words);
          if (at >= 0) return [node, at];
        }
        return null;
      };
      const [from, to] = [place(first), place(last)];
      if (!from || !to) return false;
      root.focus();
      getSelection().setBaseAndExtent(...from, to[0], to[1] + last.length);
      const chosen = getSelection().toString();
      // Later than the timers of the focus, and than the event of the selection.
      await new Promise((done) => setTimeout(done, 60));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return getSelection().toString() === chosen;
    },
    [first, last],
  );

/** What is marked in the text, joined where others' marks divide it. */
export const markedWords = async (page) => (await marked(page).allTextContents()).join('');
