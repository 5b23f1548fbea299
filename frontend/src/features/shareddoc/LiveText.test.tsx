import { act } from 'preact/test-utils';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LiveText } from './LiveText';
import type { TextChange } from './textchange';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** One shared text; `other` is what somebody else does to it. */
class Text {
  readonly doc = new Y.Doc();
  readonly shared = this.doc.getText('words');
  private listeners = new Set<() => void>();
  constructor(words: string) {
    this.shared.insert(0, words);
    this.doc.on('afterTransaction', () => {
      for (const listener of this.listeners) listener();
    });
  }
  get now() {
    return this.shared.toString();
  }
  words = () => this.now;
  text = () => this.shared;
  type = (_id: string, _field: string, { at, remove, insert }: TextChange) =>
    this.doc.transact(() => {
      this.shared.delete(at, remove);
      this.shared.insert(at, insert);
    });
  on = (_topic: string, listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  /** What comes at once: each letters at a place. */
  other(...writes: [at: number, insert: string][]) {
    act(() =>
      this.doc.transact(() => {
        for (const [at, insert] of writes) this.shared.insert(at, insert);
      }),
    );
  }
}

let root: Root;
let text: Text;
let area: HTMLTextAreaElement;
beforeEach(() => {
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  text = new Text('Tryghed ');
  act(() => root.render(<LiveText store={text} of="id" field="note" />));
  area = place.querySelector('textarea') as HTMLTextAreaElement;
  area.focus();
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

const say = (type: string) =>
  act(() => void area.dispatchEvent(new Event(type, { bubbles: true })));
/** As an input method does: the word grows in the field. */
function composes(word: string, at: number, over = 0) {
  area.value = area.value.slice(0, at) + word + area.value.slice(at + over);
  area.setSelectionRange(at + word.length, at + word.length);
  say('input');
}

describe('a word that is being composed', () => {
  it('is left alone, and stands where it was begun when others wrote on both sides', () => {
    say('compositionstart');
    composes('nå', 8);
    text.other([0, 'Mere ']);
    text.other([text.now.length, 'hver dag']);
    expect([area.value, text.now]).toEqual(['Tryghed nå', 'Mere Tryghed hver dag']);
    composes('nærhed ', 8, 2);
    say('compositionend');
    expect(text.now).toBe('Mere Tryghed nærhed hver dag');
    expect([area.value, area.selectionStart]).toEqual([text.now, 20]);
  });

  it('stands there too when what others wrote comes at once', () => {
    say('compositionstart');
    composes('nå', 8);
    text.other([0, 'Mere '], [13, 'hver dag']);
    composes('nærhed ', 8, 2);
    say('compositionend');
    expect(text.now).toBe('Mere Tryghed nærhed hver dag');
    expect([area.value, area.selectionStart]).toEqual([text.now, 20]);
  });

  it('takes away what it replaces and not what others wrote amid that', () => {
    say('compositionstart');
    composes('R', 0, 7);
    text.other([3, 'XY']);
    say('compositionend');
    expect([area.value, text.now]).toEqual(['RXY ', 'RXY ']);
    expect(area.selectionStart).toBe(1);
  });

  it('leaves nothing behind when it is given up', () => {
    say('compositionstart');
    composes('x', 8);
    text.other([8, 'og ro']);
    composes('', 8, 1);
    say('compositionend');
    expect([area.value, text.now]).toEqual(['Tryghed og ro', 'Tryghed og ro']);
  });

  it('is kept when the field is left in the middle of it', () => {
    say('compositionstart');
    composes('nær', 8);
    act(() => area.blur());
    expect(text.now).toBe('Tryghed nær');
    text.other([0, 'Mere ']);
    expect(area.value).toBe('Mere Tryghed nær');
  });
});

describe('the caret', () => {
  it('stays where it is when others write on both sides of it at once', () => {
    area.setSelectionRange(3, 7);
    text.other([0, 'Mere '], [13, 'hver dag']);
    expect(area.value).toBe('Mere Tryghed hver dag');
    expect([area.selectionStart, area.selectionEnd]).toEqual([8, 12]);
  });
});
