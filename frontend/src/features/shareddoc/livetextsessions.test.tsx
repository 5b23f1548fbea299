import { act } from 'preact/test-utils';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LiveText } from './LiveText';
import { type TextChange, upTo } from './textchange';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

// Random sessions of two people in one text: one in the field, by keys, composing,
// undoing; the other anywhere, several edits at once. No character comes twice, so
// that what became of each can be told.

const most = 14;

function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Plain characters, and every fourth as two units, as an emoji. */
class Letters {
  private next = 0;
  constructor(private readonly from: number) {}
  some(count: number): string {
    return Array.from({ length: count }, () => {
      this.next += 1;
      return String.fromCodePoint((this.next % 4 ? this.from : 0x20_000 + this.from) + this.next);
    }).join('');
  }
}

const textOf = (doc: Y.Doc) => doc.getMap('goal').get('title') as Y.Text;

/** The shared text as the store of a list offers it to the field. */
class Store {
  readonly undo: Y.UndoManager;
  private readonly listeners = new Set<() => void>();
  constructor(readonly doc: Y.Doc) {
    this.undo = new Y.UndoManager(doc.getMap('goal'), { trackedOrigins: new Set([this]) });
    doc.on('afterTransaction', () => {
      for (const listener of this.listeners) listener();
    });
  }
  words = () => textOf(this.doc).toString();
  text = () => textOf(this.doc);
  type = (_id: string, _field: string, { at, remove, insert }: TextChange) =>
    this.doc.transact(() => {
      const text = this.text();
      if (remove > 0) text.delete(at, remove);
      const words = upTo(insert, most - text.length);
      if (words !== '') text.insert(at, words);
    }, this);
  on = (_topic: string, listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
}

interface Word {
  at: number;
  removed: string;
  letters: string;
  /** What it was begun in: when that was replaced meanwhile, places are a guess. */
  text: Y.Text;
}

class Session {
  readonly chance: () => number;
  readonly own = new Letters(0x4e00);
  readonly others = new Letters(0x3400);
  readonly doc = new Y.Doc();
  readonly far = new Y.Doc();
  readonly store: Store;
  readonly area: HTMLTextAreaElement;
  private readonly root: Root;
  private known = Y.encodeStateVector(this.doc);
  private word: Word | null = null;
  private before = '';

  constructor(seed: number) {
    this.chance = chanceOf(seed);
    this.doc.clientID = 1;
    this.far.clientID = 2;
    this.doc.getMap('goal').set('title', new Y.Text(this.own.some(8)));
    Y.applyUpdate(this.far, Y.encodeStateAsUpdate(this.doc));
    this.store = new Store(this.doc);
    const place = document.body.appendChild(document.createElement('div'));
    this.root = createRoot(place);
    act(() => this.root.render(<LiveText store={this.store} of="id" field="title" />));
    this.area = place.querySelector('textarea') as HTMLTextAreaElement;
    this.area.focus();
  }

  end() {
    if (this.word) this.finishes();
    Y.applyUpdate(this.far, Y.encodeStateAsUpdate(this.doc));
    this.hears();
    expect([this.area.value, textOf(this.far).toString()]).toEqual(
      Array(2).fill(this.store.words()),
    );
    act(() => this.root.unmount());
  }

  step() {
    const acts = this.word
      ? [
          this.grows,
          this.grows,
          this.finishes,
          this.otherEdits,
          this.hears,
          this.hears,
          this.undoes,
        ]
      : [this.types, this.types, this.moves, this.begins, this.begins, this.undoes, this.tells];
    const any = [...acts, this.otherEdits, this.otherEdits, this.otherReplaces, this.hears];
    any[Math.floor(this.chance() * any.length)]?.call(this);
    expect(this.store.words()).toBe(wellFormed(this.store.words()));
    if (!this.word) expect(this.area.value).toBe(this.store.words());
  }

  private below = (count: number) => Math.floor(this.chance() * count);
  private say = (type: string) =>
    act(() => void this.area.dispatchEvent(new Event(type, { bubbles: true })));

  /** A place between two characters. */
  private placeIn(text: string): number {
    const all = [...text];
    return all.slice(0, this.below(all.length + 1)).join('').length;
  }
  private rangeIn(text: string): [number, number] {
    const [a, b] = [this.placeIn(text), this.placeIn(text)];
    return this.chance() < 0.5 ? [a, a] : [Math.min(a, b), Math.max(a, b)];
  }

  /** What is between two places of the field is replaced, as by the browser. */
  private puts(from: number, to: number, letters: string) {
    const { value } = this.area;
    this.area.value = value.slice(0, from) + letters + value.slice(to);
    this.area.setSelectionRange(from + letters.length, from + letters.length);
    this.say('input');
  }

