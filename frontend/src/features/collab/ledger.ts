import type { SentKind } from './frames';

/**
 * Counts the person's own changes that the server has not stored yet.
 *
 * Every local change gets a number. Every `step2` and `update` sent on the
 * present connection is answered by exactly one status, in order, after the
 * commit; so the n-th answer belongs to the n-th message, and what that message
 * covered is stored. A `step2` covers everything in the document at that
 * moment. An `update` covers the changes up to its own, but only once all
 * earlier ones are known to be stored: those made offline travel in the `step2`.
 *
 * The provider's own counter is not used: it restarts at 1 on every connection
 * and reaches 0 while offline changes are still on their way.
 */
export class Ledger {
  /** Changes of earlier page loads, in the local copy, not yet known to be stored. */
  private carried = 0;
  private made = 0;
  private stored = 0;
  private waiting: { covers: number; whole: boolean }[] = [];
  private based = false;

  /** The copy on this device holds changes of earlier loads. */
  carry(count: number) {
    this.carried = count;
  }

  get carriedStored(): boolean {
    return this.carried === 0;
  }

  /** The person changed the document. */
  noteChange() {
    this.made += 1;
  }

  /** A connection begins: what was sent on the last one will never be answered. */
  noteOpened() {
    this.waiting = [];
    this.based = false;
  }

  noteSent(kind: SentKind) {
    if (kind === 'step2') this.waiting.push({ covers: this.made, whole: true });
    else if (kind === 'update') this.waiting.push({ covers: this.made, whole: false });
  }

  /** The next answer. Says `unexpected` when nothing was waiting for one. */
  noteStatus(applied: boolean): 'stored' | 'refused' | 'unexpected' {
    const message = this.waiting.shift();
    if (!message) return 'unexpected';
    if (!applied) {
      // What comes after it does not make it stored.
      this.based = false;
      return 'refused';
    }
    if (message.whole) {
      this.based = true;
      this.carried = 0;
    }
    const follows = this.carried === 0 && message.covers <= this.stored + 1;
    if (this.based || follows) this.stored = Math.max(this.stored, message.covers);
    return 'stored';
  }

  /** Changes that exist on this device only, as far as anyone has told us. */
  get unsaved(): number {
    return this.carried + this.made - this.stored;
  }
}
