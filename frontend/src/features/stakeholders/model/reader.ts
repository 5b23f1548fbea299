import * as Y from 'yjs';
import { Topics } from '@/features/shareddoc';
import type {
  Communication,
  GridWords,
  MapMeta,
  Point,
  Relation,
  Stakeholder,
  TextField,
} from './entities';
import { textKeys } from './fields';
import { parentsOf } from './parents';
import {
  readCommunication,
  readGridWords,
  readMeta,
  readPinned,
  readRelation,
  readStakeholder,
  readWords,
} from './reading';
import { type Entries, readRemoved } from './removed';

type Root = 'stakeholders' | 'relations' | 'communications';
type DeepEvent = Y.YEvent<Y.AbstractType<unknown>>;
interface Entity {
  readonly id: string;
}

/** What points at somebody who was removed. */
export interface Lost {
  readonly relations: readonly Relation[];
  readonly communications: readonly Communication[];
  /** Their parent is gone. */
  readonly children: readonly Stakeholder[];
}

/**
 * The reading half of the store: follows the shared document and keeps frozen
 * values whose identity lasts until they change. A change of one of 5,000
 * stakeholders reads that one and wakes only who listens to it or to the whole.
 */
export class MapReader {
  protected readonly roots: Record<Root, Y.Map<unknown>>;
  protected readonly views: Y.Map<unknown>;
  protected readonly metaRoot: Y.Map<unknown>;
  protected readonly topics = new Topics();
  private people: ReadonlyMap<string, Stakeholder> = new Map();
  private allRelations: ReadonlyMap<string, Relation> = new Map();
  private allContacts: ReadonlyMap<string, Communication> = new Map();
  private places: ReadonlyMap<string, Point> = new Map();
  private gridValue: GridWords = {};
  private metaValue: MapMeta;
  // Derived from the above on first use, forgotten when that changes.
  private parentsValue: ReadonlyMap<string, string> | null = null;
  private soundRelations: ReadonlyMap<string, Relation> | null = null;
  private soundContacts: ReadonlyMap<string, Communication> | null = null;
  private lostValue: Lost | null = null;
  private wordsOf = new Map<string, string>();
  // Collected by the observers of one transaction, read when it is over.
  private dirty: Record<Root, Set<string>> = {
    stakeholders: new Set(),
    relations: new Set(),
    communications: new Set(),
  };
  private dirtyWords = new Set<string>();
  private dirtyViews = false;
  private dirtyMeta = false;
  private gone: Record<Root, Map<string, Entries>> = emptyGone();
  private readonly stop: (() => void)[] = [];

  constructor(readonly doc: Y.Doc) {
    this.roots = {
      stakeholders: doc.getMap('stakeholders'),
      relations: doc.getMap('relations'),
      communications: doc.getMap('communications'),
    };
    this.views = doc.getMap('views');
    this.metaRoot = doc.getMap('meta');
    this.metaValue = readMeta(this.metaRoot);
    for (const root of ['stakeholders', 'relations', 'communications'] as const) {
      this.roots[root].forEach((_, id) => {
        this.dirty[root].add(id);
      });
      this.observe(this.roots[root], (events) => this.noteEntities(root, events));
    }
    this.observe(this.views, () => {
      this.dirtyViews = true;
    });
    this.observe(this.metaRoot, () => {
      this.dirtyMeta = true;
    });
    this.dirtyViews = true;
    this.refresh();
    const after = (transaction: Y.Transaction) => this.afterTransaction(transaction);
    doc.on('afterTransaction', after);
    this.stop.push(() => doc.off('afterTransaction', after));
  }

  private observe(root: Y.Map<unknown>, note: (events: DeepEvent[]) => void) {
    const observer = (events: unknown) => note(events as DeepEvent[]);
    root.observeDeep(observer as Parameters<typeof root.observeDeep>[0]);
    this.stop.push(() => root.unobserveDeep(observer as Parameters<typeof root.unobserveDeep>[0]));
  }

  // ---- what is there --------------------------------------------------------

  stakeholders = (): ReadonlyMap<string, Stakeholder> => this.people;
  stakeholder = (id: string): Stakeholder | null => this.people.get(id) ?? null;

