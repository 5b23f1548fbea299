import { getThread, type Thread, type ThreadPage } from '@/api';
import type { ThreadEvent } from '@/features/collab';
import { takePage } from './ahead';

export interface ThreadsState {
  threads: ReadonlyMap<string, Thread>;
  /** All that is there has been read once. */
  loaded: boolean;
  error: unknown;
}

/** A gap in the numbers of events is read once, a moment after the last of them. */
const readAgainAfter = 1_000;

interface Source {
  list: (query: { since?: number; cursor?: string }) => Promise<ThreadPage>;
  get: (id: string) => Promise<Thread>;
}

/**
 * The threads of one document, kept up to date by events that carry them. Numbers
 * (`seq`) count the changes of a document's comments: the next one is applied, a gap
 * is read from the server, an older one is passed over. What is personal (read,
 * following) is not in events and stays as it was.
 */
export class ThreadStore {
  private state: ThreadsState = { threads: new Map(), loaded: false, error: null };
  private readonly listeners = new Set<() => void>();
  private readonly heard = new Set<(thread: Thread, before: Thread | undefined) => void>();
  /** All changes up to here are in. */
  private seq = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private loading: Promise<void> | null = null;
  private stale = false;

  constructor(
    documentId: string,
    private readonly me: string,
    private readonly source: Source = {
      list: (query) => takePage(documentId, query),
      get: getThread,
    },
  ) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  getState = () => this.state;

  /** Calls when somebody's change has arrived, not when the page reads what was there. */
  onArrival(listener: (thread: Thread, before: Thread | undefined) => void): () => void {
    this.heard.add(listener);
    return () => this.heard.delete(listener);
  }

  /** Reads everything, or what is new since. Several calls at once are one. */
  read(): Promise<void> {
    if (this.loading) {
      this.stale = true;
      return this.loading;
    }
    this.loading = this.readNow().finally(() => {
      this.loading = null;
      if (this.stale) {
        this.stale = false;
        this.readSoon();
      }
    });
    return this.loading;
  }

  private async readNow() {
    const since = this.state.loaded ? this.seq : undefined;
    try {
      let cursor: string | undefined;
      let first: number | undefined;
      // The first page is shown at once, the others together: each would put the
      // whole list in order again.
      const items: Thread[] = [];
      const gone: string[] = [];
      do {
        const page = await this.source.list({ since, cursor });
        items.push(...(page.items ?? []));
        gone.push(...(page.gone ?? []));
        if (first === undefined) this.putAll(items.splice(0), [], since !== undefined);
        first ??= page.seq;
        cursor = page.next || undefined;
      } while (cursor);
      this.putAll(items, gone, since !== undefined);
      this.seq = Math.max(this.seq, first ?? 0);
      this.change({ loaded: true, error: null });
    } catch (error) {
      this.change({ error });
    }
  }

  event(event: ThreadEvent) {
    if (event.seq <= this.seq && event.type !== 'threads.changed') {
      if (event.type === 'thread.changed') this.takeIn(event);
      return;
    }
    const next = this.state.loaded && event.seq === this.seq + 1;
    if (event.type === 'thread.gone') this.remove([event.id]);
    if (event.type === 'thread.changed') this.takeIn(event);
    if (next && event.type !== 'threads.changed') this.seq = event.seq;
    else this.readSoon();
  }

  private takeIn({ id, seq, thread, part }: ThreadEvent & { type: 'thread.changed' }) {
    const known = this.state.threads.get(id);
    if (known && known.seq >= seq) return;
    const whole = isThread(thread) ? thread : known && withPart(known, part);
    if (whole) {
      this.putAll([personal(whole, known, this.me)], [], true);
      return;
    }
    void this.source.get(id).then(
      (answer) => this.putAll([answer], [], true),
      () => this.readSoon(),
    );
  }

  private readSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.read(), readAgainAfter);
  }

  /** What an own request has answered. */
  put(thread: Thread) {
    this.putAll([thread], [], false);
    if (thread.seq === this.seq + 1) this.seq = thread.seq;
  }

  /** Changes a thread before, or without, an answer: reading and following have none. */
  adjust(id: string, part: Partial<Thread>) {
    this.adjustAll([[id, part]]);
  }

  adjustAll(parts: Iterable<readonly [string, Partial<Thread>]>) {
    const threads = new Map(this.state.threads);
    for (const [id, part] of parts) {
      const thread = threads.get(id);
      if (thread) threads.set(id, { ...thread, ...part });
    }
    this.change({ threads });
  }

  /** One has read on another device: a thread, or all of them, up to a number. */
  readElsewhere(id: string | null, upTo: number) {
    const threads = new Map(this.state.threads);
    for (const [one, thread] of threads) {
      if ((id !== null && one !== id) || thread.readUpTo >= upTo) continue;
      threads.set(one, personal({ ...thread }, { ...thread, readUpTo: upTo }, this.me));
    }
    this.change({ threads });
  }

  remove(ids: readonly string[]) {
    this.putAll([], ids, false);
  }

  private putAll(items: readonly Thread[], gone: readonly string[], arrived: boolean) {
    const threads = new Map(this.state.threads);
    for (const id of gone) threads.delete(id);
    for (const thread of items) {
      const before = threads.get(thread.id);
      if (before && before.seq > thread.seq) continue;
      threads.set(thread.id, before ? keepingSame(thread, before) : thread);
      if (arrived && before?.seq !== thread.seq)
        for (const hear of this.heard) hear(thread, before);
    }
    this.change({ threads });
  }

  close() {
    clearTimeout(this.timer);
  }

  private change(part: Partial<ThreadsState>) {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}

function isThread(value: unknown): value is Thread {
  if (typeof value !== 'object' || value === null) return false;
  const { id, seq, comments } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof seq === 'number' && Array.isArray(comments);
}

/** A long thread with the answer that was told alone; null when more than that was missed. */
function withPart(known: Thread, part: unknown): Thread | null {
  const { after, thread } = (part ?? {}) as Record<string, unknown>;
  if (after !== known.seq || !isThread(thread)) return null;
  return { ...thread, comments: [...known.comments, ...thread.comments] };
}

/** Comments that say the same stay the same objects, so that they are not drawn again. */
function keepingSame(thread: Thread, before: Thread): Thread {
  const had = new Map(before.comments.map((comment) => [comment.id, comment]));
  const comments = thread.comments.map((comment) => {
    const old = had.get(comment.id);
    return old && (old === comment || JSON.stringify(old) === JSON.stringify(comment))
      ? old
      : comment;
  });
  return { ...thread, comments };
}

/** A thread that was told to everybody, as this person has it. */
export function personal(thread: Thread, known: Thread | undefined, me: string): Thread {
  const readUpTo = known?.readUpTo ?? 0;
  const own = (person: { id: string } | null | undefined) => person?.id === me;
  return {
    ...thread,
    readUpTo,
    following: known?.following ?? thread.comments.some(({ author }) => own(author)),
    unread: thread.comments.filter(
      ({ seq, author, deleted }) => seq > readUpTo && !own(author) && !deleted,
    ).length,
    comments: thread.comments.map((comment) => ({
      ...comment,
      reactions: (comment.reactions ?? []).map((one) => ({
        ...one,
        mine: (one.by ?? []).includes(me),
      })),
    })),
  };
}
