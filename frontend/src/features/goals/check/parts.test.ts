import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type PartName, partNames, partOf, partsOf } from './parts';

type Content = string | [name: string, attrs: Record<string, string | number>, ...Content[]];

function build(content: Content): Y.XmlElement | Y.XmlText {
  if (typeof content === 'string') return new Y.XmlText(content);
  const [name, attrs, ...children] = content;
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attrs)) element.setAttribute(key, value as string);
  element.insert(0, children.map(build));
  return element;
}

function strategy(...blocks: Content[]) {
  const fragment = new Y.Doc().getXmlFragment('content');
  fragment.insert(0, blocks.map(build));
  return partsOf(fragment);
}

const heading = (level: number, text: string): Content => ['heading', { level }, text];
const paragraph = (text: string): Content => ['paragraph', {}, text];
const row = (...cells: string[]): Content => [
  'tableRow',
  {},
  ...cells.map((text): Content => ['tableCell', {}, paragraph(text)]),
];

describe('the parts of a strategy', () => {
  const numbers: Record<PartName, number> = {
    purpose: 1,
    national: 2,
    people: 3,
    cooperation: 4,
    ethics: 5,
    initiatives: 7,
    resources: 8,
    participants: 9,
    time: 10,
    plans: 11,
  };

  it.each(['da', 'nb', 'sv', 'fi', 'is', 'en'])('are found in the template (%s)', (language) => {
    const path = `${process.cwd()}/../server/strategy/templates/${language}.md`;
    const lines = readFileSync(path, 'utf8').split('\n');
    const headings = lines.filter((line) => line.startsWith('#'));
    const found = strategy(
      ...headings.map((line) => heading(line.indexOf(' '), line.replace(/^#+ /, ''))),
    );
    const numberOf = (name: PartName) => Number.parseInt(found.get(name)?.title ?? '0', 10);
    expect(Object.fromEntries(partNames.map((name) => [name, numberOf(name)]))).toEqual(numbers);
  });

  it('also under other words for the same', () => {
    expect(partOf('Etiske overvejelser')).toBe('ethics');
    expect(partOf('Toimintasuunnitelmat')).toBe('plans');
    expect(partOf('Our vision 2030')).toBe('purpose');
    expect(partOf('Introduction')).toBeNull();
  });

  it('are written when something stands there that is neither guidance nor unfilled', () => {
    const written = (...below: Content[]) =>
      strategy(
        heading(2, 'Ethics'),
        ...below,
        heading(2, 'Time and evaluation'),
        paragraph('x'),
      ).get('ethics')?.written;
    expect(written()).toBe(false);
    expect(written(paragraph('  '))).toBe(false);
    expect(written(paragraph('Our vision: …'))).toBe(false);
    expect(written(['blockquote', {}, paragraph('Why this part matters.')])).toBe(false);
    expect(written(paragraph('Nobody is forced.'))).toBe(true);
    expect(written(heading(3, 'In practice'), paragraph('Nobody is forced.'))).toBe(true);
    expect(written(['goalBlock', { goalId: 'g' }])).toBe(true);
    const task = (checked: string): Content => [
      'taskList',
      {},
      ['taskItem', { checked }, paragraph('Each goal has a date')],
    ];
    expect([written(task('false')), written(task('true'))]).toEqual([false, true]);
    const table = (...cells: string[]): Content => [
      'table',
      {},
      row('Value', 'Meaning'),
      row(...cells),
    ];
    expect(written(table('Dignity', '…'))).toBe(false);
    expect(written(table('Dignity', 'We ask first'))).toBe(true);
  });

  it('carry the number of their heading, to jump to', () => {
    const found = strategy(
      heading(1, 'Strategy'),
      heading(2, ''),
      paragraph('x'),
      heading(2, 'Ethics'),
      heading(2, 'Values again'),
    );
    expect(found.get('ethics')).toMatchObject({ heading: 1, title: 'Ethics' });
  });

  it('odd content is passed over', () => {
    const fragment = new Y.Doc().getXmlFragment('content');
    fragment.insert(0, [
      new Y.XmlText('loose'),
      new Y.XmlElement('poll'),
      build(heading(2, 'Ethics')),
    ]);
    expect(partsOf(fragment).get('ethics')).toEqual({
      heading: 0,
      title: 'Ethics',
      written: false,
    });
  });
});
