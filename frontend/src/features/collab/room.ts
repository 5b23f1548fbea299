import { HocuspocusProvider } from '@hocuspocus/provider';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { actionFor, closeCodes, closeNames, type Refusal } from './closecodes';
import { type Connection, connectionOf, sameConnection } from './connection';
import { type Right, type RoomEvent, readEvent } from './events';
import { followLater } from './following';
import { readStatus } from './frames';
import { Ledger } from './ledger';
import { type LocalCopy, openLocalCopy } from './localcopy';
import { type Present, presentIn, type RoomUser, samePeople } from './people';
import type { CollabSocket } from './socket';

/** A dropped connection that is back within this is not worth a word. */
const lostAfter = 2_500;

/** A "no" to a message is often followed by why; wait so long for it. */
const reasonFollowsWithin = 300;

export interface RoomState {
  connection: Connection;
  /** There is something true to show: from this device or from the server. */
  loaded: boolean;
  /** What the hub lets this person do; null until it has said so. */
  right: Right | null;
  /** Changes are also kept on this device, not in this tab alone. */
  kept: boolean;
  people: Present[];
}

/**
 * One document in this tab: the Yjs document, who is in it, its copy on this
 * device, and where it stands with the server. Pages read its state through
 * `useRoom`; only this class talks to the provider.
 */
export class Room {
  readonly doc = new Y.Doc();
  readonly awareness: Awareness;
  private readonly ledger = new Ledger();
  private provider: HocuspocusProvider | null = null;
  private copy: LocalCopy | null = null;
  private state: RoomState;
  private listeners = new Set<() => void>();
  private eventListeners = new Set<(event: RoomEvent) => void>();
  private lostTimer: ReturnType<typeof setTimeout> | undefined;
  private facts = {
    synced: false,
    lost: false,
    storageAway: false,
    refusal: null as Refusal | null,
  };
  /** Own changes that are not in the copy on this device yet. */
  private notKept = 0;
  private keeping = false;
  private refusedInARow = 0;
  private refusing: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private stopWatching = () => {};
  /** Begins to listen to updates: when there is something to change, see following.ts. */
  private readonly follow: () => void;
  private following = false;

  constructor(
    readonly id: string,
    private readonly user: RoomUser,
    private readonly socket: CollabSocket,
  ) {
    this.awareness = new Awareness(this.doc);
    this.awareness.setLocalStateField('user', user);
    this.state = {
      connection: connectionOf({ ...this.facts, unsaved: 0 }),
      loaded: false,
      right: null,
      kept: false,
      people: presentIn(this.awareness, user.id),
    };
    this.follow = followLater(this.doc, this.onFollow);
    this.awareness.on('change', this.onPeople);
    window.addEventListener('pageshow', this.onPageShow);
    this.armLostTimer();
    void this.start();
  }

  private async start() {
    const onLateCopy = () => this.change({ kept: true });
    const copy = await openLocalCopy(this.user.id, this.id, this.doc, onLateCopy);
    if (this.closed) return void copy.close();
    this.copy = copy;
    this.ledger.carry(copy.counts.carried);
    if (this.following) copy.follow(false);
    else if (copy.late || hasContent(this.doc)) this.follow();
    this.stopWatching = this.socket.watch(this.id, {
      onSent: ({ kind }) => this.ledger.noteSent(kind),
      onClosed: this.onClosed,
    });
    this.provider = new HocuspocusProvider({
      name: this.id,
      document: this.doc,
      awareness: this.awareness,
      websocketProvider: this.socket,
      // The session cookie says who we are; nothing else may.
      token: '',
      onOpen: () => this.ledger.noteOpened(),
      onAuthenticated: ({ scope }) => this.onAuthenticated(scope),
      onAuthenticationFailed: ({ reason }) => this.onRefused(reason),
      onMessage: ({ event }) => this.onMessage(event.data as ArrayBuffer),
      onSynced: () => this.onSynced(),
      onStateless: ({ payload }) => this.onStateless(payload),
      // Also called when the socket ends, which `onClosed` hears about itself.
      onClose: ({ event }) => {
        if (event.code === closeCodes.normal && event.reason) this.onDocumentClosed(event.reason);
      },
    });
    if (!this.following) this.doc.off('update', this.provider.boundDocumentUpdateHandler);
    this.provider.attach();
    this.change({ kept: copy.kept, loaded: this.state.loaded || hasContent(this.doc) });
  }

