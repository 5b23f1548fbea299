// What the views of a large goal list cost in Chromium: 2,000 goals, 200 links.
//
//   node e2e/bench/goalviews.mjs [view…]
//
// Prints a table: time to open each view (page loaded anew, and from another
// view), frames per second while it is scrolled, and how much of it is drawn.
import { performance } from 'node:perf_hooks';
import { joined } from '../../interop/clients.mjs';
import { aino, astrid } from '../../interop/people.mjs';
import { Program } from '../../interop/program.mjs';
import { fill } from '../largelist.mjs';
import { launch, Person } from '../person.mjs';

const note = (what, value) => console.log(`| ${what} | ${value} |`);
/** What is there when a view can be read, and what scrolls. */
const all = {
  tree: { sign: '.tree__row >> nth=10', scroller: '.tree__scroller, .tree' },
  board: { sign: '.board__card >> nth=10', scroller: '.board__columns' },
  timeline: { sign: '.timeline__row >> nth=10', scroller: '.timeline__scroller' },
  coverage: { sign: '.coverage__row >> nth=10', scroller: '.coverage__scroller' },
};
const chosen = process.argv.slice(2);
const views = Object.keys(all).filter((one) => chosen.length === 0 || chosen.includes(one));

const [program, browser] = await Promise.all([
  Program.start({ name: 'bench-goalviews' }),
  launch(),
]);
const rest = await program.as(astrid);
const list = await rest.newDocument({ title: 'Large', kind: 'goal_list', template: 'empty' });
const robot = await joined('hocuspocus', program, list.id, aino);
fill(robot.doc, 2_000);
await robot.saved();

const person = await Person.arrives(browser, program, astrid, {
  viewport: { width: 1440, height: 900 },
});
const { page } = person;
await person.signIn('/');

/** Scrolls an element for a second and a half, as fast as frames come. */
const frames = (selector, side) =>
  page.evaluate(
    async ([css, along]) => {
      const found = [...document.querySelectorAll(css)];
      const element = found.find((one) =>
        along === 'top'
          ? one.scrollHeight > one.clientHeight + 100
          : one.scrollWidth > one.clientWidth + 20,
      );
      if (!element) return null;
      const property = along === 'top' ? 'scrollTop' : 'scrollLeft';
      const began = performance.now();
      const gaps = [];
      let last = began;
      let step = along === 'top' ? 90 : 15;
      while (last - began < 1_500) {
        const before = element[property];
        element[property] = before + step;
        if (element[property] === before) step = -step;
        const now = await new Promise(requestAnimationFrame);
        gaps.push(now - last);
        last = now;
      }
      gaps.sort((a, b) => a - b);
      return {
        rate: Math.round((gaps.length * 1_000) / (last - began)),
        worst: Math.round(gaps.at(-1)),
      };
    },
    [selector, side],
  );
const told = (result) =>
  result ? `${result.rate} frames/s (longest ${result.worst} ms)` : 'does not scroll';

for (const view of views) {
  const { sign, scroller } = all[view];
  const opened = [];
  for (let i = 0; i < 3; i += 1) {
    await page.goto(`/documents/${list.id}?view=${view}`);
    const began = performance.now();
    await page.reload({ waitUntil: 'commit' });
    await page.locator(sign).waitFor();
    opened.push(Math.round(performance.now() - began));
    await page.waitForTimeout(1_000);
  }
  note(`${view}: opened`, `${opened.join(', ')} ms`);
  const drawn = await page.evaluate(() => document.querySelectorAll('[role="tabpanel"] *').length);
  note(`${view}: elements`, String(drawn));
  note(`${view}: scrolled down`, told(await frames(scroller, 'top')));
  note(`${view}: scrolled sideways`, told(await frames(scroller, 'left')));
}

if (views.length > 1) {
  for (const view of views) {
    const from = views.find((one) => one !== view);
    await page.locator(`#goals-tab-${from}`).click();
    await page.locator(all[from].sign).waitFor();
    await page.waitForTimeout(500);
    const began = performance.now();
    await page.locator(`#goals-tab-${view}`).click();
    await page.locator(all[view].sign).waitFor();
    note(`${view}: from ${from}`, `${Math.round(performance.now() - began)} ms`);
  }
}

await person.leaves();
await robot.leave?.();
await browser.close();
await program.stop();
