import type * as Y from 'yjs';
import { caretAfter, changeBetween, type TextChange } from './textchange';

/**
 * What is done to a shared text since somebody last looked, edit by edit and in
 * order. Exact while it follows the Y.Text: several edits that come at once, one
 * at each end, would by their words alone be one of everything between. A text
 * that was put in another's place is told by its words.
 */
export class TextEdits {
  /** The text as it was at the restart, and with all of `changes`. */
  base = '';
  words = '';
  changes: TextChange[] = [];
  private text: Y.Text | null = null;

  /** From here on; what was heard until now is forgotten. */
  restart(words: string) {
    this.base = words;
    this.words = words;
    this.changes = [];
  }

  /** Reads on until `words`, which `text` holds now; null when no Y.Text holds them. */
  hear(text: Y.Text | null, words: string) {
    if (words !== this.words) {
      const change = changeBetween(this.words, words);
      if (change) this.add(change);
      this.words = words;
    }
    if (text === this.text) return;
    this.stop();
    this.text = text;
    text?.observe(this.note);
  }

  /**
   * An edit of the text as it was at the restart, as edits of the text as it is: to be
   * made in this order. What others wrote amid what it removes stays. `at` is where its
   * own letters begin.
   */
  moved(own: TextChange): { at: number; edits: TextChange[] } {
    let at = own.at;
    let removed = Array.from({ length: own.remove }, (_, i) => at + i);
    for (const other of this.changes) {
      const by = other.insert.length - other.remove;
      at = caretAfter(at, other);
      removed = removed
        .filter((place) => place < other.at || place >= other.at + other.remove)
        .map((place) => (place < other.at ? place : place + by));
    }
    const edits: TextChange[] = [];
    for (const place of removed.reverse()) {
      const last = edits.at(-1);
      if (last?.at !== place + 1) edits.push({ at: place, remove: 1, insert: '' });
      else {
        last.at = place;
        last.remove += 1;
      }
    }
    const first = edits.at(-1);
    if (first?.at === at) first.insert = own.insert;
    else if (own.insert !== '') edits.push({ at, remove: 0, insert: own.insert });
    return { at, edits };
  }

  stop() {
    this.text?.unobserve(this.note);
    this.text = null;
  }

  private note = (event: Y.YTextEvent) => {
    let at = 0;
    for (const { retain = 0, insert, delete: remove = 0 } of event.delta) {
      at += retain;
      const words = typeof insert === 'string' ? insert : '';
      if (words !== '' || remove > 0) this.add({ at, remove, insert: words });
      at += words.length;
    }
  };

  private add(change: TextChange) {
    const { at, remove, insert } = change;
    this.words = this.words.slice(0, at) + insert + this.words.slice(at + remove);
    this.changes.push(change);
  }
}
