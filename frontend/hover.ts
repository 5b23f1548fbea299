import type { Plugin } from 'vite';

// Designsystemet outlines a field under the pointer with
//
//   :has(label):not(:has(label:hover)) .ds-input:hover
//
// Once the pointer has been on any field, Chromium remembers that every element
// above it hangs on what is below it, and from then on each change of the page
// (a line put in, a letter in a text) costs 20 to 100 ms of style and layout in
// a page with a thousand elements. The field alone says the same for a tenth of a
// millisecond; the only difference is an outline while the pointer is on its label.

const costly = ':has(label):not(:has(label:hover)) .ds-input';

/** The style sheet without it, and how often it was there. */
export function cheapHover(css: string): { css: string; found: number } {
  const parts = css.split(costly);
  return { css: parts.join('.ds-input'), found: parts.length - 1 };
}

/** Takes the costly part out of what is built; a build that does not find it fails. */
export function hover() {
  let found = 0;
  let building = false;
  const postcss = {
    postcssPlugin: 'samrad-hover',
    Rule(rule: { selector: string }) {
      const cheap = cheapHover(rule.selector);
      if (cheap.found === 0) return;
      found += cheap.found;
      rule.selector = cheap.css;
    },
  };
  const plugin: Plugin = {
    name: 'samrad:hover',
    configResolved: (config) => {
      building = config.command === 'build';
    },
    buildEnd(error) {
      if (building && !error && found === 0)
        this.error(
          'the costly hover of fields is not in Designsystemet any more: take hover.ts out',
        );
    },
  };
  return { postcss, plugin };
}