  /** Only those with both ends: what points at somebody removed is in `lost()`. */
  relations = (): ReadonlyMap<string, Relation> => {
    this.soundRelations ??= filtered(
      this.allRelations,
      (one) => this.people.has(one.fromId) && this.people.has(one.toId),
    );
    return this.soundRelations;
  };
  relation = (id: string): Relation | null => this.relations().get(id) ?? null;

  communications = (): ReadonlyMap<string, Communication> => {
    this.soundContacts ??= filtered(this.allContacts, (one) => this.people.has(one.stakeholderId));
    return this.soundContacts;
  };
  communication = (id: string): Communication | null => this.communications().get(id) ?? null;

  lost = (): Lost => {
    this.lostValue ??= {
      relations: [...this.allRelations.values()].filter((one) => !this.relations().has(one.id)),
      communications: [...this.allContacts.values()].filter(
        (one) => !this.communications().has(one.id),
      ),
      children: [...this.people.values()].filter(
        (one) => one.parentId !== null && !this.people.has(one.parentId),
      ),
    };
    return this.lostValue;
  };

  /** From child to parent; without circles, without parents that are gone. */
  parents = (): ReadonlyMap<string, string> => {
    this.parentsValue ??= parentsOf(this.people);
    return this.parentsValue;
  };

  pinned = (): ReadonlyMap<string, Point> => this.places;
  gridWords = (): GridWords => this.gridValue;
  meta = (): MapMeta => this.metaValue;

  /** The long text as it stands. */
  words = (id: string, field: TextField): string => {
    const key = `${id}:${field}`;
    let words = this.wordsOf.get(key);
    if (words === undefined) {
      words = readWords(this.entry('stakeholders', id), field);
      this.wordsOf.set(key, words);
    }
    return words;
  };

  /** The shared text; null when it is missing, or kept as a plain string. */
  text(id: string, field: TextField): Y.Text | null {
    const text = this.entry('stakeholders', id)?.get(textKeys[field]);
    return text instanceof Y.Text ? text : null;
  }

  // ---- who wants to know ----------------------------------------------------

  /** Anything at all. */
  subscribe = (listener: () => void) => this.topics.on('any', listener);

  /**
   * One topic: `stakeholders`, `relations`, `communications` (any of them),
   * `stakeholder:ID`, `relation:ID`, `communication:ID`, `words:ID`,
   * `words:ID:FIELD`, `pinned`, `grid`, `meta`, `undo`.
   */
  on(topic: string, listener: () => void) {
    return this.topics.on(topic, listener);
  }

  destroy() {
    for (const stop of this.stop.splice(0)) stop();
    this.topics.clear();
  }

  protected entry(root: Root, id: string): Y.Map<unknown> | undefined {
    const entry = this.roots[root].get(id);
    return entry instanceof Y.Map ? entry : undefined;
  }

  // ---- what happens ---------------------------------------------------------

  private noteEntities(root: Root, events: DeepEvent[]) {
    for (const event of events) {
      const [id, key] = event.path;
      if (typeof id === 'string') {
        if (event.target instanceof Y.Text && typeof key === 'string') {
          this.dirtyWords.add(`${id}:${key}`);
          // A short word kept as shared text, in older documents.
          if (!textFieldOf.has(key)) this.dirty[root].add(id);
          continue;
        }
        this.dirty[root].add(id);
        for (const changed of event.keys.keys()) {
          if (textFieldOf.has(changed)) this.dirtyWords.add(`${id}:${changed}`);
        }
        continue;
      }
      event.keys.forEach((change, changed) => {
        this.dirty[root].add(changed);
        // Also when it comes: it may have been asked for while it was gone.
        this.forgetWords(root, changed);
        if (change.action === 'delete' && change.oldValue instanceof Y.Map)
          this.gone[root].set(changed, readRemoved(change.oldValue, event));
      });
    }
  }

  private forgetWords(root: Root, id: string) {
    if (root !== 'stakeholders') return;
    for (const key of textFieldOf.keys()) this.dirtyWords.add(`${id}:${key}`);
  }

  private afterTransaction(transaction: Y.Transaction) {
    const before = this.people;
    const gone = this.gone;
    const topics = this.refresh();
    if (topics.size === 0) return;
    if (gone.stakeholders.size > 0) this.noteRemoved(before, gone, transaction);
    topics.add('any');
    this.topics.emit(topics);
  }

  /** For the writing half, which can bring them back. */
  protected noteRemoved(
    _before: ReadonlyMap<string, Stakeholder>,
    _gone: Record<Root, Map<string, Entries>>,
    _transaction: Y.Transaction,
  ) {}

