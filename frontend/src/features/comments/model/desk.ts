import type { Anchor } from '@/api';
import type { Piece } from '../text/diff';

// What the page of a document and its comments know of each other: which thread
// is looked at, where in the text each one stands, and what is being begun. Pages
// hold one desk each; the text and the panel are downloads that meet here.

/** A new thread that is being written, or an orphan that gets a new place. */
export interface Draft {
  anchor: Anchor;
  kind: 'comment' | 'suggestion';
}

export interface Spot {
  from: number;
  to: number;
}

/** Characters of the Yjs document: those that one client wrote from one count of its clock up to another. */
export interface Written {
  client: number;
  from: number;
  to: number;
}

/** What a text offers to its comments. */
export interface TextHost {
  /** The anchor of what is selected now; null when nothing is. */
  capture(): Anchor | null;
  /** Brings a thread's words into view. */
  show(id: string): void;
  /** Brings what is selected into view. */
  showSelected(): void;
  /** Puts the focus back into the text. */
  focus(): void;
  /** What a thread's words are now. */
  wordsOf(id: string): string | null;
  /** Changes its words, as one step of undo; null when that cannot be. */
  replace(id: string, pieces: readonly Piece[]): Written | null;
  undo(): void;
  /** Pixels from the top of the page of the text, for those in sight. */
  tops(): ReadonlyMap<string, number>;
}

/** What a map or a list of goals offers. */
export interface EntityHost {
  /** The name of what an anchor is about; null when it is not there any more. */
  nameOf(anchor: Anchor): string | null;
  show(anchor: Anchor): void;
}

export interface DeskState {
  open: boolean;
  active: string | null;
  /** The thread whose card takes the focus as soon as it is drawn. */
  landing: string | null;
  hovered: string | null;
  draft: Draft | null;
  /** A thread whose words are chosen anew. */
  moving: string | null;
  /** An editor who proposes instead of changing. */
  suggesting: boolean;
  /** Something is selected that could be commented on. */
  selected: boolean;
  /** Words are being chosen by keys, by somebody who has no caret. */
  choosing: boolean;
  spots: ReadonlyMap<string, Spot>;
}

export class Desk {
  private state: DeskState = {
    open: false,
    active: null,
    landing: null,
    hovered: null,
    draft: null,
    moving: null,
    suggesting: false,
    selected: false,
    choosing: false,
    spots: new Map(),
  };
  private readonly listeners = new Set<() => void>();
  private readonly movers = new Set<() => void>();
  text: TextHost | null = null;
  entities: EntityHost | null = null;

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  getState = () => this.state;

  set(part: Partial<DeskState>) {
    const keys = Object.keys(part) as (keyof DeskState)[];
    if (keys.every((key) => Object.is(this.state[key], part[key]))) return;
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }

  /** Opens the panel at a thread, and the text at its words; `land` takes the focus there. */
  activate(id: string, { reveal = true, land = false } = {}) {
    this.set({ open: true, active: id, landing: land ? id : null, draft: null, moving: null });
    if (reveal) this.text?.show(id);
  }

  /** Opens the panel with a field for a new thread. */
  begin(anchor: Anchor, kind: Draft['kind'] = 'comment') {
    this.set({
      open: true,
      active: null,
      draft: { anchor, kind },
      moving: null,
      selected: false,
    });
  }

  /** The same about what is selected in the text. */
  beginHere(kind: Draft['kind'] = 'comment'): boolean {
    const anchor = this.text?.capture();
    if (!anchor) return false;
    this.begin(anchor, kind);
    this.text?.showSelected();
    return true;
  }

  close() {
    this.set({ open: false, active: null, hovered: null, draft: null, moving: null });
  }

  /** Calls when the text may have moved under its marks. */
  onMove(listener: () => void): () => void {
    this.movers.add(listener);
    return () => this.movers.delete(listener);
  }

  moved() {
    for (const listener of this.movers) listener();
  }
}
