import type { Node } from '@tiptap/pm/model';
import { beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { contentRoot } from '../schema';
import { readTextAnchor, type TextAnchor } from './anchor';
import { wordsBetween } from './flat';
import { placeIn } from './keeper';
import { makeAnchor, trimmed } from './make';
import {
  type Act,
  copyOf,
  Desk,
  docOf,
  exchange,
  perform,
  restore,
  rewrite,
  startUpdate,
  textOf,
  withParagraph,
} from './worlds';

const paragraphs = [
  'Kommunerne vil det samme.',
  'Alle ældre skal have et trygt hjem, og alle ældre skal have nogen at tale med.',
  'Et godt liv sammen med andre.',
];

let writer: Desk;
let other: Desk;
let machine: Y.Doc;
let anchor: TextAnchor;

/** Position of some words, counted from a block on. */
function at(doc: Node, words: string, nth = 0): { from: number; to: number } {
  const found: number[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = node.textContent;
    for (let index = text.indexOf(words); index >= 0; index = text.indexOf(words, index + 1))
      found.push(position + 1 + index);
    return false;
  });
  const from = found[nth];
  if (from === undefined) throw new Error(`"${words}" is not in ${doc}`);
  return { from, to: from + words.length };
}

beforeEach(() => {
  const start = startUpdate(docOf(paragraphs));
  writer = new Desk(copyOf(start, 11));
  other = new Desk(copyOf(start, 12));
  machine = copyOf(start, 13);
  // The second "ældre skal": words alone would find the first as well.
  anchor = makeAnchor(writer.doc, writer.fragment, at(writer.doc, 'ældre skal', 1)) as TextAnchor;
  for (const desk of [writer, other]) desk.take([{ id: 't', anchor }]);
  return () => {
    writer.close();
    other.close();
  };
});

const all = () => [writer.ydoc, other.ydoc, machine];
const said = (desk: Desk) => {
  const range = desk.ranges().get('t');
  return range ? wordsBetween(desk.doc, range.from, range.to) : null;
};
const around = (doc: Node, range: { from: number } | null | undefined) =>
  range && wordsBetween(doc, Math.max(0, range.from - 5), range.from);

function act(what: Act, letters = '') {
  perform(writer, what, letters);
  writer.endStep();
  exchange(all());
}

/** What a person sees who opens the text now, with what the writer has told the server. */
function opened() {
  const [told] = writer.anchors.keeper.healed(writer.ranges(), writer.doc, () => true);
  anchor = told?.anchor ?? anchor;
  const doc = textOf(machine);
  const range = placeIn({ anchor }, doc, machine.getXmlFragment(contentRoot));
  return range ? `${around(doc, range)}|${wordsBetween(doc, range.from, range.to)}` : null;
}

describe('an anchor', () => {
  it('holds positions, words, what is around them, and the heading above', () => {
    expect(anchor).toMatchObject({ kind: 'text', quote: 'ældre skal', block: 1 });
    expect(anchor.prefix.endsWith('hjem, og alle ')).toBe(true);
    expect(anchor.suffix.startsWith(' have nogen')).toBe(true);
    expect(JSON.stringify(anchor).length).toBeLessThan(4096);
    expect(readTextAnchor(JSON.parse(JSON.stringify(anchor)))).toEqual(anchor);
  });

  it('leaves out the spaces at the ends of a hasty selection', () => {
    const { from, to } = at(writer.doc, ' skal have ');
    const range = trimmed(writer.doc, { from, to });
    expect(range && wordsBetween(writer.doc, range.from, range.to)).toBe('skal have');
    expect(trimmed(writer.doc, { from, to: from + 1 })).toBeNull();
  });

  it('is not made of nonsense that somebody sent', () => {
    for (const nonsense of [null, 1, 'x', {}, { kind: 'stakeholder' }])
      expect(readTextAnchor(nonsense)).toBeNull();
    const bad = { ...anchor, start: '%%%', end: 'AAAA', quote: 'not there at all' };
    expect(placeIn({ anchor: bad }, writer.doc, writer.fragment)).toBeNull();
  });
});