  // ---- what pages use -------------------------------------------------------

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getState = () => this.state;

  /**
   * Called before anything of the others is applied. The editor takes in where
   * the person's caret is then: a key may have moved it a moment ago, and drawing
   * what arrives would put it back.
   */
  beforeArrival: (() => void) | null = null;

  onEvent(listener: (event: RoomEvent) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  /** After a refusal: tries the same again. */
  retry() {
    this.facts.refusal = null;
    this.facts.lost = false;
    this.refusedInARow = 0;
    this.armLostTimer();
    this.provider?.attach();
    void this.socket.connect();
    this.change({});
  }

  /** Waits until the copy on this device is closed, so that it can be removed. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.lostTimer);
    this.stopRefusing();
    this.stopWatching();
    window.removeEventListener('pageshow', this.onPageShow);
    this.doc.off('update', this.onUpdate);
    this.awareness.off('change', this.onPeople);
    this.provider?.destroy();
    await this.copy?.close();
    this.doc.destroy();
  }

  // ---- what happens ---------------------------------------------------------

  private onFollow = () => {
    if (this.closed) return;
    this.following = true;
    // Before the provider's listener, so that a change is counted when its
    // message leaves.
    this.doc.on('update', this.onUpdate);
    // Whatever is here without a copy of it has come from the server just now.
    this.copy?.follow(this.facts.synced);
    if (!this.provider) return;
    this.doc.off('update', this.provider.boundDocumentUpdateHandler);
    this.doc.on('update', this.provider.boundDocumentUpdateHandler);
  };

  private onUpdate = (_update: Uint8Array, origin: unknown) => {
    // Only one's own edits; the provider and the local copy apply with themselves as origin.
    if (origin === this.provider || isCopyOrigin(origin)) {
      if (!this.state.loaded && hasContent(this.doc) && this.provider)
        this.change({ loaded: true });
      return;
    }
    // Nobody changes what they may only read; Yjs tidies marks up by itself.
    if (this.reading) return;
    this.ledger.noteChange();
    if (this.copy?.kept) {
      this.notKept += 1;
      void this.keep();
    }
    this.change({});
  };

  private get reading(): boolean {
    const { right } = this.state;
    return right ? right !== 'write' : this.provider?.authorizedScope === 'readonly';
  }

  private async keep() {
    if (this.keeping) return;
    this.keeping = true;
    // The copy hears of the change after us.
    await Promise.resolve();
    while (this.notKept > 0 && this.copy && !this.closed) {
      const written = this.notKept;
      await this.copy.committed();
      this.notKept -= written;
      if (!this.closed) this.change({});
    }
    this.keeping = false;
  }

  private onMessage(frame: ArrayBuffer) {
    this.beforeArrival?.();
    const applied = readStatus(frame);
    if (applied === null) return;
    const answer = this.ledger.noteStatus(applied);
    // A reader who has nothing of their own: what Yjs tidied up by itself is not taken.
    const lost = answer === 'refused' && !(this.reading && this.ledger.unsaved === 0);
    if (lost && !this.refusing && !this.facts.refusal) {
      this.refusing = setTimeout(() => this.hold('not-accepted'), reasonFollowsWithin);
    }
    if (this.ledger.carriedStored) this.copy?.counts.noteCarriedStored();
    this.change({});
  }

  private onAuthenticated(scope: string) {
    this.refusedInARow = 0;
    const write = scope === 'read-write';
    // "readonly" does not say whether comments are allowed; the page knows.
    if (write !== (this.state.right === 'write')) this.change({ right: write ? 'write' : 'read' });
  }

  private onSynced() {
    this.facts.synced = true;
    this.facts.lost = false;
    this.follow();
    clearTimeout(this.lostTimer);
    // Others forgot us when the connection went, and pass over a state whose
    // clock they have seen: without a newer one they would not see us for 15 s.
    this.awareness.setLocalState(this.awareness.getLocalState());
    this.change({ loaded: true });
  }

  private onStateless(payload: string) {
    const event = readEvent(payload);
    if (!event) return;
    if (event.type === 'storage') {
      this.facts.storageAway = event.state === 'away';
      this.change({});
    }
    if (event.type === 'right') this.change({ right: event.right });
    for (const listener of this.eventListeners) listener(event);
  }

  /** The whole socket ended. */
  private onClosed = (code: number) => {
    // Only the first of many failed attempts starts the wait.
    if (this.facts.synced) this.armLostTimer();
    this.facts.synced = false;
    this.facts.storageAway = false;
    this.stopRefusing();
    const action = actionFor(code);
    if (action.do === 'stop') this.facts.refusal = action.refusal;
    else if (action.do === 'hold' && this.ledger.unsaved > 0) this.hold(action.refusal);
    else if (code === closeCodes.noRight) this.noteNoRight();
    this.change({});
  };

  /** The server closed this document and left the socket open. */
  private onDocumentClosed(name: string) {
    const code = closeNames[name] ?? closeCodes.restarting;
    this.onClosed(code);
    if (code === closeCodes.noRight) this.hold('no-right');
    if (this.facts.refusal) return;
    // Everything else is mended by a new handshake.
    setTimeout(() => {
      if (this.closed || this.facts.refusal) return;
      this.provider?.detach();
      this.provider?.attach();
    }, 250);
  }

  private onRefused(reason: string) {
    this.hold(refusals[closeNames[reason] ?? 0] ?? 'no-right');
  }

  private noteNoRight() {
    // The socket may have been closed for another document; ask once more.
    this.refusedInARow += 1;
    if (this.refusedInARow > 1) this.hold('no-right');
  }

  private stopRefusing() {
    clearTimeout(this.refusing);
    this.refusing = undefined;
  }

  private hold(refusal: Refusal) {
    this.stopRefusing();
    this.facts.refusal = refusal;
    this.facts.synced = false;
    // Leaves the socket to the other documents. What is here stays here.
    this.provider?.onClose();
    this.provider?.detach();
    this.change({});
  }

  private onPeople = () => {
    const people = presentIn(this.awareness, this.user.id);
    if (!samePeople(people, this.state.people)) this.change({ people });
  };

  // Coming back from the browser's page cache: leaving had removed us.
  private onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) this.awareness.setLocalState({ user: this.user });
  };

  private armLostTimer() {
    clearTimeout(this.lostTimer);
    this.lostTimer = setTimeout(() => {
      this.facts.lost = true;
      this.change({});
    }, lostAfter);
  }

  private change(part: Partial<Omit<RoomState, 'connection'>>) {
    const unsaved = this.ledger.unsaved;
    this.copy?.counts.note(unsaved);
    const next = connectionOf({ ...this.facts, unsaved, notKept: this.notKept });
    const connection = sameConnection(next, this.state.connection) ? this.state.connection : next;
    if (connection === this.state.connection && Object.keys(part).length === 0) return;
    this.state = { ...this.state, ...part, connection };
    for (const listener of this.listeners) listener();
  }
}

/** What a refused handshake means. */
const refusals: Record<number, Refusal> = {
  [closeCodes.signedOut]: 'signed-out',
  [closeCodes.outdated]: 'outdated',
};

function hasContent(doc: Y.Doc): boolean {
  return doc.store.clients.size > 0;
}

function isCopyOrigin(origin: unknown): boolean {
  return typeof origin === 'object' && origin !== null && '_dbref' in origin;
}