  private types() {
    const [from, to] = this.rangeIn(this.area.value);
    const before = this.area.value;
    const room = most - before.length + (to - from);
    const letters = this.own.some(1 + this.below(3));
    this.puts(from, to, letters);
    const kept = upTo(letters, room);
    expect(this.area.value).toBe(before.slice(0, from) + kept + before.slice(to));
    expect(this.area.selectionStart).toBe(from + kept.length);
  }

  private moves() {
    this.area.setSelectionRange(...this.rangeIn(this.area.value));
  }

  private undoes() {
    this.asOthers(() => this.store.undo.undo());
  }

  private begins() {
    const [from, to] = this.rangeIn(this.area.value);
    this.area.setSelectionRange(from, to);
    this.before = this.area.value;
    this.word = {
      at: from,
      removed: this.before.slice(from, to),
      letters: '',
      text: this.store.text(),
    };
    this.say('compositionstart');
    this.grows();
  }

  private grows() {
    const word = this.word as Word;
    const shown = this.area.value.length - (this.before.length - word.removed.length);
    word.letters = this.chance() < 0.2 ? '' : this.own.some(1 + this.below(3));
    this.puts(word.at, word.at + shown, word.letters);
  }

  private finishes() {
    const word = this.word as Word;
    const text = this.store.words();
    this.word = null;
    const left = this.chance() < 0.3;
    if (left) act(() => this.area.blur());
    else this.say('compositionend');
    this.area.focus();
    const now = this.store.words();
    if (word.text !== this.store.text())
      return expect(now).toContain(upTo(word.letters, most - text.length));
    const rest = without(text, word.removed);
    const letters = upTo(word.letters, most - rest.length);
    // Others' letters are all there, in their order, and one's own between the right ones.
    expect(without(now, letters)).toBe(rest);
    expect(now).toContain(letters);
    const at = now.indexOf(letters);
    if (letters === '') return;
    this.standsBetween(this.before, word, now, at, at + letters.length);
    if (!left) expect(this.area.selectionStart).toBe(at + letters.length);
  }

  private standsBetween(before: string, word: Word, now: string, from: number, to: number) {
    const left = before.slice(0, word.at);
    const right = before.slice(word.at + word.removed.length);
    this.expectOrder(left, right, now, from, to);
    const neighbour = [...left].filter((one) => now.includes(one)).at(-1);
    if (neighbour && left.endsWith(neighbour))
      expect(now.indexOf(neighbour) + neighbour.length).toBe(from);
  }

  /** What was on the left is there still, and so on the right. */
  private expectOrder(left: string, right: string, now: string, from: number, to: number) {
    for (const one of left) if (now.includes(one)) expect(now.indexOf(one)).toBeLessThan(from);
    for (const one of right)
      if (now.includes(one)) expect(now.indexOf(one)).toBeGreaterThanOrEqual(to);
  }

  private otherEdits() {
    const count = 1 + this.below(4);
    this.far.transact(() => {
      for (let i = 0; i < count; i += 1) {
        const text = textOf(this.far);
        const [from, to] = this.rangeIn(text.toString());
        if (to > from) text.delete(from, Math.min(to - from, 400));
        if (this.chance() < 0.7) text.insert(from, this.others.some(1 + this.below(2)));
      }
    });
  }

  /** As a restored version does. Rare: what is told by words alone is a guess. */
  private otherReplaces() {
    if (this.chance() < 0.8) return;
    const words = textOf(this.far).toString();
    this.far.getMap('goal').set('title', new Y.Text(this.others.some(1) + words));
  }

  private tells() {
    Y.applyUpdate(this.far, Y.encodeStateAsUpdate(this.doc));
  }

  private hears() {
    this.asOthers(() => Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.far, this.known)));
    this.known = Y.encodeStateVector(this.far);
  }

  /** What is not done by keys in the field leaves the caret where it is. */
  private asOthers(change: () => void) {
    const { value, selectionStart: start, selectionEnd: end } = this.area;
    const text = this.store.text();
    act(change);
    if (this.word) {
      expect(this.area.value).toBe(value);
      return;
    }
    const now = this.area.value;
    if (text !== this.store.text()) return;
    this.expectOrder(
      value.slice(0, start),
      value.slice(end),
      now,
      this.area.selectionStart,
      this.area.selectionEnd,
    );
  }
}

const wellFormed = (text: string) =>
  [...text].filter((one) => !/^\p{Surrogate}$/u.test(one)).join('');

function without(text: string, letters: string): string {
  const gone = new Set(letters);
  return [...text].filter((one) => !gone.has(one)).join('');
}

afterEach(() => document.body.replaceChildren());

const sessions = Number(process.env.SAMRAD_TEXT_SESSIONS ?? 100);

describe('two people in one text', () => {
  it('both find what they wrote where they wrote it, whatever else happens', () => {
    for (let seed = 1; seed <= sessions; seed += 1) {
      const session = new Session(seed);
      try {
        for (let i = 0; i < 60; i += 1) session.step();
        session.end();
      } catch (error) {
        throw new Error(`session ${seed}`, { cause: error });
      }
    }
  });
});
