import { describe, expect, it } from 'vitest';
import type { Outline } from '../model';
import { lineRoom, longestIn, measureOf, outlineOf, textOf } from './outlinetext';

/** As lines, a dash for each level. */
function lines(outline: Outline, level = 0): string[] {
  return outline.flatMap(({ title, texts, children }) => [
    `${'-'.repeat(level)}${title}${texts?.description ? ` (${texts.description})` : ''}`,
    ...lines(children, level + 1),
  ]);
}
const read = (text: string) => lines(outlineOf(text));

describe('a pasted list', () => {
  it.each([
    ['plain lines', 'One\nTwo\r\n\r\n  \nThree', ['One', 'Two', 'Three']],
    ['tabs', 'A\n\tB\n\t\tC\n\tD\nE', ['A', '-B', '--C', '-D', 'E']],
    ['bullets by two spaces', '- A\n  - B\n    * C\n  + D', ['A', '-B', '--C', '-D']],
    ['uneven spaces', 'A\n   B\n     C\n   D\n E', ['A', '-B', '--C', '-D', '-E']],
    [
      'numbers without indentation',
      '1. A\n1.1 B\n1.1.1 C\n1.2. D\n2) E',
      ['A', '-B', '--C', '-D', 'E'],
    ],
    ['numbers that are indented', '1. A\n   a) B\n   b) C\n2. D', ['A', '-B', '-C', 'D']],
    [
      'Markdown',
      '# Vision\nText\n## Goals\n1. A\n   - B\n## More',
      ['Vision', '-Text', '-Goals', '--A', '---B', '-More'],
    ],
    ['tasks and bold', '- [ ] A\n- [x] **B**\n\n---\n', ['A', 'B']],
    ['Word', '•\tA\n\to\tB\n\t\t▪\tC\n1.\tD', ['A', '-B', '--C', 'D']],
    ['Word, flat', '•\tA\no\tB\n▪\tC\no\tD\n•\tE', ['A', '-B', '--C', '-D', 'E']],
    ['Word’s own typefaces', '\uf0b7\tA\no\tB\n\uf0a7\tC\n\uf0b7\tD', ['A', '-B', '--C', 'D']],
    [
      'Word’s numbers, letters and Roman ones',
      'Goals\n1.\tA\na.\tB\ni.\tC\nii.\tD\nb.\tE\n2.\tF',
      ['Goals', '-A', '--B', '---C', '---D', '--E', '-F'],
    ],
    ['one kind of sign', '•\tA\n•\tB', ['A', 'B']],
    ['several dashes', '- A\n-- B\n--- C\n- D', ['A', '-B', '--C', 'D']],
    ['several stars', '* A\n** B\n* C', ['A', '-B', 'C']],
    ['other signs', '→ A\n► B\n✓ C', ['A', 'B', 'C']],
    ['cells of a sheet', 'A\t2027\tAstrid\n\tB\t\t\n\t\tC', ['A (2027 · Astrid)', '-B', '--C']],
    ['deeper at the beginning', '\t\tA\n\tB\nC', ['A', 'B', 'C']],
    [
      'a year is no number of a list',
      '2027 is near\n3 of 4 wards',
      ['2027 is near', '3 of 4 wards'],
    ],
    [
      'nor is a number that says how many',
      '2.5 nurses for each ward\n3.75 hours of training\n1.5 km to walk',
      ['2.5 nurses for each ward', '3.75 hours of training', '1.5 km to walk'],
    ],
    ['but one with its neighbours is', '2.4 A\n2.5 B\n2.5.1 C', ['A', 'B', '-C']],
    ['nor are initials', 'I. am here\nA. B', ['I. am here', 'A. B']],
  ])('%s', (_, text, want) => expect(read(text)).toEqual(want));

  it('is nothing when there is nothing', () => {
    for (const text of ['', '\n\n', ' \t ', '***', '\t\t\n']) expect(outlineOf(text)).toEqual([]);
  });

  it('loses no word of a line that is too long', () => {
    const [goal] = outlineOf('x'.repeat(700));
    expect(goal?.title).toHaveLength(500);
    expect(goal?.texts?.description).toHaveLength(200);
  });

  it('knows its longest line, however deep it stands, with what a goal has no room for', () => {
    const outline = outlineOf(`A\n\tB\n\t\t${'x'.repeat(100_000)}\nC`);
    expect(longestIn(outline)).toBe(100_000);
    expect(longestIn(outline)).toBeGreaterThan(lineRoom);
    expect(longestIn([])).toBe(0);
  });

  it('of 5,000 lines, of 3,000 levels', () => {
    const flat = outlineOf(
      Array.from({ length: 5_000 }, (_, i) => `${i % 5 ? '\t' : ''}G${i}`).join('\n'),
    );
    expect(measureOf(flat)).toEqual({ count: 5_000, levels: 2 });
    const deep = outlineOf(Array.from({ length: 900 }, (_, i) => ' '.repeat(i) + i).join('\n'));
    expect(measureOf(deep)).toEqual({ count: 900, levels: 900 });
  });

  it('goes out as it comes in', () => {
    const rows = [
      { depth: 2, title: 'A' },
      { depth: 3, title: 'B' },
      { depth: 2, title: 'C' },
    ];
    expect(read(textOf(rows))).toEqual(['A', '-B', 'C']);
  });
});
