// A document with many threads: how long until its panel shows them, and how
// smoothly it scrolls. node e2e/bench/comments.mjs [threads, 2000]; start it on a
// machine that does nothing else.
import { astrid, freja, lars } from '../../interop/people.mjs';
import { Program } from '../../interop/program.mjs';
import { launch, Person } from '../person.mjs';
import { en } from '../words.mjs';

const count = Number(process.argv[2] ?? 2000);
const program = await Program.start({ name: 'bench-comments' });
const browser = await launch();
try {
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
  for (let i = 0; i < count; i += 20)
    await Promise.all(Array.from({ length: Math.min(20, count - i) }, (_, k) => begin(i + k)));

  const person = await Person.arrives(browser, program, lars, {
    viewport: { width: 1440, height: 900 },
  });
  await person.signIn('/');
  const start = performance.now();
  await person.page.goto(`/documents/${id}`);
  await person.page.locator('#strategy-text').waitFor();
  const text = performance.now() - start;
  await person.page.getByRole('button', { name: new RegExp(`^${en('comments:title')}`) }).click();
  await person.page.locator('.thread').first().waitFor();
  const first = performance.now() - start;
  await person.page
    .locator('.comments-button__count')
    .filter({ hasText: String(count) })
    .waitFor({ timeout: 60_000 });
  const all = performance.now() - start;
  const opened = await person.page.evaluate(async () => {
    document.querySelector('.comments button[aria-label]')?.click();
    await new Promise((done) => setTimeout(done, 500));
    const started = performance.now();
    document.querySelector('.comments-button').click();
    while (!document.querySelector('.thread')) await new Promise(requestAnimationFrame);
    return performance.now() - started;
  });
  const frames = await person.page.evaluate(async () => {
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
  const keys = await person.page.evaluate(async () => {
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
  const tell = (number) => number.toFixed(0);
  process.stdout.write(
    `${count} threads: text after ${tell(text)} ms, first threads after ${tell(first)} ms, ` +
      `all read after ${tell(all)} ms; panel opens in ${tell(opened)} ms; scrolls at ` +
      `${tell(frames.perSecond)} frames/s (p95 ${tell(frames.p95)} ms, worst ${tell(frames.worst)} ms); ` +
      `a key in the text p50 ${keys.p50.toFixed(1)} ms, p95 ${keys.p95.toFixed(1)} ms\n`,
  );
  await person.context.close();
} finally {
  await browser.close();
  await program.stop();
}
