import type * as Y from 'yjs';
import { changeBetween, type TextChange } from './textchange';

/**
 * What is done to a shared text since somebody last looked, edit by edit and in
 * order. Exact while it follows the Y.Text: several edits that come at once, one
 * at each end, would by their words alone be one of everything between. A text
 * that was put in another's place is told by its words.
 */
export class TextEdits {
  /** The text with all of `changes`. */
  words = '';
  changes: TextChange[] = [];
  private text: Y.Text | null = null;

  /** From here on; what was heard until now is forgotten. */
  restart(words: string) {
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