  /** Reads anew what is dirty; returns what changed. */
  private refresh(): Set<string> {
    const topics = new Set<string>();
    this.refreshStakeholders(topics);
    this.refreshRelations(topics);
    this.refreshContacts(topics);
    this.refreshWords(topics);
    if (this.dirtyViews) this.refreshViews(topics);
    if (this.dirtyMeta) {
      this.metaValue = readMeta(this.metaRoot);
      topics.add('meta');
    }
    this.dirtyViews = false;
    this.dirtyMeta = false;
    this.gone = emptyGone();
    return topics;
  }

  private refreshStakeholders(topics: Set<string>) {
    const before = this.people;
    this.people = this.reread('stakeholders', 'stakeholder', before, readStakeholder, topics);
    if (this.people === before) return;
    this.lostValue = null;
    if (this.people.size !== before.size || topics.has('who')) {
      this.soundRelations = null;
      this.soundContacts = null;
      if (this.allRelations.size > 0) topics.add('relations');
      if (this.allContacts.size > 0) topics.add('communications');
    }
    this.parentsValue = null;
    topics.delete('who');
  }

  private refreshRelations(topics: Set<string>) {
    const before = this.allRelations;
    this.allRelations = this.reread('relations', 'relation', before, readRelation, topics);
    if (this.allRelations === before) return;
    this.soundRelations = null;
    this.lostValue = null;
    topics.delete('who');
  }

  private refreshContacts(topics: Set<string>) {
    const before = this.allContacts;
    this.allContacts = this.reread(
      'communications',
      'communication',
      before,
      readCommunication,
      topics,
    );
    if (this.allContacts === before) return;
    this.soundContacts = null;
    this.lostValue = null;
    topics.delete('who');
  }

  private refreshWords(topics: Set<string>) {
    for (const path of this.dirtyWords) {
      const at = path.lastIndexOf(':');
      const id = path.slice(0, at);
      const field = textFieldOf.get(path.slice(at + 1));
      if (!field) continue;
      this.wordsOf.delete(`${id}:${field}`);
      topics.add(`words:${id}`);
      topics.add(`words:${id}:${field}`);
    }
    this.dirtyWords.clear();
  }

  private refreshViews(topics: Set<string>) {
    const places = readPinned(this.views);
    if (!samePlaces(places, this.places)) {
      this.places = places;
      topics.add('pinned');
    }
    const words = readGridWords(this.views);
    if (JSON.stringify(words) !== JSON.stringify(this.gridValue)) {
      this.gridValue = words;
      topics.add('grid');
    }
  }

  /** A new map when something changed, else the old one. `who` says that somebody came or went. */
  private reread<T extends Entity>(
    root: Root,
    one: string,
    before: ReadonlyMap<string, T>,
    read: (id: string, entry: Y.Map<unknown>, before?: T) => T | null,
    topics: Set<string>,
  ): ReadonlyMap<string, T> {
    let now: Map<string, T> | null = null;
    for (const id of this.dirty[root]) {
      const entry = this.entry(root, id);
      const was = before.get(id);
      const value = entry ? read(id, entry, was) : null;
      if (value === (was ?? null)) continue;
      now ??= new Map(before);
      if (value) now.set(id, value);
      else now.delete(id);
      if (!was || !value) topics.add('who');
      topics.add(`${one}:${id}`);
      topics.add(root);
    }
    this.dirty[root].clear();
    return now ?? before;
  }
}

const textFieldOf = new Map(
  Object.entries(textKeys).map(([field, key]) => [key, field as TextField]),
);

const emptyGone = () => ({
  stakeholders: new Map<string, Entries>(),
  relations: new Map<string, Entries>(),
  communications: new Map<string, Entries>(),
});

function filtered<T>(all: ReadonlyMap<string, T>, fits: (one: T) => boolean) {
  const some = new Map<string, T>();
  for (const [id, one] of all) if (fits(one)) some.set(id, one);
  return some.size === all.size ? all : some;
}

function samePlaces(a: ReadonlyMap<string, Point>, b: ReadonlyMap<string, Point>): boolean {
  if (a.size !== b.size) return false;
  for (const [id, { x, y }] of a) {
    const other = b.get(id);
    if (other?.x !== x || other.y !== y) return false;
  }
  return true;
}
