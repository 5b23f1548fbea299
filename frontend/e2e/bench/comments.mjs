// A document with many threads: how long until its text and they are on the screen,
// how smoothly they scroll, and how soon others see what one says.
// node e2e/bench/comments.mjs [threads, 2000]; start it on a machine that does
// nothing else.
import { astrid, freja, lars } from '../../interop/people.mjs';
import { Program } from '../../interop/program.mjs';
import { launch, Person } from '../person.mjs';
import { en } from '../words.mjs';

const count = Number(process.argv[2] ?? 2000);
const openings = 5;
const said = 100;
const program = await Program.start({ name: 'bench-comments' });
const browser = await launch();

async function newDocument(threads) {
  const rest = await program.as(astrid);
  const markdown = Array.from({ length: 200 }, (_, i) => `Afsnit ${i} om et trygt hjem.`).join(
    '\n\n',
  );
  const { id } = await rest.newDocument({ title: 'Mange', markdown, template: undefined });
  const speaker = await program.as(freja);
  const begin = (i) => {
    const quote = `Afsnit ${i % 200} om et trygt hjem.`;
    const anchor = { kind: 'text', quote, prefix: '', suffix: '', block: i % 200 };
    return speaker.post(`/api/v1/documents/${id}/threads`, {
      kind: 'comment',
      body: `Kommentar ${i}: hvem har spurgt borgerne, og hvad svarede de?`,
      anchor,
    });
  };
  for (let i = 0; i < threads; i += 20)
    await Promise.all(Array.from({ length: Math.min(20, threads - i) }, (_, k) => begin(i + k)));
  return id;
}

/** Opens a document in a browser that has seen nothing but the home page; ms from its navigation. */
async function opens(id, threads) {
  const person = await Person.arrives(browser, program, lars, {
    viewport: { width: 1440, height: 900 },
  });
  await person.signIn('/');
  await person.page.addInitScript((wanted) => {
    const seen = {};
    globalThis.seen = seen;
    const note = (name, there) => {
      if (seen[name] === undefined && there())
        requestAnimationFrame(() => setTimeout(() => (seen[name] ??= performance.now())));
    };
    const find = (selector) => document.querySelector(selector);
    new MutationObserver(() => {
      note('text', () => find('#strategy-text p'));
      note('marks', () => find('.margin__mark'));
      note('all', () => find('.comments-button__count')?.textContent === String(wanted));
    }).observe(document, { subtree: true, childList: true, characterData: true });
  }, threads);
  await person.page.goto(`/documents/${id}`, { waitUntil: 'commit' });
  await person.page.locator('#strategy-text').waitFor();
  await person.page.waitForFunction(
    (some) => globalThis.seen.text && (!some || (globalThis.seen.all && globalThis.seen.marks)),
    threads > 0,
  );
  return { person, seen: await person.page.evaluate(() => globalThis.seen) };
}

async function openingTimes(id, threads) {
  const all = [];
  for (let i = 0; i < openings; i++) {
    const { person, seen } = await opens(id, threads);
    all.push(seen);
    await person.context.close();
  }
  return (name) =>
    all
      .map((seen) => Math.round(seen[name]))
      .sort((a, b) => a - b)
      .join(' ');
}

const panelOpens = (page) =>
  page.evaluate(async () => {
    const started = performance.now();
    document.querySelector('.comments-button').click();
    while (!document.querySelector('.thread')) await new Promise(requestAnimationFrame);
    return performance.now() - started;
  });

const scrolls = (page) =>
  page.evaluate(async () => {
    const scroller = document.querySelector('.comments__scroll');
    const times = [];
    let last = performance.now();
    for (let i = 0; i < 180; i++) {
      scroller.scrollTop += 120;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    times.sort((a, b) => a - b);
    const sum = times.reduce((a, b) => a + b, 0);
    return {
      perSecond: (1000 * times.length) / sum,
      p95: times[Math.floor(times.length * 0.95)],
      worst: times[times.length - 1],
    };
  });

const types = (page) =>
  page.evaluate(async () => {
    const text = document.querySelector('#strategy-text');
    text.focus();
    const times = [];
    for (let i = 0; i < 40; i++) {
      const started = performance.now();
      document.execCommand('insertText', false, 'a');
      times.push(performance.now() - started);
      await new Promise((done) => setTimeout(done, 60));
    }
    times.sort((a, b) => a - b);
    return { p50: times[20], p95: times[38] };
  });

/** One page answers in a thread, the other has it open: from sending to the other's next picture. */
async function reachesOthers() {
  const id = await newDocument(1);
  const { person: reader } = await opens(id, 0);
  const { person: writer } = await opens(id, 0);
  const open = new RegExp(`^${en('comments:title')}`);
  await reader.page.getByRole('button', { name: open }).click();
  await reader.page.locator('.thread__about').first().click();
  await reader.page.evaluate(() => {
    const arrived = {};
    globalThis.arrived = arrived;
    new MutationObserver(() => {
      for (const [, number] of document.body.innerText.matchAll(/svar (\d+)\./g))
        if (!(number in arrived)) {
          arrived[number] = 0;
          requestAnimationFrame(() => {
            arrived[number] = performance.timeOrigin + performance.now();
          });
        }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const sent = await writer.page.evaluate(
    async ([id, said]) => {
      const list = await (await fetch(`/api/v1/documents/${id}/threads`)).json();
      const address = `/api/v1/threads/${list.items[0].id}/comments`;
      const csrf = { 'Content-Type': 'application/json' };
      const sent = [];
      for (let i = 0; i < said; i++) {
        sent.push(performance.timeOrigin + performance.now());
        const answer = await fetch(address, {
          method: 'POST',
          headers: csrf,
          body: JSON.stringify({ body: `svar ${i}.` }),
        });
        if (!answer.ok) throw new Error(await answer.text());
        await new Promise((done) => setTimeout(done, 60));
      }
      return sent;
    },
    [id, said],
  );
  await reader.page.waitForFunction(
    (wanted) => Object.values(globalThis.arrived).filter(Boolean).length === wanted,
    said,
  );
  const arrived = await reader.page.evaluate(() => globalThis.arrived);
  const times = sent.map((at, i) => arrived[i] - at).sort((a, b) => a - b);
  await Promise.all([reader.context.close(), writer.context.close()]);
  return { p50: times[said / 2], p99: times[said - 2], worst: times[said - 1] };
}

const tell = (number) => number.toFixed(0);
const say = (line) => process.stdout.write(`${line}\n`);
try {
  const others = await reachesOthers();
  say(
    `on another page after p50 ${tell(others.p50)}, p99 ${tell(others.p99)}, worst ${tell(others.worst)} ms`,
  );
  const bare = await openingTimes(await newDocument(0), 0);
  const id = await newDocument(count);
  const full = await openingTimes(id, count);
  say(`no threads: text after ${bare('text')} ms`);
  say(`${count} threads: text after ${full('text')} ms, all read after ${full('all')} ms`);
  say(`${count} threads: marks beside the text after ${full('marks')} ms`);
  const { person } = await opens(id, count);
  const opened = await panelOpens(person.page);
  const frames = await scrolls(person.page);
  const keys = await types(person.page);
  say(
    `panel opens in ${tell(opened)} ms, scrolls at ${tell(frames.perSecond)} frames/s ` +
      `(p95 ${tell(frames.p95)}, worst ${tell(frames.worst)} ms); a key in the text ` +
      `p50 ${keys.p50.toFixed(1)}, p95 ${keys.p95.toFixed(1)} ms`,
  );
  await person.context.close();
} finally {
  await browser.close();
  await program.stop();
}
