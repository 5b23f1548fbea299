import * as Y from 'yjs';

/** Pauses longer than this while typing make another step of undo. */
const typingPause = 700;

export interface UndoState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/**
 * The steps a person can take back: their own changes to `roots`, made with
 * `origin`. Each `transact` is one step; letters typed in one go are one too.
 */
export class UndoSteps {
  readonly manager: Y.UndoManager;
  private value: UndoState = { canUndo: false, canRedo: false };
  private depth = 0;
  private typed: string | null = null;

  constructor(
    private readonly doc: Y.Doc,
    roots: Y.AbstractType<unknown>[],
    private readonly origin: object,
    private readonly onChange: () => void,
  ) {
    this.manager = new Y.UndoManager(roots, {
      trackedOrigins: new Set([origin]),
      captureTimeout: typingPause,
    });
    for (const happened of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
      this.manager.on(happened, this.onStack);
  }

  destroy() {
    this.manager.destroy();
  }

  /** Several changes as one transaction and one step. */
  transact<T>(change: () => T): T {
    this.begin();
    this.depth += 1;
    try {
      return this.doc.transact(change, this.origin);
    } finally {
      this.depth -= 1;
    }
  }

  /**
   * Changes too large for one message to the server: each is a transaction of
   * its own, all of them together are one step. Not inside `transact`.
   */
  inParts(changes: Iterable<() => void>) {
    this.together(() => {
      for (const change of changes) this.doc.transact(change, this.origin);
    });
  }

  /** Whatever transactions `act` makes are one step. Not inside `transact`. */
  together<T>(act: () => T): T {
    if (this.depth > 0) return act();
    this.begin();
    const pause = this.manager.captureTimeout;
    this.manager.captureTimeout = Number.POSITIVE_INFINITY;
    this.depth += 1;
    try {
      return act();
    } finally {
      this.depth -= 1;
      this.manager.captureTimeout = pause;
      this.manager.stopCapturing();
    }
  }

  /** One edit of the text that `where` names; others in the same text join its step. */
  type(where: string, change: () => void) {
    if (this.typed !== where) this.manager.stopCapturing();
    this.typed = where;
    this.doc.transact(change, this.origin);
  }

  /** False when there was nothing to take back. */
  undo = (): boolean => {
    this.typed = null;
    return this.manager.undo() !== null;
  };

  redo = (): boolean => {
    this.typed = null;
    return this.manager.redo() !== null;
  };

  state = (): UndoState => this.value;

  /** Which step undo would take back now: the same value as long as it is the last one. */
  last(): unknown {
    return this.manager.undoStack.at(-1) ?? null;
  }

  /** By this tab's person: done, taken back or done again. */
  isOwn(transaction: Y.Transaction): boolean {
    return transaction.origin === this.origin || transaction.origin === this.manager;
  }

  private begin() {
    if (this.depth > 0) return;
    this.manager.stopCapturing();
    this.typed = null;
  }

  private onStack = () => {
    const canUndo = this.manager.undoStack.length > 0;
    const canRedo = this.manager.redoStack.length > 0;
    if (canUndo !== this.value.canUndo || canRedo !== this.value.canRedo)
      this.value = { canUndo, canRedo };
    this.onChange();
  };
}