describe('an anchor survives', () => {
  const word = () => at(writer.doc, 'ældre skal', 1);
  const stays = (words = 'ældre skal') => {
    for (const desk of [writer, other]) expect(said(desk)).toBe(words);
    expect(opened()).toMatch(new RegExp(`\\|${words}$`));
  };

  it('typing before, in and after it', () => {
    act({ do: 'type', from: 1, to: 1, length: 3 }, 'Nu ');
    const { from, to } = word();
    act({ do: 'type', from: to, to, length: 4 }, ' nok');
    act({ do: 'type', from, to: from, length: 4 }, 'glade ');
    stays();
    act({ do: 'type', from: word().from + 6, to: word().from + 6, length: 5 }, 'altid ');
    stays('ældre altid skal');
  });

  it('bold', () => {
    act({ do: 'bold', ...word() });
    stays();
  });

  it('a paragraph that becomes a heading, which is a new element in Yjs', () => {
    act({ do: 'heading', ...word(), level: 2 });
    stays();
    act({ do: 'undo' });
    stays();
  });

  it('splitting before, in and after it, and joining again', () => {
    const { from, to } = word();
    act({ do: 'split', from: to, to });
    act({ do: 'split', from, to: from });
    stays();
    const start = writer.doc.resolve(word().from).before(1);
    act({ do: 'join', from: start, to: start });
    stays();
    act({ do: 'split', from: word().from + 5, to: word().from + 5 });
    expect(said(other)).toBe('ældre\n skal');
  });

  it('becoming part of a list', () => {
    act({ do: 'list', from: 2, to: word().to });
    stays();
    act({ do: 'lift', ...word() });
    stays();
  });

  it('being cut and put in elsewhere, with words around it', () => {
    const { from, to } = word();
    const target = at(writer.doc, 'Et godt').from;
    act({ do: 'move', from: from - 5, to: to + 5, target });
    stays();
    expect(opened()).toBe('alle |ældre skal');
  });

  it('being deleted and brought back', () => {
    const { from, to } = word();
    act({ do: 'delete', from: from - 3, to: to + 3 });
    expect(said(writer)).toBeNull();
    expect(said(other)).toBeNull();
    act({ do: 'undo' });
    other.search();
    stays();
  });

  it('what a program writes, and the restoring of a version', () => {
    rewrite(machine, (doc) => withParagraph(doc, 0, 'alle ældre skal, siger loven'));
    exchange(all());
    stays();
    restore(machine, textOf(machine));
    exchange(all());
    stays();
    expect(opened()).toMatch(/^alle \|/);
  });

  it('being cut short, when a version that holds all of it is restored', () => {
    const before = textOf(machine);
    const { from, to } = word();
    act({ do: 'delete', from: from + 5, to: to + 8 });
    expect(said(other)).toBe('ældre');
    restore(machine, before);
    exchange(all());
    stays();
  });

  it('words like its newest elsewhere, when a version with its former words is restored', () => {
    const before = textOf(machine);
    act(
      { do: 'type', from: word().from + 6, to: word().from + 6, length: 17 },
      'altid og overalt ',
    );
    // The server hears of it: these are its words now.
    opened();
    for (const desk of [writer, other]) desk.take([{ id: 't', anchor }]);
    expect(anchor.quote).toBe('ældre altid og overalt skal');
    restore(machine, withParagraph(before, 0, 'ældre altid og overalt skulle'));
    exchange(all());
    expect(said(other)).toBe('ældre skal');
  });

  it('what others wrote while one was offline', () => {
    perform(writer, { do: 'heading', ...word(), level: 3 }, '');
    perform(other, { do: 'type', from: 1, to: 1, length: 4 }, 'Hej ');
    exchange(all());
    stays();
  });
});

describe('the server', () => {
  const heal = (desk: Desk) => desk.anchors.keeper.healed(desk.ranges(), desk.doc, () => true);

  it('hears of new positions from the one who made them necessary', () => {
    act({ do: 'heading', ...at(writer.doc, 'ældre skal', 1), level: 2 });
    const [told] = heal(writer);
    expect(told).toMatchObject({ id: 't', state: 'placed' });
    expect(told?.anchor.start).not.toBe(anchor.start);
    expect(heal(writer)).toEqual([]);
  });

  it('hears that the words are gone, with the words', () => {
    const { from, to } = at(writer.doc, 'ældre skal', 1);
    act({ do: 'delete', from: from - 3, to: to + 3 });
    expect(heal(writer)).toMatchObject([
      { id: 't', state: 'orphaned', anchor: { quote: 'ældre skal' } },
    ]);
  });

  it('hears later of a guess than of what is known, also when somebody has typed in it', () => {
    const { from, to } = at(writer.doc, 'ældre skal', 1);
    // The other sees another paragraph, with the same words in it.
    perform(writer, { do: 'split', from: from + 6, to: from + 6 }, '');
    exchange(all());
    const guess = other.ranges().get('t');
    expect(guess).toBeTruthy();
    perform(other, { do: 'type', from: to - 12, to: to - 12, length: 1 }, 'x');
    const urgent = (desk: Desk) =>
      desk.anchors.keeper.healed(desk.ranges(), desk.doc, (why) => why === 'moved');
    expect(urgent(other)).toEqual([]);
    expect(urgent(writer)).toMatchObject([{ id: 't', state: 'placed' }]);
  });

  it('hears nothing of typing elsewhere', () => {
    act({ do: 'type', from: 1, to: 1, length: 3 }, 'Nu ');
    expect(heal(writer)).toEqual([]);
    expect(heal(other)).toEqual([]);
  });
});
