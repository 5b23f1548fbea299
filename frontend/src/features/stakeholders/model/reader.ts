import type * as Y from 'yjs';
import { Collection, Topics } from '@/features/shareddoc';
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
} from './reading';
import { type Entries, readRemoved } from './removed';

/** What points at somebody who was removed. */
export interface Lost {
  readonly relations: readonly Relation[];
  readonly communications: readonly Communication[];
  /** Their parent is gone. */
  readonly children: readonly Stakeholder[];
}

/** What one transaction took away, by id. */
export interface Gone {
  readonly stakeholders: Map<string, Entries>;
  readonly relations: Map<string, Entries>;
  readonly communications: Map<string, Entries>;
}

/**
 * The reading half of the store: follows the shared document and keeps frozen
 * values whose identity lasts until they change. A change of one of 5,000
 * stakeholders reads that one and wakes only who listens to it or to the whole.
 */
export class MapReader {
  protected readonly stakeholderRoot: Collection<Stakeholder>;
  protected readonly relationRoot: Collection<Relation>;
  protected readonly contactRoot: Collection<Communication>;
  protected readonly views: Y.Map<unknown>;
  protected readonly metaRoot: Y.Map<unknown>;
  protected readonly topics = new Topics();
  private places: ReadonlyMap<string, Point> = new Map();
  private gridValue: GridWords = {};
  private metaValue: MapMeta;
  // Derived from the above on first use, forgotten when that changes.
  private parentsValue: ReadonlyMap<string, string> | null = null;
  private soundRelations: ReadonlyMap<string, Relation> | null = null;
  private soundContacts: ReadonlyMap<string, Communication> | null = null;
  private lostValue: Lost | null = null;
  // What the transaction that just ended has changed.
  private cameOrWent = false;
  private viewsChanged = true;
  private metaChanged = false;
  private gone: Gone = nothingGone();
  private readonly stop: (() => void)[] = [];

  constructor(readonly doc: Y.Doc) {
    this.stakeholderRoot = new Collection(doc.getMap('stakeholders'), {
      many: 'stakeholders',
      one: 'stakeholder',
      texts: textFieldOf,
      read: readStakeholder,
      onChange: (was, now) => {
        if (!was || !now) this.cameOrWent = true;
      },
      onRemove: (id, entry, event) => this.gone.stakeholders.set(id, readRemoved(entry, event)),
    });
    this.relationRoot = new Collection(doc.getMap('relations'), {
      many: 'relations',
      one: 'relation',
      texts: new Map(),
      read: readRelation,
      onRemove: (id, entry, event) => this.gone.relations.set(id, readRemoved(entry, event)),
    });
    this.contactRoot = new Collection(doc.getMap('communications'), {
      many: 'communications',
      one: 'communication',
      texts: new Map(),
      read: readCommunication,
      onRemove: (id, entry, event) => this.gone.communications.set(id, readRemoved(entry, event)),
    });
    this.views = doc.getMap('views');
    this.metaRoot = doc.getMap('meta');
    this.metaValue = readMeta(this.metaRoot);
    const onViews = () => {
      this.viewsChanged = true;
    };
    const onMeta = () => {
      this.metaChanged = true;
    };
    this.views.observeDeep(onViews);
    this.metaRoot.observeDeep(onMeta);
    this.refresh();
    const after = (transaction: Y.Transaction) => this.afterTransaction(transaction);
    doc.on('afterTransaction', after);
    this.stop.push(
      () => this.views.unobserveDeep(onViews),
      () => this.metaRoot.unobserveDeep(onMeta),
      () => doc.off('afterTransaction', after),
    );
  }

  destroy() {
    for (const stop of this.stop.splice(0)) stop();
    for (const root of this.collections()) root.destroy();
    this.topics.clear();
  }

  // ---- what is there --------------------------------------------------------

  stakeholders = (): ReadonlyMap<string, Stakeholder> => this.stakeholderRoot.all;
  stakeholder = (id: string): Stakeholder | null => this.stakeholders().get(id) ?? null;

  /** Only those with both ends: what points at somebody removed is in `lost()`. */
  relations = (): ReadonlyMap<string, Relation> => {
    const people = this.stakeholders();
    this.soundRelations ??= filtered(
      this.relationRoot.all,
      (one) => people.has(one.fromId) && people.has(one.toId),
    );
    return this.soundRelations;
  };
  relation = (id: string): Relation | null => this.relations().get(id) ?? null;

