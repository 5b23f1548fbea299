import { expect, it } from 'vitest';
import { nested, pastedText } from './pastedlist';

const clipboard = (html: string, text: string) => ({
  getData: (kind: string) => (kind === 'text/html' ? html : text),
});

it.each([
  [
    'a page',
    '<ul><li>A<ul><li>B<ol><li>C</li></ol></li><li>D</li></ul></li><li>E</li></ul>',
    'A\n\tB\n\t\tC\n\tD\nE',
  ],
  [
    'a page that nests them loosely, with paragraphs inside',
    '<h2>Goals</h2><p>These:</p><ul><li><p>A <b>1</b></p></li><ul><li><p>B</p></li></ul></ul>',
    '## Goals\nThese:\nA 1\n\tB',
  ],
  [
    'Google and Word on the web',
    '<ul><li aria-level="1">A</li></ul><ul><li aria-level="2">B</li></ul><ul><li data-aria-level="3">C</li></ul>',
    'A\n\tB\n\t\tC',
  ],
  [
    'Word',
    '<p class="MsoListParagraph" style="text-indent:-18pt;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>  </span></span>A\nand more</p><p style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o</span>B</p>',
    'A and more\n\tB',
  ],
])('the levels of a list in %s are kept', (_, html, want) => expect(nested(html)).toBe(want));

it('leaves to the plain text what has no levels, or stands in a sheet', () => {
  expect(nested('<ul><li>A</li><li>B</li></ul>')).toBeNull();
  expect(nested('<p>A</p>')).toBeNull();
  expect(nested('')).toBeNull();
  expect(
    nested('<table><tr><td><ul><li><ul><li>A</li></ul></li></ul></td></tr></table>'),
  ).toBeNull();
  expect(pastedText(clipboard('<ul><li>A</li><li>B</li></ul>', 'A\nB'))).toBe('A\nB');
});

it('neither runs nor loads anything, however the list is made', () => {
  const html = `<ul><li>A<img src=x onerror="throw 1"><script>throw 1</script></li>${'<ul>'.repeat(500)}<li>B</li>`;
  expect(nested(html)?.split('\n').at(-1)).toBe(`${'\t'.repeat(19)}B`);
});

it('a single line is what it is, whatever its HTML says', () => {
  const html = '<ul><li>A<ul><li>B</li></ul></li></ul>';
  expect(pastedText(clipboard(html, 'A B'))).toBe('A B');
  expect(pastedText(clipboard(html, 'A\nB'))).toBe('A\n\tB');
});
