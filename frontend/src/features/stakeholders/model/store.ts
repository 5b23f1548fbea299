import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { RoomUser } from '@/features/collab';
import { changeBetween, type TextChange } from '@/features/shareddoc';
import type {
  CommunicationFields,
  MapMeta,
  Point,
  RelationFields,
  Stakeholder,
  StakeholderFields,
  TextField,
} from './entities';
import { cleanTag, communicationSpecs, relationSpecs, tagKey, textKeys } from './fields';
import { mayHaveParent } from './parents';
import { MapReader } from './reader';
import type { Entries, Removed } from './removed';
import type { GridKey } from './vocabulary';
import { entryOf, newStakeholder, writeFields, writeStakeholder, writeStep } from './writing';

/** Pauses longer than this while typing make another step of undo. */
const typingPause = 700;
/** For so long others are told who removed somebody. */
const removalTold = 15_000;
const toldAtMost = 50;
const keptRemovals = 2_000;

export interface UndoState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/**
 * A stakeholder map: the one way in which pages read and change it. Each method
 * that changes is one transaction with `origin` and one step of undo; several
 * belong together inside `transact`. Undo takes back this tab's own changes only.
 *
 * Whoever may not write is refused by the server; pages do not offer it.
 */
export class MapStore extends MapReader {
  readonly origin = Object.freeze({ who: 'stakeholder map' });
  private readonly undoManager: Y.UndoManager;
  private undoValue: UndoState = { canUndo: false, canRedo: false };
  private depth = 0;
  private typed: string | null = null;
  private removals = new Map<string, Removed>();
  /** What was still being typed when somebody else removed it. */
  private late = new Map<string, Partial<StakeholderFields>>();
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    doc: Y.Doc,
    readonly awareness: Awareness,
  ) {
    super(doc);
    this.undoManager = new Y.UndoManager(
      [...Object.values(this.roots), this.views, this.metaRoot],
      { trackedOrigins: new Set([this.origin]), captureTimeout: typingPause },
    );
    for (const happened of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
      this.undoManager.on(happened, this.onStack);
    this.awareness.on('change', this.onAwareness);
  }

  override destroy() {
    clearTimeout(this.telling);
    this.awareness.off('change', this.onAwareness);
    this.undoManager.destroy();
    super.destroy();
  }

  // ---- stakeholders ---------------------------------------------------------

  /** Adds somebody, with all their long texts, and returns the id. */
  add(
    fields: Partial<StakeholderFields>,
    texts: Partial<Record<TextField, string>> = {},
    id: string = crypto.randomUUID(),
  ): string {
    this.transact(() => this.roots.stakeholders.set(id, newStakeholder(fields, texts)));
    return id;
  }

  /**
   * Adds somebody, or changes the fields given. For rows of a file: parents are
   * not looked at, because they may come later in the same step; readers break
   * what circles there are.
   */
  put(
    id: string,
    fields: Partial<StakeholderFields>,
    texts: Partial<Record<TextField, string>> = {},
  ) {
    const entry = this.entry('stakeholders', id);
    if (!entry) return void this.add(fields, texts, id);
    this.transact(() => {
      writeStakeholder(entry, fields);
      for (const [field, words] of Object.entries(texts))
        this.setText(id, field as TextField, words);
    });
  }

  set(id: string, patch: Partial<StakeholderFields>) {
    this.setMany([id], patch);
  }

  /** The same on many. Throws a RangeError when a parent would make a circle. */
  setMany(ids: readonly string[], patch: Partial<StakeholderFields>) {
    const { parentId } = patch;
    if (parentId && !ids.every((id) => mayHaveParent(this.stakeholders(), id, parentId)))
      throw new RangeError('a stakeholder cannot stand under itself');
    this.eachEntry(ids, (entry) => writeStakeholder(entry, patch));
    for (const id of ids)
      if (this.removed(id)) this.late.set(id, { ...this.late.get(id), ...patch });
  }

  /** Whether `parentId` may be the parent of `id`. */
  mayHaveParent(id: string, parentId: string): boolean {
    return mayHaveParent(this.stakeholders(), id, parentId);
  }

  addTag(ids: readonly string[], tag: string) {
    const clean = cleanTag(tag);
    if (clean) this.eachEntry(ids, (entry) => entry.set(tagKey(clean), true));
  }

  removeTag(ids: readonly string[], tag: string) {
    this.eachEntry(ids, (entry) => {
      if (entry.has(tagKey(tag))) entry.delete(tagKey(tag));
    });
  }

  setStep(id: string, step: number, relevant: boolean) {
    this.eachEntry([id], (entry) => writeStep(entry, step, relevant));
  }

  /** Removes them with their relations, planned contacts and places. */
  remove(ids: readonly string[]) {
    const all = new Set(ids);
    this.tellRemoval(ids);
    this.transact(() => {
      for (const relation of this.relations().values())
        if (all.has(relation.fromId) || all.has(relation.toId))
          this.roots.relations.delete(relation.id);
      for (const contact of this.communications().values())
        if (all.has(contact.stakeholderId)) this.roots.communications.delete(contact.id);
      for (const one of this.stakeholders().values())
        if (one.parentId && all.has(one.parentId) && !all.has(one.id))
          this.entry('stakeholders', one.id)?.delete('parent_id');
      for (const id of ids) {
        this.roots.stakeholders.delete(id);
        this.view('network', false)?.delete(id);
      }
    });
  }

  /** Who this was and who removed it; null when it was not removed while the page is open. */
  removed(id: string): Removed | null {
    return this.stakeholder(id) ? null : (this.removals.get(id) ?? null);
  }

  /** Brings back what was removed, whoever did it: as a new change, so others' work stays. */
  restore(ids: readonly string[]) {
    this.transact(() => {
      for (const id of ids) {
        const removed = this.removed(id);
        if (!removed) continue;
        const entry = entryOf(removed.entries, Object.values(textKeys));
        this.roots.stakeholders.set(id, entry);
        writeStakeholder(entry, this.late.get(id) ?? {});
        this.late.delete(id);
        for (const [key, entries] of removed.relations)
          if (!this.roots.relations.has(key)) this.roots.relations.set(key, entryOf(entries));
        for (const [key, entries] of removed.communications)
          if (!this.roots.communications.has(key))
            this.roots.communications.set(key, entryOf(entries));
      }
    });
  }

  // ---- long texts -----------------------------------------------------------

  /** What typing does. Letters typed in one go are one step of undo. */
  type(id: string, field: TextField, change: TextChange) {
    const entry = this.entry('stakeholders', id);
    if (!entry) return;
    const step = `${id}:${field}`;
    if (this.typed !== step) this.undoManager.stopCapturing();
    this.typed = step;
    this.doc.transact(() => this.changeText(entry, id, field, change), this.origin);
  }

  /** Replaces a text by the smallest edit, so that carets of others stay. */
  setText(id: string, field: TextField, words: string) {
    const entry = this.entry('stakeholders', id);
    const change = changeBetween(this.words(id, field), words);
    if (entry && change) this.transact(() => this.changeText(entry, id, field, change));
  }

  private changeText(entry: Y.Map<unknown>, id: string, field: TextField, change: TextChange) {
    const text = this.text(id, field) ?? this.makeText(entry, id, field);
    if (change.remove > 0) text.delete(change.at, change.remove);
    if (change.insert !== '') text.insert(change.at, change.insert);
  }

  private makeText(entry: Y.Map<unknown>, id: string, field: TextField): Y.Text {
    const text = new Y.Text(this.words(id, field));
    entry.set(textKeys[field], text);
    return text;
  }

  // ---- relations and contacts -----------------------------------------------

  addRelation(
    fields: Pick<RelationFields, 'fromId' | 'toId'> & Partial<RelationFields>,
    id: string = crypto.randomUUID(),
  ): string {
    const relation = new Y.Map<unknown>();
    writeFields(relation, relationSpecs, fields);
    this.transact(() => this.roots.relations.set(id, relation));
    return id;
  }

  setRelation(id: string, patch: Partial<RelationFields>) {
    const entry = this.entry('relations', id);
    if (entry) this.transact(() => writeFields(entry, relationSpecs, patch));
  }

  removeRelations(ids: readonly string[]) {
    this.transact(() => {
      for (const id of ids) this.roots.relations.delete(id);
    });
  }

  addCommunication(
    fields: Pick<CommunicationFields, 'stakeholderId'> & Partial<CommunicationFields>,
    id: string = crypto.randomUUID(),
  ): string {
    const contact = new Y.Map<unknown>();
    writeFields(contact, communicationSpecs, fields);
    this.transact(() => this.roots.communications.set(id, contact));
    return id;
  }

  setCommunication(id: string, patch: Partial<CommunicationFields>) {
    const entry = this.entry('communications', id);
    if (entry) this.transact(() => writeFields(entry, communicationSpecs, patch));
  }

  removeCommunications(ids: readonly string[]) {
    this.transact(() => {
      for (const id of ids) this.roots.communications.delete(id);
    });
  }

  /** Clears whatever points at somebody who was removed. */
  clearLost() {
    const { relations, communications, children } = this.lost();
    this.transact(() => {
      for (const { id } of relations) this.roots.relations.delete(id);
      for (const { id } of communications) this.roots.communications.delete(id);
      for (const { id } of children) this.entry('stakeholders', id)?.delete('parent_id');
    });
  }

  // ---- views and the map itself ---------------------------------------------

  /** Null lets the automatic layout place it again. */
  pin(id: string, place: Point | null) {
    this.transact(() => {
      if (place) {
        const { x, y } = place;
        this.view('network', true)?.set(id, { x: Math.round(x), y: Math.round(y), pinned: true });
      } else this.view('network', false)?.delete(id);
    });
  }

  /** Null or nothing gives the word of the language back. */
  renameGrid(key: GridKey, word: string | null) {
    const clean = word?.trim() ?? '';
    this.transact(() => {
      if (clean !== '') this.view('grid', true)?.set(key, clean);
      else this.view('grid', false)?.delete(key);
    });
  }

  setMeta(patch: Partial<Pick<MapMeta, 'reviewCycle'>>) {
    const { reviewCycle } = patch;
    if (reviewCycle) this.transact(() => this.metaRoot.set('review_cycle', reviewCycle));
  }

  private view(name: 'network' | 'grid', make: boolean): Y.Map<unknown> | undefined {
    const view = this.views.get(name);
    if (view instanceof Y.Map) return view;
    if (!make) return undefined;
    const made = new Y.Map<unknown>();
    this.views.set(name, made);
    return made;
  }

  // ---- steps ----------------------------------------------------------------

  /** Several changes as one transaction and one step of undo. */
  transact<T>(change: () => T): T {
    if (this.depth === 0) {
      this.undoManager.stopCapturing();
      this.typed = null;
    }
    this.depth += 1;
    try {
      return this.doc.transact(change, this.origin);
    } finally {
      this.depth -= 1;
    }
  }

  /** False when there was nothing to take back. */
  undo(): boolean {
    this.typed = null;
    return this.undoManager.undo() !== null;
  }

  redo(): boolean {
    this.typed = null;
    return this.undoManager.redo() !== null;
  }

  canUndo = () => this.undoValue.canUndo;
  canRedo = () => this.undoValue.canRedo;
  undoState = (): UndoState => this.undoValue;

  /** Which step undo would take back now: the same value as long as it is the last one. */
  lastStep(): unknown {
    return this.undoManager.undoStack.at(-1) ?? null;
  }

  private onStack = () => {
    const canUndo = this.undoManager.undoStack.length > 0;
    const canRedo = this.undoManager.redoStack.length > 0;
    if (canUndo !== this.undoValue.canUndo || canRedo !== this.undoValue.canRedo)
      this.undoValue = { canUndo, canRedo };
    this.topics.emit(['undo']);
  };

  private eachEntry(ids: readonly string[], change: (entry: Y.Map<unknown>) => void) {
    this.transact(() => {
      for (const id of ids) {
        const entry = this.entry('stakeholders', id);
        if (entry) change(entry);
      }
    });
  }

  // ---- who removed whom -----------------------------------------------------

  // The shared document does not say who deleted something. Whoever removes says
  // so over presence, for a moment.
  private tellRemoval(ids: readonly string[]) {
    if (ids.length > toldAtMost) return;
    clearTimeout(this.telling);
    this.awareness.setLocalStateField('removed', [...ids]);
    this.telling = setTimeout(
      () => this.awareness.setLocalStateField('removed', null),
      removalTold,
    );
  }

  protected override noteRemoved(
    before: ReadonlyMap<string, Stakeholder>,
    gone: Record<'stakeholders' | 'relations' | 'communications', Map<string, Entries>>,
    transaction: Y.Transaction,
  ) {
    const own = transaction.origin === this.origin || transaction.origin === this.undoManager;
    for (const [id, entries] of gone.stakeholders) {
      const stakeholder = before.get(id);
      if (!stakeholder || this.stakeholder(id)) continue;
      this.removals.set(id, {
        stakeholder,
        entries,
        relations: some(gone.relations, (one) => one.from_id === id || one.to_id === id),
        communications: some(gone.communications, (one) => one.stakeholder_id === id),
        own,
        by: own ? null : this.removerOf(id),
      });
    }
    for (const id of this.removals.keys()) {
      if (this.removals.size <= keptRemovals) break;
      this.removals.delete(id);
    }
  }

  private removerOf(id: string): RoomUser | null {
    for (const [client, state] of this.awareness.getStates()) {
      if (client === this.awareness.clientID) continue;
      if (Array.isArray(state.removed) && state.removed.includes(id)) return state.user ?? null;
    }
    return null;
  }

  // Presence may arrive after the change itself.
  private onAwareness = () => {
    for (const [id, removed] of this.removals) {
      if (removed.own || removed.by) continue;
      const by = this.removerOf(id);
      if (!by) continue;
      this.removals.set(id, { ...removed, by });
      this.topics.emit([`stakeholder:${id}`]);
    }
  };
}

function some(all: Map<string, Entries>, fits: (one: Entries) => boolean) {
  return new Map([...all].filter(([, one]) => fits(one)));
}
