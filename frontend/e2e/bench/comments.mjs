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
const readers = 3;
const program = await Program.start({
  name: 'bench-comments',
  // One person says it all here.
  env: { SAMRAD_COMMENTS_PER_MINUTE: '0' },
});
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
async function opens(id, threads, own = browser) {
  const person = await Person.arrives(own, program, lars, {
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

/** Notes when each answer stands in the page's next picture; looks at new elements alone. */
const watchAnswers = () => {
  const arrived = {};
  globalThis.arrived = arrived;
  const look = (node) => {
    const [, number] = /svar (\d+)\./.exec(node.textContent) ?? [];
    if (number === undefined || number in arrived) return;
    arrived[number] = 0;
    requestAnimationFrame(() => {
      arrived[number] = performance.timeOrigin + performance.now();
    });
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node.classList?.contains('comment')) look(node);
  }).observe(document.querySelector('.comments__scroll'), { subtree: true, childList: true });
};

/** Sends the answers one after the other; when each was sent. */
const sendAnswers = async ([id, said]) => {
  const list = await (await fetch(`/api/v1/documents/${id}/threads`)).json();
  const sent = [];
  for (let i = 0; i < said; i++) {
    sent.push(performance.timeOrigin + performance.now());
    const answer = await fetch(`/api/v1/threads/${list.items[0].id}/comments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ body: `svar ${i}.` }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    await new Promise((done) => setTimeout(done, 60));
  }
  return sent;
};

/**
 * One page answers in a thread; others, each in a browser of its own, have it open:
 * from sending to the next picture of the last of them. All read the machine's clock.
 */
async function reachesOthers() {
  const id = await newDocument(1);
  const browsers = await Promise.all(Array.from({ length: readers }, launch));
  const reading = [];
  for (const own of browsers) {
    const { person } = await opens(id, 0, own);
    await person.page.getByRole('button', { name: new RegExp(`^${en('comments:title')}`) }).click();
    await person.page.locator('.thread__about').first().click();
    await person.page.evaluate(watchAnswers);
    reading.push(person.page);
  }
  const { person: writer } = await opens(id, 0);
  const sent = await writer.page.evaluate(sendAnswers, [id, said]);
  const arrived = [];
  for (const page of reading) {
    await page.waitForFunction(
      (wanted) => Object.values(globalThis.arrived).filter(Boolean).length === wanted,
      said,
    );
    arrived.push(await page.evaluate(() => globalThis.arrived));
  }
  await Promise.all([writer.context.close(), ...browsers.map((own) => own.close())]);
  const times = sent.map((at, i) => Math.max(...arrived.map((page) => page[i])) - at);
  times.sort((a, b) => a - b);
  return { p50: times[said / 2], p99: times[said - 2], worst: times[said - 1] };
}

const tell = (number) => number.toFixed(0);
const say = (line) => process.stdout.write(`${line}\n`);
try {
  const others = await reachesOthers();
  say(
    `on the last of ${readers} other screens after p50 ${tell(others.p50)}, p99 ${tell(others.p99)}, worst ${tell(others.worst)} ms`,
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
