import * as Y from 'yjs';
import { cleanString } from './values';

type DeepEvent = Y.YEvent<Y.AbstractType<unknown>>;

interface Entity {
  readonly id: string;
}

interface CollectionOptions<T extends Entity> {
  /** Names of its topics: `goals` for any of them, `goal:ID` for one. */
  many: string;
  one: string;
  /** From the key of a shared text to the field's name: topics `words:ID:FIELD` and `words:ID`. */
  texts: ReadonlyMap<string, string>;
  /** Null: it makes no sense as one. The value before when nothing differs. */
  read: (id: string, entry: Y.Map<unknown>, before?: T) => T | null;
  /** Told of each that changed, came or went, before the topics are. */
  onChange?: (was: T | undefined, now: T | undefined) => void;
  /** Told of an entry that is taken away, while `event` still knows what was in it. */
  onRemove?: (id: string, entry: Y.Map<unknown>, event: DeepEvent) => void;
}

/**
 * One kind of thing in a shared document: a map from id to an entry. Keeps a
 * frozen value of each, whose identity lasts until it changes; a change of one
 * of thousands reads that one. The owner calls `refresh` after a transaction.
 */
export class Collection<T extends Entity> {
  /** A new map whenever something in it changed. */
  all: ReadonlyMap<string, T> = new Map();
  private dirty = new Set<string>();
  private dirtyWords = new Set<string>();
  private words = new Map<string, string>();
  private readonly keyOf: ReadonlyMap<string, string>;

  constructor(
    readonly root: Y.Map<unknown>,
    private readonly options: CollectionOptions<T>,
  ) {
    this.keyOf = new Map([...options.texts].map(([key, field]) => [field, key]));
    root.forEach((_, id) => {
      this.dirty.add(id);
    });
    this.root.observeDeep(this.note);
  }

  destroy() {
    this.root.unobserveDeep(this.note);
  }

  entry(id: string): Y.Map<unknown> | undefined {
    const entry = this.root.get(id);
    return entry instanceof Y.Map ? entry : undefined;
  }

  /** A shared text as it stands. */
  wordsOf(id: string, field: string): string {
    const at = `${id}:${field}`;
    let words = this.words.get(at);
    if (words === undefined) {
      const value = this.entry(id)?.get(this.keyOf.get(field) ?? field);
      words = cleanString(value) ?? '';
      this.words.set(at, words);
    }
    return words;
  }

  /** The shared text; null when it is missing, or kept as a plain string. */
  textOf(id: string, field: string): Y.Text | null {
    const text = this.entry(id)?.get(this.keyOf.get(field) ?? field);
    return text instanceof Y.Text ? text : null;
  }

  /** The shared text, made of what was there when it was none. Inside a transaction. */
  makeText(id: string, field: string): Y.Text | null {
    const [entry, text] = [this.entry(id), this.textOf(id, field)];
    if (text || !entry) return text;
    const made = new Y.Text(this.wordsOf(id, field));
    entry.set(this.keyOf.get(field) ?? field, made);
    return made;
  }

  /** Reads anew what changed and adds the topics it concerns; whether `all` is another one. */
  refresh(topics: Set<string>): boolean {
    let now: Map<string, T> | null = null;
    for (const id of this.dirty) {
      const entry = this.entry(id);
      const was = this.all.get(id);
      const value = entry ? this.options.read(id, entry, was) : null;
      if (value === (was ?? null)) continue;
      now ??= new Map(this.all);
      if (value) now.set(id, value);
      else now.delete(id);
      topics.add(`${this.options.one}:${id}`);
      this.options.onChange?.(was, value ?? undefined);
    }
    this.dirty.clear();
    for (const at of this.dirtyWords) {
      this.words.delete(at);
      topics.add(`words:${at}`);
      topics.add(`words:${at.slice(0, at.lastIndexOf(':'))}`);
    }
    this.dirtyWords.clear();
    if (!now) return false;
    this.all = now;
    topics.add(this.options.many);
    return true;
  }

  private note = (events: unknown) => {
    for (const event of events as DeepEvent[]) {
      const [id, key] = event.path;
      if (typeof id !== 'string') {
        event.keys.forEach(({ action, oldValue }, changed) => {
          this.dirty.add(changed);
          // Also when it comes: it may have been asked for while it was gone.
          for (const field of this.options.texts.values())
            this.dirtyWords.add(`${changed}:${field}`);
          if (action === 'delete' && oldValue instanceof Y.Map)
            this.options.onRemove?.(changed, oldValue, event);
        });
        continue;
      }
      this.dirty.add(id);
      if (typeof key === 'string') this.noteWords(id, key);
      else for (const changed of event.keys.keys()) this.noteWords(id, changed);
    }
  };

  private noteWords(id: string, key: string) {
    const field = this.options.texts.get(key);
    if (field) this.dirtyWords.add(`${id}:${field}`);
  }
}
