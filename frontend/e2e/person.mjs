// A person at a browser: a context of their own, with their own wire to the
// server. Whatever the page complains about in the console is remembered and
// fails the test, CSP violations above all.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { artefacts } from '../interop/program.mjs';
import { patience, until } from '../interop/wait.mjs';
import { Wire } from './wire.mjs';
import { en } from './words.mjs';

const axeSource = readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const wires = new Set();

/** Chromium as Debian ships it, or the one that CHROMIUM names. */
export async function launch() {
  const browser = await chromium.launch({
    timeout: 2 * patience,
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  // A test that failed has not said goodbye: its wires go with the browser.
  browser.on('disconnected', () => {
    for (const wire of wires) void wire.taken();
  });
  return browser;
}

export class Person {
  /** Opens a browser context for someone; `email` is who they will sign in as. */
  static async arrives(
    browser,
    program,
    email,
    { locale = 'en-GB', scheme = 'light', viewport } = {},
  ) {
    const person = new Person();
    person.email = email;
    person.program = program;
    person.wire = await Wire.laid();
    wires.add(person.wire);
    person.context = await browser.newContext({
      locale,
      colorScheme: scheme,
      reducedMotion: 'reduce',
      baseURL: program.url,
      viewport: viewport ?? { width: 1280, height: 900 },
      proxy: { server: person.wire.address, bypass: '<-loopback>' },
    });
    person.context.setDefaultTimeout(patience);
    person.complaints = [];
    person.excused = [];
    person.page = await person.context.newPage();
    person.listen(person.page);
    return person;
  }

  listen(page) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.complain(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => this.complain(`uncaught: ${error.stack ?? error}`));
    page.on('crash', () => this.complain('the page crashed'));
  }

  complain(text) {
    // Chromium reports each request that could not be sent. While the wire is
    // cut or the server down that is the point of the test.
    if (this.away && /net::ERR_|WebSocket connection to|Failed to load resource/.test(text)) return;
    if (this.excused.some((pattern) => pattern.test(text))) return;
    this.complaints.push(text);
  }

  /** From here on, network errors are expected; until `reachable`. */
  unreachable() {
    this.away = true;
  }
  reachable() {
    this.away = false;
  }

  goOffline() {
    this.unreachable();
    this.wire.cut();
  }
  comeBack() {
    this.wire.mend();
  }

  /** Console messages that this test provokes on purpose. */
  excuse(...patterns) {
    this.excused.push(...patterns);
  }

  /**
   * Signs in as a click on the person's card of the demo does, and opens the page. (The
   * card itself is pressed where signing in is what is tested.)
   */
  async signIn(path = '/') {
    const { name, organisationId } = await this.inDemo();
    this.name = name;
    const hints = new URLSearchParams({ login_hint: this.email, return_to: path });
    await this.page.goto(`/auth/${organisationId}/start?${hints}`);
    await this.page.waitForURL((url) => url.pathname === path);
    return this;
  }

  /** From the home page to the page of the sample group, as people go. */
  async opensGroup(name = 'CONNECT demo') {
    await this.page
      .getByRole('region', { name: en('home:groups') })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
    await this.page.getByRole('heading', { name, level: 1 }).waitFor();
  }

  /** Who this is among the people of the demo. */
  async inDemo() {
    const response = await fetch(`${this.program.url}/api/v1/demo`);
    const { people } = await response.json();
    return people.find((person) => person.email === this.email);
  }

  async nameInDemo() {
    return (await this.inDemo()).name;
  }

  /** A picture of the page, all of it unless told. */
  async screenshot(name, { fullPage = true } = {}) {
    await mkdir(join(artefacts, 'screenshots'), { recursive: true });
    await this.page.screenshot({
      path: join(artefacts, 'screenshots', `${name}.png`),
      fullPage,
    });
  }

  /** axe's findings on this page, as short sentences; empty when there are none. */
  async findings() {
    await this.still();
    await this.page.evaluate(await axeSource);
    const { violations } = await this.page.evaluate(() =>
      globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      }),
    );
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes
          .map((n) => n.html.slice(0, 160))
          .slice(0, 4)
          .join(' | ')}`,
    );
  }

  /** How many pixels wider than its window the page is. */
  async overflow() {
    await this.still();
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }

  /**
   * Waits until the page has painted what it was told, and an element, if given,
   * stands still: for whoever points at a place on the screen. Answers its box.
   */
  async still(locator) {
    let box;
    await this.sees('a page that stands still', async () => {
      await this.page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      const before = JSON.stringify(box);
      box = await locator?.boundingBox();
      return JSON.stringify(box) === before && (!locator || box);
    });
    return box;
  }

  /**
   * Waits for something that a page says as it was when it was loaded, and loads it
   * anew where it has not come for a while: each load has the time a slow one needs.
   */
  seesOnceLoaded(what, condition) {
    return this.sees(
      what,
      async () => {
        const there = await until(what, condition, { timeout: 10_000 }).catch(() => false);
        if (!there) await this.page.reload();
        return there;
      },
      { timeout: 2 * patience },
    );
  }

  /** Ticks a box and waits until it is ticked: many are when what they say is kept, not at once. */
  async ticks(box) {
    if (await box.isChecked()) return;
    await box.click();
    await this.sees('the box ticked', () => box.isChecked());
  }

  /**
   * Takes one's own words back until `read` answers what is wanted: how many presses
   * that takes depends on how fast they were typed.
   */
  async undoes(wanted, read) {
    for (let now = await read(); now !== wanted; ) {
      const before = now;
      await this.page.keyboard.press('Control+z');
      await this.sees(`"${wanted}" after "${before}"`, async () => {
        now = await read();
        return now !== before;
      });
    }
  }

  /** Leaves; fails when the console complained meanwhile. */
  async leaves() {
    await this.context.close();
    wires.delete(this.wire);
    await this.wire.taken();
    if (this.complaints.length) {
      throw new Error(`${this.email}'s console:\n${[...new Set(this.complaints)].join('\n')}`);
    }
  }

  /** Waits, with what is on the screen in the message when it was in vain. */
  sees(what, condition, options = {}) {
    return until(`${this.email} to see ${what}`, condition, {
      every: 50,
      ...options,
      detail: async () =>
        (await this.page.locator('body').innerText().catch(String)).slice(0, 1500),
    });
  }
}