  communications = (): ReadonlyMap<string, Communication> => {
    const people = this.stakeholders();
    this.soundContacts ??= filtered(this.contactRoot.all, (one) => people.has(one.stakeholderId));
    return this.soundContacts;
  };
  communication = (id: string): Communication | null => this.communications().get(id) ?? null;

  lost = (): Lost => {
    const people = this.stakeholders();
    this.lostValue ??= {
      relations: without(this.relationRoot.all, this.relations()),
      communications: without(this.contactRoot.all, this.communications()),
      children: [...people.values()].filter(
        (one) => one.parentId !== null && !people.has(one.parentId),
      ),
    };
    return this.lostValue;
  };

  /** From child to parent; without circles, without parents that are gone. */
  parents = (): ReadonlyMap<string, string> => {
    this.parentsValue ??= parentsOf(this.stakeholders());
    return this.parentsValue;
  };

  pinned = (): ReadonlyMap<string, Point> => this.places;
  gridWords = (): GridWords => this.gridValue;
  meta = (): MapMeta => this.metaValue;

  /** The long text as it stands. */
  words = (id: string, field: TextField): string => this.stakeholderRoot.wordsOf(id, field);

  /** The shared text; null when it is missing, or kept as a plain string. */
  text(id: string, field: TextField): Y.Text | null {
    return this.stakeholderRoot.textOf(id, field);
  }

  // ---- who wants to know ----------------------------------------------------

  /** Anything at all. */
  subscribe = (listener: () => void) => this.topics.on('any', listener);

  /**
   * One topic: `stakeholders`, `relations`, `communications` (any of them),
   * `stakeholder:ID`, `relation:ID`, `communication:ID`, `words:ID`,
   * `words:ID:FIELD`, `pinned`, `grid`, `meta`, `undo`.
   */
  on = (topic: string, listener: () => void) => this.topics.on(topic, listener);

  // ---- what happens ---------------------------------------------------------

  private collections() {
    return [this.stakeholderRoot, this.relationRoot, this.contactRoot];
  }

  private afterTransaction(transaction: Y.Transaction) {
    const [before, gone] = [this.stakeholders(), this.gone];
    const topics = this.refresh();
    if (topics.size === 0) return;
    if (gone.stakeholders.size > 0) this.noteRemoved(before, gone, transaction);
    topics.add('any');
    this.topics.emit(topics);
  }

  /** For the writing half, which can bring them back. */
  protected noteRemoved(
    _before: ReadonlyMap<string, Stakeholder>,
    _gone: Gone,
    _transaction: Y.Transaction,
  ) {}

  /** Reads anew what changed; returns the topics it concerns. */
  private refresh(): Set<string> {
    const topics = new Set<string>();
    for (const root of this.collections()) root.refresh(topics);
    if (this.cameOrWent) {
      // What points at them is hidden or shown with them.
      if (this.relationRoot.all.size > 0) topics.add('relations');
      if (this.contactRoot.all.size > 0) topics.add('communications');
    }
    this.forgetDerived(topics);
    if (this.viewsChanged) this.refreshViews(topics);
    if (this.metaChanged) {
      this.metaValue = readMeta(this.metaRoot);
      topics.add('meta');
    }
    this.cameOrWent = false;
    this.viewsChanged = false;
    this.metaChanged = false;
    this.gone = nothingGone();
    return topics;
  }

  private forgetDerived(topics: ReadonlySet<string>) {
    const people = topics.has('stakeholders');
    const relations = topics.has('relations');
    const contacts = topics.has('communications');
    if (people) this.parentsValue = null;
    if (relations) this.soundRelations = null;
    if (contacts) this.soundContacts = null;
    if (people || relations || contacts) this.lostValue = null;
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
}

const textFieldOf = new Map(Object.entries(textKeys).map(([field, key]) => [key, field]));

const nothingGone = (): Gone => ({
  stakeholders: new Map(),
  relations: new Map(),
  communications: new Map(),
});

function filtered<T>(all: ReadonlyMap<string, T>, fits: (one: T) => boolean) {
  const some = new Map<string, T>();
  for (const [id, one] of all) if (fits(one)) some.set(id, one);
  return some.size === all.size ? all : some;
}

function without<T>(all: ReadonlyMap<string, T>, some: ReadonlyMap<string, T>): readonly T[] {
  return [...all].filter(([id]) => !some.has(id)).map(([, one]) => one);
}

function samePlaces(a: ReadonlyMap<string, Point>, b: ReadonlyMap<string, Point>): boolean {
  if (a.size !== b.size) return false;
  for (const [id, { x, y }] of a) {
    const other = b.get(id);
    if (other?.x !== x || other.y !== y) return false;
  }
  return true;
}
