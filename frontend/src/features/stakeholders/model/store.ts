import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { RoomUser } from '@/features/collab';
import { changeBetween, type TextChange, type UndoState, UndoSteps } from '@/features/shareddoc';
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
import { type Gone, MapReader } from './reader';
import type { Entries, Removed } from './removed';
import type { GridKey } from './vocabulary';
import { entryOf, newStakeholder, writeFields, writeStakeholder, writeStep } from './writing';

/** For so long others are told who removed somebody. */
const removalTold = 15_000;
const toldAtMost = 50;
const keptRemovals = 2_000;

/**
 * A stakeholder map: the one way in which pages read and change it. Each method
 * that changes is one transaction with `origin` and one step of undo; several
 * belong together inside `transact`. Undo takes back this tab's own changes only.
 *
 * Whoever may not write is refused by the server; pages do not offer it.
 */
export class MapStore extends MapReader {
  readonly origin = Object.freeze({ who: 'stakeholder map' });
  private readonly steps: UndoSteps;
  private removals = new Map<string, Removed>();
  /** What was still being typed when somebody else removed it. */
  private late = new Map<string, Partial<StakeholderFields>>();
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    doc: Y.Doc,
    readonly awareness: Awareness,
  ) {
    super(doc);
    const roots = ['stakeholders', 'relations', 'communications', 'views', 'meta'];
    this.steps = new UndoSteps(
      doc,
      roots.map((root) => doc.getMap(root) as Y.AbstractType<unknown>),
      this.origin,
      () => this.topics.emit(['undo']),
    );
    this.awareness.on('change', this.onAwareness);
  }

  override destroy() {
    clearTimeout(this.telling);
    this.awareness.off('change', this.onAwareness);
    this.steps.destroy();
    super.destroy();
  }

  // ---- stakeholders ---------------------------------------------------------

  /** Adds somebody, with all their long texts, and returns the id. */
  add(
    fields: Partial<StakeholderFields>,
    texts: Partial<Record<TextField, string>> = {},
    id: string = crypto.randomUUID(),
  ): string {
    this.transact(() => this.stakeholderRoot.root.set(id, newStakeholder(fields, texts)));
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
    const entry = this.stakeholderRoot.entry(id);
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
          this.relationRoot.root.delete(relation.id);
      for (const contact of this.communications().values())
        if (all.has(contact.stakeholderId)) this.contactRoot.root.delete(contact.id);
      for (const one of this.stakeholders().values())
        if (one.parentId && all.has(one.parentId) && !all.has(one.id))
          this.stakeholderRoot.entry(one.id)?.delete('parent_id');
      for (const id of ids) {
        this.stakeholderRoot.root.delete(id);
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
        this.stakeholderRoot.root.set(id, entry);
        writeStakeholder(entry, this.late.get(id) ?? {});
        this.late.delete(id);
        for (const [key, entries] of removed.relations)
          if (!this.relationRoot.root.has(key)) this.relationRoot.root.set(key, entryOf(entries));
        for (const [key, entries] of removed.communications)
          if (!this.contactRoot.root.has(key)) this.contactRoot.root.set(key, entryOf(entries));
      }
    });
  }

  // ---- long texts -----------------------------------------------------------

  /** What typing does. Letters typed in one go are one step of undo. */
  type(id: string, field: TextField, change: TextChange) {
    if (!this.stakeholderRoot.entry(id)) return;
    this.steps.type(`${id}:${field}`, () => this.changeText(id, field, change));
  }

  /** Replaces a text by the smallest edit, so that carets of others stay. */
  setText(id: string, field: TextField, words: string) {
    const change = changeBetween(this.words(id, field), words);
    if (change && this.stakeholderRoot.entry(id))
      this.transact(() => this.changeText(id, field, change));
  }

  private changeText(id: string, field: TextField, { at, remove, insert }: TextChange) {
    const text = this.stakeholderRoot.makeText(id, field);
    if (!text) return;
    if (remove > 0) text.delete(at, remove);
    if (insert !== '') text.insert(at, insert);
  }

  // ---- relations and contacts -----------------------------------------------

  addRelation(
    fields: Pick<RelationFields, 'fromId' | 'toId'> & Partial<RelationFields>,
    id: string = crypto.randomUUID(),
  ): string {
    const relation = new Y.Map<unknown>();
    writeFields(relation, relationSpecs, fields);
    this.transact(() => this.relationRoot.root.set(id, relation));
    return id;
  }

  setRelation(id: string, patch: Partial<RelationFields>) {
    const entry = this.relationRoot.entry(id);
    if (entry) this.transact(() => writeFields(entry, relationSpecs, patch));
  }

  removeRelations(ids: readonly string[]) {
    this.transact(() => {
      for (const id of ids) this.relationRoot.root.delete(id);
    });
  }

  addCommunication(
    fields: Pick<CommunicationFields, 'stakeholderId'> & Partial<CommunicationFields>,
    id: string = crypto.randomUUID(),
  ): string {
    const contact = new Y.Map<unknown>();
    writeFields(contact, communicationSpecs, fields);
    this.transact(() => this.contactRoot.root.set(id, contact));
    return id;
  }

  setCommunication(id: string, patch: Partial<CommunicationFields>) {
    const entry = this.contactRoot.entry(id);
    if (entry) this.transact(() => writeFields(entry, communicationSpecs, patch));
  }

  removeCommunications(ids: readonly string[]) {
    this.transact(() => {
      for (const id of ids) this.contactRoot.root.delete(id);
    });
  }

  /** Clears whatever points at somebody who was removed. */
  clearLost() {
    const { relations, communications, children } = this.lost();
    this.transact(() => {
      for (const { id } of relations) this.relationRoot.root.delete(id);
      for (const { id } of communications) this.contactRoot.root.delete(id);
      for (const { id } of children) this.stakeholderRoot.entry(id)?.delete('parent_id');
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
    return this.steps.transact(change);
  }

  /** False when there was nothing to take back. */
  undo = () => this.steps.undo();
  redo = () => this.steps.redo();
  canUndo = () => this.undoState().canUndo;
  canRedo = () => this.undoState().canRedo;
  undoState = (): UndoState => this.steps.state();
  /** Which step undo would take back now: the same value as long as it is the last one. */
  lastStep = (): unknown => this.steps.last();

  private eachEntry(ids: readonly string[], change: (entry: Y.Map<unknown>) => void) {
    this.transact(() => {
      for (const id of ids) {
        const entry = this.stakeholderRoot.entry(id);
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
    gone: Gone,
    transaction: Y.Transaction,
  ) {
    const own = this.steps.isOwn(transaction);
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
