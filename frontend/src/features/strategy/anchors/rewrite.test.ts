import { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { expect, it } from 'vitest';
import { wordDiff } from '@/features/comments/text/diff';
import { wordsBetween } from './flat';
import { rewrite } from './rewrite';
import { schema } from './worlds';

type Json = { type: string; [key: string]: unknown };
const words = (text: string, ...marks: string[]): Json => ({
  type: 'text',
  text,
  marks: marks.map((type) => ({ type })),
});
const block = (type: string, ...content: Json[]): Json => ({ type, content });
const docOf = (...content: Json[]) => {
  const doc = Node.fromJSON(schema, { type: 'doc', content });
  doc.check();
  return doc;
};

/** The document after the words between two positions have become others. */
function rewritten(doc: Node, after: string, from = 1, to = doc.content.size - 1) {
  const { tr } = EditorState.create({ doc });
  const done = rewrite(tr, { from, to }, wordDiff(wordsBetween(doc, from, to), after));
  tr.doc.check();
  return done ? tr.doc.content.content.map(String) : null;
}

it('keeps the looks of words that stay, and gives them to those that come instead', () => {
  const doc = docOf(
    block('paragraph', words('Et '), words('trygt hjem', 'bold'), words(' for alle')),
  );
  expect(rewritten(doc, 'Et roligt hjem for alle ældre')).toEqual([
    'paragraph("Et ", bold("roligt hjem"), " for alle ældre")',
  ]);
});

it('keeps paragraphs', () => {
  const doc = docOf(
    block('heading', words('Mål')),
    block('paragraph', words('Alle har '), words('nogen', 'italic')),
    block('paragraph', words('at tale med.')),
  );
  expect(rewritten(doc, 'Mål i 2027\nAlle har nogen\nat tale roligt med.')).toEqual([
    'heading("Mål i 2027")',
    'paragraph("Alle har ", italic("nogen"))',
    'paragraph("at tale roligt med.")',
  ]);
});

it('divides and joins paragraphs where the suggestion does', () => {
  const one = docOf(block('paragraph', words('Først dette. Så hint.')));
  expect(rewritten(one, 'Først dette.\nSå hint.\nTil sidst.')).toEqual([
    'paragraph("Først dette.")',
    'paragraph("Så hint.")',
    'paragraph("Til sidst.")',
  ]);
  const two = docOf(block('paragraph', words('Først.')), block('paragraph', words('Så.')));
  expect(rewritten(two, 'Først. Så.')).toEqual(['paragraph("Først. Så.")']);
  expect(rewritten(two, '')).toEqual(['paragraph']);
});

it('goes through lists and table cells', () => {
  const item = (text: string) => block('listItem', block('paragraph', words(text)));
  const list = docOf(block('bulletList', item('en ting'), item('to ting')));
  expect(rewritten(list, 'en ting\ntre ting', 3, list.content.size - 3)).toEqual([
    'bulletList(listItem(paragraph("en ting")), listItem(paragraph("tre ting")))',
  ]);
  const cell = (text: string) => block('tableCell', block('paragraph', words(text)));
  const table = docOf(block('table', block('tableRow', cell('før'), cell('ved siden af'))));
  const range = { from: 2, to: 2 + (table.nodeAt(2)?.nodeSize ?? 0) };
  expect(rewritten(table, 'nu', range.from, range.to)?.[0]).toMatch(/"nu".*"ved siden af"/);
});

it('changes nothing when other words stand there', () => {
  const doc = docOf(block('paragraph', words('Noget andet')));
  const { tr } = EditorState.create({ doc });
  expect(rewrite(tr, { from: 1, to: 12 }, wordDiff('Noget helt andet', 'Nyt'))).toBe(false);
  expect(rewrite(tr, { from: 0, to: 0 }, [{ is: 'new', text: 'x' }])).toBe(false);
  expect(tr.docChanged).toBe(false);
});
